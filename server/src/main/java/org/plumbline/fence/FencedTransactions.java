package org.plumbline.fence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database at the start of every transaction for whom it is. The settings end with the transaction, so a
 * pooled connection carries nothing over; without a transaction the policies show nothing.
 */
final class FencedTransactions extends JdbcTransactionManager {

    FencedTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var acting = Fence.acting();
        var organisation =
                acting instanceof Acting.Member member ? member.organisation().toString() : "";
        try (var statement = connection.prepareStatement(
                "select set_config('app.organisation', ?, true), set_config('app.server', ?, true)")) {
            statement.setString(1, organisation);
            statement.setString(2, acting instanceof Acting.TheServer ? "on" : "");
            statement.execute();
        }
    }
}
