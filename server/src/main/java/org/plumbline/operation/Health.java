package org.plumbline.operation;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether the server can work. */
@Component
class Health {

    private static final int SECONDS = 2;

    private final DataSource database;

    Health(DataSource database) {
        this.database = database;
    }

    boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
