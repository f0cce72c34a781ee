package org.plumbline.caseload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.plumbline.page.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder in which uploaded files lie, readable by the server's own user only, until they are confirmed or withdrawn.
 * Beside each lie the list of its errors and that of its pseudonyms.
 */
@Component
class UploadFolder {

    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);

    private final Path folder;

    UploadFolder(@Value("${plumbline.home:.plumbline}") Path home) {
        folder = home.resolve("uploads");
    }

    record Kept(long bytes, String digest) {}

    /** @throws Refused when there is no room; nothing of the file is left then */
    Kept keep(UUID upload, InputStream content) {
        var digest = sha256();
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            long bytes = Files.copy(new DigestInputStream(content, digest), file(upload));
            return new Kept(bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException exception) {
            LOG.error("The folder of uploads {} cannot take a file", folder, exception);
            delete(upload);
            throw new Refused(
                    "file",
                    "The server has no room for the file, and kept nothing of it. Tell the administrator, and upload it again "
                            + "when there is room");
        }
    }

    Path file(UUID upload) {
        return folder.resolve(upload + ".csv");
    }

    Path faults(UUID upload) {
        return folder.resolve(upload + ".errors.csv");
    }

    /** The force's own references beside their pseudonyms, until the file goes. */
    Path key(UUID upload) {
        return folder.resolve(upload + ".key.csv");
    }

    boolean holds(UUID upload) {
        return Files.exists(file(upload));
    }

    void delete(UUID upload) {
        try {
            Files.deleteIfExists(file(upload));
            Files.deleteIfExists(faults(upload));
            Files.deleteIfExists(key(upload));
        } catch (IOException exception) {
            // The sweep tries again; what it belongs to is decided all the same
            LOG.error("An upload's file could not be deleted from {}", folder, exception);
        }
    }

    /** The uploads that have lain here since before a moment. */
    List<UUID> lyingSinceBefore(Instant moment) {
        var lying = new ArrayList<UUID>();
        if (Files.notExists(folder)) {
            return lying;
        }
        try (var files = Files.newDirectoryStream(folder, "*.csv")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(moment)) < 0) {
                    lying.add(UUID.fromString(name.substring(0, name.indexOf('.'))));
                }
            }
            return lying.stream().distinct().toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
