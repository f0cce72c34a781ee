package org.plumbline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords, made when first asked for and kept in a folder that only the server's own user can read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    static Secrets keptIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return new Secrets(folder);
        } catch (IOException exception) {
            throw new CannotStart("The passwords cannot be kept in " + folder + ": " + exception, exception);
        }
    }

    Login login(String user) {
        var file = folder.resolve(user);
        try {
            if (Files.notExists(file)) {
                writeForOwnerOnly(file, random());
            }
            return new Login(user, Files.readString(file));
        } catch (IOException exception) {
            throw new CannotStart("The password in " + file + " cannot be read: " + exception, exception);
        }
    }

    /** Written beside and renamed, so that a killed process leaves all of it or nothing. */
    static void writeForOwnerOnly(Path file, String content) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, content);
        Files.move(beside, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
