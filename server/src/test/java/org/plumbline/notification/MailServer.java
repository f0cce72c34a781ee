package org.plumbline.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that behaves as badly as it is told; a good one is GreenMail's. */
final class MailServer implements AutoCloseable {

    enum Manner {
        /** Says at once that it does not know anybody. */
        REFUSES_EVERYBODY,
        /** Says that it is busy. */
        IS_BUSY,
        /** Takes a connection and says nothing. */
        IS_SILENT,
        /** Takes the message and hangs up instead of saying so. */
        TAKES_IT_AND_HANGS_UP
    }

    private final ServerSocket socket;
    private final Manner manner;
    private final List<String> keysTaken = new CopyOnWriteArrayList<>();

    MailServer(Manner manner) {
        this.manner = manner;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The keys of the messages that it took, each as often as it did. */
    List<String> keysTaken() {
        return keysTaken;
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            if (manner == Manner.IS_SILENT) {
                Thread.sleep(60_000);
                return;
            }
            say(caller, "220 ready");
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT") && manner == Manner.REFUSES_EVERYBODY) {
                    say(caller, "550 5.1.1 no such mailbox");
                } else if (line.startsWith("RCPT") && manner == Manner.IS_BUSY) {
                    say(caller, "451 4.3.0 try again later");
                } else if (line.equals("DATA")) {
                    say(caller, "354 go on");
                } else if (line.startsWith("X-Plumbline-Key: ")) {
                    keysTaken.add(line.substring("X-Plumbline-Key: ".length()));
                } else if (line.equals(".")) {
                    return;
                } else if (line.matches("(EHLO|HELO|MAIL|RCPT|RSET|QUIT|NOOP).*")) {
                    say(caller, "250 good");
                }
            }
        } catch (IOException | InterruptedException gone) {
            // so be it
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
