package org.plumbline.fence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    /** Remembers beside the transaction for whom it began. */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        TransactionSynchronizationManager.bindResource(connection(), Fence.acting());
    }

    /** A step that joins a transaction would in silence see what the one who began it may see: it is refused. */
    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        if (status.hasTransaction() && !status.isNewTransaction()) {
            var began = TransactionSynchronizationManager.getResource(connection());
            var acting = Fence.acting();
            if (!acting.equals(began)) {
                throw new IllegalTransactionStateException("a transaction that began for " + began + " is joined for "
                        + acting + ": enter the fence outside of the transaction");
            }
        }
        super.prepareSynchronization(status, definition);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResourceIfPossible(connection());
        super.doCleanupAfterCompletion(transaction);
    }

    private Object connection() {
        var connection = TransactionSynchronizationManager.getResource(obtainDataSource());
        if (connection == null) {
            throw new IllegalStateException("no connection is bound");
        }
        return connection;
    }
}
