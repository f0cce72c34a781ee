package org.plumbline.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that is told, and behaves as it should or as badly as it is told to. */
final class ToldSystem implements AutoCloseable {

    enum Manner {
        TAKES_IT,
        IS_BROKEN,
        IS_GONE,
        SENDS_ELSEWHERE,
        /** Takes the request and answers one sign at a time, for ever. */
        DRIPS,
        /** Answers what is no HTTP, and hangs up. */
        LIES
    }

    /** What came in, as it came. */
    record Call(String id, String timestamp, String signature, String contentType, byte[] body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        boolean isSignedWith(String secret) {
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            return signature.equals("v1," + WebhookCaller.signature(key, id + "." + timestamp + ".", body));
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AutoCloseable stop;
    private final int port;

    ToldSystem(Manner manner) {
        try {
            if (manner == Manner.DRIPS || manner == Manner.LIES) {
                var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                port = socket.getLocalPort();
                stop = socket;
                Thread.ofVirtual().start(() -> misbehave(socket, manner));
            } else {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", exchange -> answer(exchange, manner));
                server.start();
                port = server.getAddress().getPort();
                stop = () -> server.stop(0);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/plumbline?for=cases");
    }

    List<Call> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange, Manner manner) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(new Call(
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                String.valueOf(headers.getFirst("webhook-signature")),
                String.valueOf(headers.getFirst("Content-Type")),
                exchange.getRequestBody().readAllBytes()));
        if (manner == Manner.SENDS_ELSEWHERE) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port + "/inside");
        }
        int status = switch (manner) {
            case TAKES_IT -> 204;
            case IS_GONE -> 410;
            case SENDS_ELSEWHERE -> 307;
            default -> 500;
        };
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void misbehave(ServerSocket socket, Manner manner) {
        try {
            while (!socket.isClosed()) {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller;
                            var out = caller.getOutputStream()) {
                        if (manner == Manner.LIES) {
                            out.write("250 OK, I have it\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            return;
                        }
                        drip(out);
                    } catch (IOException | InterruptedException hungUp) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nX-Patience: ".getBytes(StandardCharsets.US_ASCII));
        for (; ; ) {
            out.write('.');
            out.flush();
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception exception) {
            throw new IllegalStateException(exception);
        }
    }
}
