package org.plumbline.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The connection that an open page keeps (server-sent events), and when it was told of which case. */
final class EventStream implements AutoCloseable {

    private final Socket socket;
    private final UUID organisation;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();

    /** Comes back once the server has answered. */
    EventStream(Node node, String cookie, UUID organisation) {
        this.organisation = organisation;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
            socket.getOutputStream()
                    .write(("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: " + cookie
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var status = in.readLine();
            if (status == null || !status.contains(" 200")) {
                throw new IllegalStateException("no stream: " + status);
            }
            Thread.ofVirtual().start(() -> listen(in));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    UUID organisation() {
        return organisation;
    }

    /** The references that were told, and when first. */
    Map<String, Instant> heard() {
        return heard;
    }

    private void listen(BufferedReader in) {
        try {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("event:SB-")) {
                    heard.putIfAbsent(line.substring("event:".length()).strip(), Instant.now());
                }
            }
        } catch (IOException closed) {
            // the page is closed
        }
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
