package org.plumbline.campaign;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.operation.Database;
import org.plumbline.operation.Login;
import org.plumbline.operation.PostgresToKill;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What a campaign stands on: a PostgreSQL server that can be killed by itself, a mail server, a home folder, and servers of
 * Plumbline as people start them. All of it is in a temporary folder and on ports of the loopback that were free.
 */
final class Site {

    /** Clocks of it fall due within minutes; all else is as in the instrument that it is a copy of. */
    static final InstrumentRef QUICK_CLOCKS = new InstrumentRef("campaign", "1");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONGEST_REHEARSAL = Duration.ofMinutes(4);

    private static final class Opened {
        static final Site SITE = new Site();
    }

    private final Path folder;
    private final PostgresToKill postgres;
    private final Database database;
    private final Mailbox mailbox = new Mailbox();

    private Site() {
        try {
            folder = Files.createTempDirectory("plumbline-campaign-");
            postgres = new PostgresToKill(folder);
            database = Database.made(
                    postgres.url("postgres"),
                    postgres.superuser(),
                    new Login("plumbline_owner", UUID.randomUUID().toString()),
                    new Login("plumbline_application", UUID.randomUUID().toString()),
                    "plumbline",
                    () -> {});
            writeInstrument(folder.resolve("instruments"));
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    }

    /** The one of this run. */
    static Site opened() {
        return Opened.SITE;
    }

    private static void writeInstrument(Path instruments) throws IOException {
        Files.createDirectories(instruments);
        var text = Files.readString(ROOT.resolve("instruments/child-protection-2014.yaml"))
                .replaceFirst("(?m)^key: .*$", "key: " + QUICK_CLOCKS.key())
                .replaceFirst("(?m)^title: .*$", "title: Of a campaign")
                .replaceFirst("(?s)\nclocks:\n.*$", """

                        clocks:
                          acknowledged-in-danger: 1 minute
                          acknowledged: 1 minute
                          safety-confirmed: 2 minutes
                          answered: 3 minutes
                          verified: 2 minutes
                        """);
        Files.writeString(instruments.resolve("campaign.yaml"), text);
    }

    PostgresToKill postgres() {
        return postgres;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Path folder() {
        return folder;
    }

    /** Servers that share the database; none of them runs yet. */
    List<Node> nodes(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(n -> new Node(ROOT, freePort(), settings(), folder.resolve("server-" + n + ".log")))
                .toList();
    }

    /**
     * Starts a server and lets the launcher write its ahead-of-time cache, so that later starts are as quick as they are
     * for people.
     */
    void rehearse(Node node) throws Exception {
        node.start();
        var limit = System.nanoTime() + LONGEST_REHEARSAL.toNanos();
        while (!hasCache() && System.nanoTime() < limit) {
            Thread.sleep(1_000);
        }
        System.out.println(
                hasCache() ? "Servers start with the ahead-of-time cache" : "Servers start without the cache");
    }

    private static boolean hasCache() throws IOException {
        try (var files = Files.list(ROOT.resolve("server/target/plumbline"))) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }

    /** Asks {@code plumbline ledger verify}; what it answers, and how it ended. */
    String verifyLedger() throws Exception {
        var builder = new ProcessBuilder(ROOT.resolve("plumbline").toString(), "ledger", "verify")
                .redirectError(folder.resolve("verify.log").toFile());
        builder.environment().putAll(settings());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        return said + " (ended with " + process.waitFor() + ")";
    }

    private Map<String, String> settings() {
        return Map.of(
                "PLUMBLINE_HOME", home(),
                "PLUMBLINE_DATABASE_URL", database.url(),
                "PLUMBLINE_DATABASE_USER", database.owner().user(),
                "PLUMBLINE_DATABASE_PASSWORD", database.owner().password(),
                "PLUMBLINE_DATABASE_APPLICATION_USER", database.application().user(),
                "PLUMBLINE_DATABASE_APPLICATION_PASSWORD",
                        database.application().password(),
                "PLUMBLINE_MAIL_HOST", "127.0.0.1",
                "PLUMBLINE_MAIL_PORT", Integer.toString(mailbox.port()),
                "PLUMBLINE_MAIL_STARTTLS", "false",
                "PLUMBLINE_MAIL_FROM", "plumbline@plumbline.example");
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Lets the application of the test, which only seeds, work on the site's database and home. */
    static final class Seeding implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var site = opened();
            var properties = new HashMap<>(site.database.properties());
            properties.put("plumbline.home", site.home());
            properties.put(
                    "plumbline.instruments", site.folder.resolve("instruments").toString());
            properties.put("plumbline.jobs", false);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("site", properties));
        }
    }
}
