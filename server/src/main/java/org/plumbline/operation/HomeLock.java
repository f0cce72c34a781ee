package org.plumbline.operation;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a second server out of a home folder. The system lets go of it when the process ends, however it ends. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock on(Path home) {
        var file = home.resolve("lock");
        try {
            var channel = FileChannel.open(file, CREATE, READ, WRITE);
            if (!gotHold(channel)) {
                channel.close();
                throw new CannotStart(
                        "Another plumbline (process " + Files.readString(file).strip() + ") is using "
                                + home.toAbsolutePath() + ". Stop it first, or set PLUMBLINE_HOME to another folder.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + home.toAbsolutePath() + " cannot be used: " + exception, exception);
        }
    }

    static boolean isHeldByAnother(Path home) {
        var file = home.resolve("lock");
        if (Files.notExists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            return !gotHold(channel);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + home.toAbsolutePath() + " cannot be used: " + exception, exception);
        }
    }

    private static boolean gotHold(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
