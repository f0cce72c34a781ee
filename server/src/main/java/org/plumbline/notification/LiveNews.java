package org.plumbline.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries news between the servers that share a database, by PostgreSQL's own NOTIFY: with the change, or not at all. */
@Repository
class LiveNews {

    private static final String CHANNEL = "plumbline_live";

    /** So often the listener asks itself whether it is to go on. */
    private static final int LISTEN_MILLISECONDS = 1_000;

    private final JdbcClient jdbc;
    private final DataSource database;

    LiveNews(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** @param events names of server-sent events; nothing personal */
    record News(List<UUID> organisations, List<String> events) {

        private String written() {
            return String.join(",", organisations.stream().map(UUID::toString).toList()) + " "
                    + String.join(",", events);
        }

        private static News read(String written) {
            var parts = written.split(" ", 2);
            return new News(
                    Arrays.stream(parts[0].split(",")).map(UUID::fromString).toList(), List.of(parts[1].split(",")));
        }
    }

    /** Tells every server once the transaction is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(News news) {
        jdbc.sql("select pg_notify(:channel, :news)")
                .param("channel", CHANNEL)
                .param("news", news.written())
                .query((row, n) -> true)
                .list();
    }

    /**
     * Hears what any server publishes, on a connection of its own, until the thread is interrupted.
     *
     * @param ready told once it listens: what was published before is not heard
     * @throws DataAccessException when the database is away; listen again
     */
    void listen(Runnable ready, Consumer<News> heard) {
        try (var connection = database.getConnection()) {
            listen(connection, ready, heard);
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("the news of other servers are away", away);
        }
    }

    private static void listen(Connection connection, Runnable ready, Consumer<News> heard) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            ready.run();
            var postgres = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                for (var notification : postgres.getNotifications(LISTEN_MILLISECONDS)) {
                    heard.accept(News.read(notification.getParameter()));
                }
            }
            // the connection goes back to the pool
            statement.execute("unlisten *");
        }
    }
}
