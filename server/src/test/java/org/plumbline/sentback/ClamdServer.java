package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scanner that speaks clamd's INSTREAM, word for word as clamd 1.4.6 does, and knows one virus, by a word; or that fails in one of the ways in which one can. */
final class ClamdServer implements AutoCloseable {

    static final String VIRUS = "A-VIRUS-FOR-THE-TEST";

    /** What the real one does with a file that is larger than its StreamMaxLength. */
    static final int LARGEST = 60 * 1024 * 1024;

    enum Manner {
        WORKS,
        TAKES_ONLY_SMALL_FILES,
        LOOKS_INTO_SMALL_FILES_ONLY,
        SAYS_NOTHING,
        TAKES_NOTHING_IN,
        HANGS_UP,
        SAYS_OK_BEFORE_IT_HAS_ALL,
        SAYS_SOMETHING_ELSE,
        NEVER_ENDS_ITS_ANSWER
    }

    private final ServerSocket server;
    private final Manner manner;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    ClamdServer(Manner manner) throws IOException {
        this.manner = manner;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The files that came whole. */
    List<byte[]> scanned() {
        return scanned;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> {
                    try {
                        answer(socket);
                    } catch (IOException hungUp) {
                        // the client had enough
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        if (manner == Manner.TAKES_NOTHING_IN) {
            return;
        }
        if (manner == Manner.HANGS_UP) {
            socket.close();
            return;
        }
        var input = new DataInputStream(socket.getInputStream());
        var command = new String(input.readNBytes("zINSTREAM\0".length()), US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(socket, "UNKNOWN COMMAND\0");
            return;
        }
        if (manner == Manner.SAYS_OK_BEFORE_IT_HAS_ALL) {
            input.readNBytes(1_000);
            socket.getOutputStream().write("stream: OK\0".getBytes(US_ASCII));
            socket.close();
            return;
        }
        var file = new ByteArrayOutputStream();
        for (int length = input.readInt(); length > 0; length = input.readInt()) {
            file.write(input.readNBytes(length));
            if (file.size() > (manner == Manner.TAKES_ONLY_SMALL_FILES ? 100_000 : LARGEST)) {
                say(socket, "INSTREAM size limit exceeded. ERROR\0");
                return;
            }
        }
        scanned.add(file.toByteArray());
        switch (manner) {
            case SAYS_NOTHING -> {}
            case LOOKS_INTO_SMALL_FILES_ONLY -> say(socket, "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0");
            case SAYS_SOMETHING_ELSE -> say(socket, "Can't allocate memory ERROR\0");
            case NEVER_ENDS_ITS_ANSWER -> {
                socket.getOutputStream().write("stream: OK".getBytes(US_ASCII));
                socket.getOutputStream().flush();
            }
            default ->
                say(
                        socket,
                        file.toString(US_ASCII).contains(VIRUS)
                                ? "stream: Win.Test.Plumbline-1 FOUND\0"
                                : "stream: OK\0");
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        try (socket) {
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            // else what was not read of the file makes the answer be lost
            socket.setSoTimeout(2_000);
            socket.getInputStream().skip(Long.MAX_VALUE);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
