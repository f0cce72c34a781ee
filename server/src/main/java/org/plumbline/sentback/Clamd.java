package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has a file looked at by ClamAV's daemon, when an operator has said where one is ({@code plumbline.clamd.host}). The
 * file goes over TCP in clamd's INSTREAM form: pieces, each behind its length, and a length of none at the end
 * (clamd(8), COMMANDS).
 */
@Component
class Clamd {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);

    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    /** What clamd 'finds' in a file that is over one of its limits, where it is set to say so (AlertExceedsMax). */
    private static final String NOT_LOOKED_INTO = "Heuristics.Limits.Exceeded";

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;
    private static final int LONGEST_NAME = 100;

    private final String host;
    private final int port;
    private final Duration within;

    @Autowired
    Clamd(@Value("${plumbline.clamd.host:}") String host, @Value("${plumbline.clamd.port:3310}") int port) {
        this(host, port, ANSWER_WITHIN);
    }

    Clamd(String host, int port, Duration within) {
        this.host = host;
        this.port = port;
        this.within = within;
    }

    /** What came of it. Whatever is not clean for certain is no {@link Clean}. */
    sealed interface Verdict {

        record Clean() implements Verdict {}

        /** @param name what the scanner calls it */
        record Infected(String name) implements Verdict {}

        /** The scanner takes no file of this size. */
        record TooLarge() implements Verdict {}

        /** Nobody answered, or not in time, or not what can be understood. */
        record Silent() implements Verdict {}
    }

    boolean isSetUp() {
        return !host.isBlank();
    }

    Verdict scan(Path file) {
        try (var socket = new Socket()) {
            // A scanner that takes nothing in blocks the sending, for which a socket has no time limit of its own
            var limit = CompletableFuture.runAsync(
                    () -> close(socket), CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS));
            try {
                socket.connect(new InetSocketAddress(host, port), CONNECT_MILLISECONDS);
                return verdict(ask(socket, file));
            } finally {
                limit.cancel(false);
            }
        } catch (IOException failure) {
            LOG.error("The virus scanner at {}:{} did not answer: {}", host, port, failure.toString());
            return new Verdict.Silent();
        }
    }

    private static String ask(Socket socket, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            send(content, new DataOutputStream(socket.getOutputStream()));
        } catch (IOException hungUp) {
            // A scanner for which the file is too large says so before it has all of it
            var answer = answer(socket);
            if (answer.equals(CLEAN)) {
                throw hungUp;
            }
            return answer;
        }
        return answer(socket);
    }

    private static void send(InputStream content, DataOutputStream output) throws IOException {
        output.write("zINSTREAM\0".getBytes(US_ASCII));
        var piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            output.writeInt(read);
            output.write(piece, 0, read);
        }
        output.writeInt(0);
        output.flush();
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        for (int sign = socket.getInputStream().read();
                sign > 0;
                sign = socket.getInputStream().read()) {
            if (answer.append((char) sign).length() > LONGEST_ANSWER) {
                throw new IOException("an answer without an end: '" + answer + "'");
            }
        }
        return answer.toString().strip();
    }

    private Verdict verdict(String answer) {
        if (answer.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        var found = FOUND.matcher(answer);
        if (found.matches() && !found.group(1).startsWith(NOT_LOOKED_INTO)) {
            var name = found.group(1).replaceAll("[^\\x21-\\x7e]", "_");
            return new Verdict.Infected(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        }
        LOG.error("The virus scanner at {}:{} answered '{}'", host, port, answer);
        return found.matches() || answer.contains("size limit exceeded")
                ? new Verdict.TooLarge()
                : new Verdict.Silent();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.debug("The connection to the virus scanner was gone", alreadyGone);
        }
    }
}
