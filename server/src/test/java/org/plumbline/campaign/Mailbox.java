package org.plumbline.campaign;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A mail server for everybody, whose people never see one message twice: what comes again with a key that the same person
 * has had already is taken, counted, and not shown.
 */
final class Mailbox implements AutoCloseable {

    /** @param what the first line of what was written */
    record Mail(String key, String to, String subject, String what, Instant at) {

        String reference() {
            return subject.replaceFirst("^URGENT: ", "");
        }
    }

    private record KeyAndPerson(String key, String to) {}

    private final ServerSocket socket;
    private final Map<KeyAndPerson, Mail> seen = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();

    Mailbox() {
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What people saw, each once. */
    Collection<Mail> seen() {
        return seen.values();
    }

    boolean hasSeen(String key, String to) {
        return seen.containsKey(new KeyAndPerson(key, to));
    }

    /** How often a message was handed over, those that were known by their key among them. */
    long taken() {
        return taken.sum();
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException closed) {
            // the campaign is over
        }
    }

    private void answer(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                var out = new BufferedOutputStream(caller.getOutputStream())) {
            say(out, "220 campaign");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split("[ :]", 2)[0];
                switch (verb) {
                    case "RCPT" -> {
                        to = line.replaceFirst(".*<(.*)>.*", "$1");
                        say(out, "250 good");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(read(in, to));
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 goodbye");
                        return;
                    }
                    default -> say(out, "250 good");
                }
            }
        } catch (IOException gone) {
            // whoever sent it was killed
        }
    }

    private static Mail read(BufferedReader in, String to) throws IOException {
        var key = "";
        var subject = "";
        var what = "";
        boolean inBody = false;
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("ended in the midst of a message");
            } else if (inBody) {
                what = what.isEmpty() ? line : what;
            } else if (line.startsWith("X-Plumbline-Key: ")) {
                key = line.substring("X-Plumbline-Key: ".length());
            } else if (line.startsWith("Subject: ")) {
                subject = line.substring("Subject: ".length());
            } else if (line.isEmpty()) {
                inBody = true;
            }
        }
        return new Mail(key, to, subject, what, Instant.now());
    }

    private void take(Mail mail) {
        taken.increment();
        seen.putIfAbsent(new KeyAndPerson(mail.key(), mail.to()), mail);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
