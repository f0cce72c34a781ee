package org.plumbline.operation;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the two roles where it may, and refuses an application's role that row-level security would not hold. */
final class Roles {

    private final Connection connection;

    /** @param connection of somebody who may make roles, or of the owner, who perhaps may not */
    Roles(Connection connection) {
        this.connection = connection;
    }

    void createOwner(Login owner) throws SQLException {
        createOrAlter(owner, "login nosuperuser nobypassrls createrole");
    }

    void createDatabase(String name, Login owner, Login application) throws SQLException {
        if (!isTrue("select exists (select from pg_database where datname = ?)", name)) {
            execute("select format('create database %I owner %I', ?, ?)", name, owner.user());
        }
        execute("select format('revoke all on database %I from public', ?)", name);
        execute("select format('grant connect, temporary on database %I to %I', ?, ?)", name, application.user());
    }

    /** Makes the application's role, or sees to it that it is there and held by row-level security. */
    void prepare(Login owner, Login application) throws SQLException {
        if (isTrue("select rolsuper from pg_roles where rolname = current_user")) {
            createOrAlter(application, "login");
        } else if (!exists(application.user())) {
            if (isTrue("select rolcreaterole from pg_roles where rolname = current_user")) {
                createOrAlter(application, "login");
                return;
            }
            throw new CannotStart("The database has no role for the application, and " + owner
                    + " may not make one. Let an administrator of the database run:\n  create role "
                    + application + " login nosuperuser nobypassrls password '…';\n"
                    + "and give the password in PLUMBLINE_DATABASE_APPLICATION_PASSWORD.");
        }
        refuseUnheld(owner, application);
    }

    private void refuseUnheld(Login owner, Login application) throws SQLException {
        if (isTrue("select rolsuper or rolbypassrls from pg_roles where rolname = ?", application.user())) {
            throw new CannotStart("The application's role " + application + " is a superuser or bypasses row-level "
                    + "security, so the organisations would not be fenced. Let an administrator of the database run:\n"
                    + "  alter role " + application + " nosuperuser nobypassrls;");
        }
        if (application.user().equals(owner.user())
                || isTrue("select pg_has_role(?, ?, 'member')", application.user(), owner.user())) {
            throw new CannotStart("The application's role " + application + " is the owner of the tables, or a member "
                    + "of it. Name a role of its own in PLUMBLINE_DATABASE_APPLICATION_USER.");
        }
    }

    private void createOrAlter(Login login, String attributes) throws SQLException {
        var verb = exists(login.user()) ? "alter" : "create";
        execute(
                "select format('%s role %I %s password %L', ?, ?, ?, ?)",
                verb, login.user(), attributes, login.password());
    }

    private boolean exists(String role) throws SQLException {
        return isTrue("select exists (select from pg_roles where rolname = ?)", role);
    }

    private boolean isTrue(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Runs the statement that the server itself wrote, with names and values quoted by its own rules. */
    private void execute(String sqlThatWritesSql, String... parameters) throws SQLException {
        String written;
        try (var statement = connection.prepareStatement(sqlThatWritesSql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                written = rows.getString(1);
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute(written);
        }
    }
}
