package org.plumbline.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, as durable as the product's, which can be killed without a word and started again. */
public final class PostgresToKill implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Login superuser = new Login("postgres", Secrets.random());
    private final Path programs = PostgresBinaries.unpackedIn(Path.of("/var/cache/plumbline"), System.err);
    private final Unprivileged unprivileged = Unprivileged.forThisUser();
    private final Path data;
    private final Path log;
    private final int port = freePort();
    private Optional<Process> server = Optional.empty();

    /** @param folder where its data and its log are kept */
    public PostgresToKill(Path folder) throws IOException, InterruptedException {
        this.data = folder.resolve("postgresql");
        this.log = folder.resolve("postgresql.log");
        makeCluster(folder.resolve("initdb-password"));
        start();
    }

    private void makeCluster(Path passwordFile) throws IOException, InterruptedException {
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unprivileged.own(data);
        Secrets.writeForOwnerOnly(passwordFile, superuser.password());
        unprivileged.own(passwordFile);
        var made = run(
                        "initdb",
                        "--pgdata=" + data,
                        "--username=" + superuser.user(),
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")
                .waitFor();
        if (made != 0) {
            throw new IllegalStateException("initdb failed, see " + log);
        }
        Files.delete(passwordFile);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Login superuser() {
        return superuser;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), superuser.user(), superuser.password());
    }

    /** Starts it, and comes back when it answers. */
    public void start() throws IOException, InterruptedException {
        var limit = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("PostgreSQL does not start, see " + log);
            }
            if (server.filter(Process::isAlive).isEmpty()) {
                server = Optional.of(run(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=100",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC"));
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException away) {
            return false;
        }
    }

    /** Kills every process of it (SIGKILL), the first one first, so that none can tidy up after another. */
    public void kill() throws InterruptedException {
        var running = server.orElseThrow();
        var all = Stream.concat(Stream.of(running.toHandle()), running.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() {
        server.ifPresent(Process::destroy);
    }

    private Process run(String program, String... arguments) throws IOException {
        var builder = new ProcessBuilder(
                        unprivileged.command(programs.resolve("bin").resolve(program), List.of(arguments)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder.start();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
