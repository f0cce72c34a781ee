package org.plumbline.sentback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.plumbline.page.Ids;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The folder in which a file lies, readable by the server's own user only, while it is looked into and scanned. What a
 * killed server left there goes within two hours of the next start.
 */
@Component
class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    Incoming(@Value("${plumbline.home:.plumbline}") Path home, Clock clock) {
        folder = home.resolve("incoming");
        this.clock = clock;
    }

    /** @param digest SHA-256 of the file, in hexadecimal */
    record Received(Path file, long bytes, String digest) {}

    /**
     * Takes a file in as it comes, has something done with it, and takes it away again whatever comes of that.
     *
     * @param bytes as many as were said to come
     * @throws Refused when it is empty or too large, did not come whole, or there is no room for it
     */
    <T> T receive(InputStream content, long bytes, Function<Received, T> work) {
        refuseSize(bytes);
        var file = folder.resolve(Ids.next() + ".part");
        try {
            var digest = sha256();
            long came = copy(content, file, digest);
            if (came != bytes) {
                throw new Refused(
                        "file",
                        "Only " + Numbers.of(came, "byte") + " of " + Numbers.inWords(bytes)
                                + " arrived, so nothing was kept. Attach the file again");
            }
            return work.apply(new Received(file, came, HexFormat.of().formatHex(digest.digest())));
        } finally {
            delete(file);
        }
    }

    private static void refuseSize(long bytes) {
        if (bytes == 0) {
            throw new Refused("file", "Choose a file that is not empty");
        }
        if (bytes > Evidence.MOST_BYTES) {
            throw new Refused(
                    "file",
                    "Choose a file of at most 50 MB (" + Numbers.inWords(Evidence.MOST_BYTES) + " bytes). This one has "
                            + Numbers.inWords(bytes) + " bytes");
        }
    }

    /** Reads no more than one byte too much, whatever was said to come. */
    private long copy(InputStream content, Path file, MessageDigest digest) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException exception) {
            throw noRoom(exception);
        }
        long came = 0;
        var buffer = new byte[64 * 1024];
        try (var output = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int read = read(content, buffer); read >= 0 && came <= Evidence.MOST_BYTES; ) {
                output.write(buffer, 0, read);
                came += read;
                read = read(content, buffer);
            }
            return came;
        } catch (IOException exception) {
            throw noRoom(exception);
        }
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException cutOff) {
            var refused = new Refused("file", "The file did not arrive whole, so nothing was kept. Attach it again");
            refused.initCause(cutOff);
            throw refused;
        }
    }

    private Refused noRoom(IOException exception) {
        LOG.error("The folder of incoming files {} cannot take one", folder, exception);
        return new Refused(
                "file",
                "The server has no room for the file, and kept nothing of it. Tell the administrator, and attach it again"
                        + " when there is room");
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clear() {
        if (Files.notExists(folder)) {
            return;
        }
        var before = FileTime.from(clock.instant().minus(LONGEST));
        try (var files = Files.newDirectoryStream(folder, "*.part")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    delete(file);
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException exception) {
            // The sweep tries again
            LOG.error("An incoming file could not be deleted from {}", folder, exception);
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
