package org.plumbline.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

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
    private final PostgresPrograms programs;
    private final HomeLock lock;
    private final Access access;

    private EmbeddedPostgres(Path home, Map<String, String> settings, PrintStream progress) {
        this.home = home.toAbsolutePath().normalize();
        this.programs = new PostgresPrograms(
                PostgresBinaries.unpackedIn(cache(), progress),
                Unprivileged.forThisUser(),
                this.home.resolve("postgresql.log"));
        makeHome();
        this.lock = HomeLock.on(this.home);
        try {
            this.access = new Access(freePort(), secrets(this.home));
            makeCluster(progress);
            stopWhatWasLeftBehind(progress);
            start(settings);
        } catch (RuntimeException exception) {
            lock.close();
            throw exception;
        }
    }

    /** Starts it for data that matters. */
    public static EmbeddedPostgres in(Path home, PrintStream progress) {
        return new EmbeddedPostgres(home, DURABLE, progress);
    }

    /** Starts it for tests: a power cut may lose everything. */
    public static EmbeddedPostgres forTestsIn(Path home) {
        return new EmbeddedPostgres(home, QUICK, System.err);
    }

    /** How to reach the server that another process has started in this folder; empty when none has. */
    static Optional<Access> runningIn(Path home) {
        if (!HomeLock.isHeldByAnother(home)) {
            return Optional.empty();
        }
        try {
            // the fourth line is the port, see PostgreSQL's miscadmin.h
            var port = Files.readAllLines(home.resolve("data/postmaster.pid")).get(3);
            return Optional.of(new Access(Integer.parseInt(port.strip()), secrets(home)));
        } catch (IOException | IndexOutOfBoundsException starting) {
            return Optional.empty();
        }
    }

    /** Removes a folder with all its data, once nobody uses it. */
    static void removeFrom(Path home) {
        if (Files.notExists(home)) {
            return;
        }
        try (var server = Files.exists(home.resolve("data/postmaster.pid")) ? in(home, System.err) : null;
                var lock = server == null ? HomeLock.on(home) : null) {
            // whoever still used it has been refused or stopped
        }
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + home + " cannot be removed: " + exception, exception);
        }
    }

    /** How to reach a server, and the logins of those who do. */
    record Access(int port, Secrets secrets) {

        String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        Login superuser() {
            return secrets.login("postgres");
        }

        Login owner() {
            return secrets.login("plumbline_owner");
        }

        Login application() {
            return secrets.login("plumbline");
        }
    }

    Access access() {
        return access;
    }

    public String url(String database) {
        return access.url(database);
    }

    /** The server's superuser, who makes the roles and the database and does nothing else. */
    public Login superuser() {
        return access.superuser();
    }

    /** Stops the server, whoever is still connected, and lets others use the folder. */
    @Override
    public void close() {
        try {
            stop();
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

    private static Secrets secrets(Path home) {
        return Secrets.keptIn(home.resolve("secrets"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new CannotStart("No free port was found for the database: " + exception, exception);
        }
    }

    private void makeCluster(PrintStream progress) {
        try {
            if (Files.exists(data().resolve("PG_VERSION"))) {
                refuseOtherVersion(
                        Files.readString(data().resolve("PG_VERSION")).strip());
                programs.unprivileged().own(data());
            } else {
                progress.println("Making the database in " + home);
                initialise();
            }
        } catch (IOException exception) {
            throw new CannotStart("The data in " + home + " cannot be used: " + exception, exception);
        }
    }

    private void refuseOtherVersion(String version) {
        if (!PostgresBinaries.VERSION.startsWith(version + ".")) {
            throw new CannotStart("The data in " + home + " was written by PostgreSQL " + version
                    + "; this plumbline carries " + PostgresBinaries.VERSION
                    + ". Start it with the plumbline that wrote it.");
        }
    }

    private void initialise() throws IOException {
        var passwordFile = home.resolve("initdb-password");
        // what an initdb that was killed left: PG_VERSION is not there, so nothing of anybody's is
        FileSystemUtils.deleteRecursively(data());
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        programs.unprivileged().own(data());
        Secrets.writeForOwnerOnly(passwordFile, access.superuser().password());
        programs.unprivileged().own(passwordFile);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + data(),
                        "--username=" + access.superuser().user(),
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Files.delete(passwordFile);
    }

    /** The lock is ours, so a server that still runs on the data was left behind by a killed process. */
    private void stopWhatWasLeftBehind(PrintStream progress) {
        if (Files.exists(data().resolve("postmaster.pid"))
                && programs.tryToRun("pg_ctl", List.of("status", "--pgdata=" + data())) == 0) {
            progress.println("Stopping the database that a killed plumbline left behind");
            stop();
        }
    }

    private void start(Map<String, String> settings) {
        var options = new StringBuilder("-p " + access.port()
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60"
                + " -c timezone=UTC -c log_timezone=UTC");
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        // pg_ctl puts the server in a session of its own, so Ctrl-C at the terminal reaches this process alone
        control("start", "--wait", "--timeout=120", "--log=" + programs.log(), "--options=" + options);
    }

    private void stop() {
        control("stop", "--wait", "--mode=fast");
    }

    private void control(String action, String... arguments) {
        var all = new ArrayList<>(List.of(action, "--silent", "--pgdata=" + data()));
        all.addAll(List.of(arguments));
        programs.run("pg_ctl", all);
    }

    private Path data() {
        return home.resolve("data");
    }
}
