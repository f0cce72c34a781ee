package org.plumbline.campaign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server of Plumbline in a process of its own, started as people start it. */
final class Node {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path root;
    private final int port;
    private final Map<String, String> settings;
    private final Path log;
    private volatile Optional<Process> process = Optional.empty();

    Node(Path root, int port, Map<String, String> settings, Path log) {
        this.root = root;
        this.port = port;
        this.settings = settings;
        this.log = log;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** Starts it, and comes back when it can work. */
    void start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        root.resolve("plumbline").toString(), "serve", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        process = Optional.of(builder.start());
        awaitReady();
    }

    /** Comes back when it can work: when it says that its database answers. */
    void awaitReady() throws InterruptedException {
        long limit = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!isRunning() || System.nanoTime() > limit) {
                throw new IllegalStateException("the server does not start, see " + log);
            }
            Thread.sleep(20);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Kills it without a word (SIGKILL). */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** Stops it as an operator does. */
    void stop() throws InterruptedException {
        var running = process.orElseThrow();
        running.destroy();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }
}
