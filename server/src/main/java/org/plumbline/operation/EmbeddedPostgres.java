package org.plumbline.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server of our own in a folder of our own, for whoever has none: passwords are needed, only this machine
 * can reach it, pages carry checksums and every commit is synced to the disk.
 *
 * <p>It lives as long as this object: {@link #close} it after its last user. When the process is killed instead, the
 * server it left behind is stopped at the next start and recovers what was committed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "full_page_writes", "on");
    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");

    private final Path home;
    private final Path binaries;
    private final Unprivileged unprivileged;
    private final HomeLock lock;
    private final Secrets secrets;
    private final int port;

    private EmbeddedPostgres(Path home, Path cache, Map<String, String> settings, PrintStream progress) {
        this.home = home.toAbsolutePath();
        this.unprivileged = Unprivileged.forThisUser();
        this.binaries = PostgresBinaries.unpackedIn(cache, progress);
        makeHome();
        this.lock = HomeLock.on(this.home);
        try {
            this.secrets = Secrets.keptIn(this.home.resolve("secrets"));
            makeCluster(progress);
            stopWhatWasLeftBehind(progress);
            this.port = freePort();
            start(settings);
        } catch (RuntimeException exception) {
            lock.close();
            throw exception;
        }
    }

    /** Starts it for data that matters. */
    public static EmbeddedPostgres in(Path home, PrintStream progress) {
        return new EmbeddedPostgres(home, cache(), DURABLE, progress);
    }

    /** Starts it for tests: a power cut may lose everything. */
    public static EmbeddedPostgres forTestsIn(Path home) {
        return new EmbeddedPostgres(home, cache(), QUICK, System.err);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The server's superuser, who makes the roles and the database and does nothing else. */
    public Login superuser() {
        return secrets.login("postgres");
    }

    public Login owner() {
        return secrets.login("plumbline_owner");
    }

    public Login application() {
        return secrets.login("plumbline");
    }

    /** Stops the server, whoever is still connected, and lets others use the folder. */
    @Override
    public void close() {
        try {
            control("stop", "--mode=fast", "--wait");
        } finally {
            lock.close();
        }
    }

    private static Path cache() {
        var chosen = System.getenv("PLUMBLINE_CACHE");
        if (chosen != null) {
            return Path.of(chosen);
        }
        // root's own home is closed to nobody, who may have to run the programs
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/cache/plumbline")
                : Path.of(System.getProperty("user.home"), ".cache", "plumbline");
    }

    private void makeHome() {
        try {
            Files.createDirectories(home);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + home + " cannot be made: " + exception, exception);
        }
    }

    private void makeCluster(PrintStream progress) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            refuseOtherVersion();
            giveData();
            return;
        }
        progress.println("Making the database in " + home);
        deleteHalfMade();
        var passwordFile = home.resolve("initdb-password");
        try {
            Files.createDirectory(data());
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
            Secrets.writeForOwnerOnly(passwordFile, superuser().password());
            unprivileged.own(passwordFile);
            giveData();
            run(
                    "initdb",
                    "--pgdata=" + data(),
                    "--username=" + superuser().user(),
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.delete(passwordFile);
        } catch (IOException exception) {
            throw new CannotStart("The database could not be made in " + home + ": " + exception, exception);
        }
    }

    private void refuseOtherVersion() {
        try {
            var version = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!PostgresBinaries.VERSION.startsWith(version + ".")) {
                throw new CannotStart("The data in " + home + " was written by PostgreSQL " + version
                        + "; this plumbline carries " + PostgresBinaries.VERSION
                        + ". Start it with the plumbline that wrote it.");
            }
        } catch (IOException exception) {
            throw new CannotStart("The data in " + home + " cannot be read: " + exception, exception);
        }
    }

    private void giveData() {
        try {
            unprivileged.own(data());
        } catch (IOException exception) {
            throw new CannotStart(
                    "The data in " + home + " cannot be given to the user who runs PostgreSQL: " + exception);
        }
    }

    /** What an initdb that was killed left; PG_VERSION is not there yet, so nothing of anybody's is. */
    private void deleteHalfMade() {
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(data());
            Files.deleteIfExists(home.resolve("initdb-password"));
        } catch (IOException exception) {
            throw new CannotStart("The half-made database in " + home + " cannot be removed: " + exception, exception);
        }
    }

    /** The lock is ours, so a server that still runs on the data was left behind by a killed process. */
    private void stopWhatWasLeftBehind(PrintStream progress) {
        if (Files.exists(data().resolve("postmaster.pid")) && tryToRun("pg_ctl", "status", "--pgdata=" + data()) == 0) {
            progress.println("Stopping the database that a killed plumbline left behind");
            control("stop", "--mode=fast", "--wait");
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new CannotStart("No free port was found for the database: " + exception, exception);
        }
    }

    private void start(Map<String, String> settings) {
        var options = new StringBuilder("-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60"
                + " -c timezone=UTC -c log_timezone=UTC");
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        // pg_ctl puts the server in a session of its own, so Ctrl-C at the terminal reaches this process alone
        control("start", "--wait", "--timeout=120", "--log=" + log(), "--options=" + options);
    }

    private void control(String action, String... arguments) {
        var all = new ArrayList<>(List.of(action, "--silent", "--pgdata=" + data()));
        all.addAll(List.of(arguments));
        run("pg_ctl", all.toArray(String[]::new));
    }

    private void run(String program, String... arguments) {
        int exit = tryToRun(program, arguments);
        if (exit != 0) {
            throw new CannotStart("PostgreSQL's " + program + " failed (" + exit + "). Its last words, from " + log()
                    + ":\n" + lastWords());
        }
    }

    private int tryToRun(String program, String... arguments) {
        try {
            if (Files.notExists(log())) {
                Files.createFile(
                        log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                unprivileged.own(log());
            }
            var process = new ProcessBuilder(
                            unprivileged.command(binaries.resolve("bin").resolve(program), List.of(arguments)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            process.environment().put("LC_ALL", "C");
            process.environment().put("TZ", "UTC");
            return process.start().waitFor();
        } catch (IOException exception) {
            throw new CannotStart("PostgreSQL's " + program + " could not be run: " + exception, exception);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL's " + program + " was running");
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException exception) {
            return "(" + exception + ")";
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path log() {
        return home.resolve("postgresql.log");
    }
}
