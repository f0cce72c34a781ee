package org.plumbline.operation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once for each version out of the jar that carries them. */
final class PostgresBinaries {

    static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}.
     *
     * @param cache where unpacked versions are kept; made when missing
     * @param progress is told when unpacking begins, which takes some seconds
     */
    static Path unpackedIn(Path cache, PrintStream progress) {
        var folder = cache.resolve("postgresql-" + VERSION + "-" + platform());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try (var archive = archive().orElseThrow(PostgresBinaries::notCarried)) {
            progress.println("Unpacking PostgreSQL " + VERSION + " into " + folder + " (only this once)");
            Files.createDirectories(cache);
            var beside = Files.createTempDirectory(cache, "unpacking-");
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, beside);
            putInPlace(beside, folder);
            return folder;
        } catch (IOException exception) {
            throw new CannotStart("PostgreSQL could not be unpacked into " + cache + ": " + exception, exception);
        }
    }

    private static Optional<InputStream> archive() {
        return Optional.ofNullable(PostgresBinaries.class.getResourceAsStream("/postgres-" + platform() + ".txz"));
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return system + "-" + processor;
    }

    private static CannotStart notCarried() {
        return new CannotStart("No PostgreSQL for " + platform() + " is carried with this build. "
                + "Set PLUMBLINE_DATABASE_URL to a PostgreSQL server of version 15 or later.");
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leads out of the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    var executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** By renaming, so that nobody ever sees half of it; whoever was quicker at the same time has put the same there. */
    private static void putInPlace(Path unpacked, Path folder) throws IOException {
        try {
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException quicker) {
            FileSystemUtils.deleteRecursively(unpacked);
        }
    }
}
