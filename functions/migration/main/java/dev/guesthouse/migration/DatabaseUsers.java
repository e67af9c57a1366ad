package dev.guesthouse.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/**
 * The users that programs connect to the database as, each a member of its group (db/migration/afterMigrate.sql): made where their
 * password is set, so that nobody needs to; where it is not, they are somebody else's to make, or the owner is all there is.
 */
@ApplicationScoped
public class DatabaseUsers {

    /** Whoever changes anything connects as this one. */
    public static final String PROGRAM = "guesthouse_program";
    /** Whoever only reads does as this one. */
    public static final String VIEWER = "guesthouse_viewer";

    /**
     * What takes longer is stopped, a little before whoever asked gives it up (the socketTimeout of microprofile-config.properties), and does
     * not go on for nobody. Theirs, and not a connection's, since none behind a proxy is anybody's own.
     */
    private static final String LONGEST_STATEMENT = "14s";

    private final Optional<String> programPassword;
    private final Optional<String> viewerPassword;

    /**
     * Of settings that are read by their names: as a program of its own the migration has no bean of the data module.
     *
     * @param programPassword of {@link #PROGRAM}, and the other of {@link #VIEWER}; whose is empty is not made
     */
    public DatabaseUsers(@ConfigProperty(name = "guesthouse.database.program-password") Optional<String> programPassword,
            @ConfigProperty(name = "guesthouse.database.viewer-password") Optional<String> viewerPassword) {
        this.programPassword = programPassword;
        this.viewerPassword = viewerPassword;
    }

    /**
     * Makes those whose password is set, or gives them that password.
     *
     * @param owner connects as whoever owns the schema
     * @throws SQLException where they may not make users, or the database does not answer
     */
    void make(DataSource owner) throws SQLException {
        if (programPassword.isEmpty() && viewerPassword.isEmpty()) {
            return;
        }
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "SELECT pg_advisory_xact_lock(hashtextextended('guesthouse roles', 0))");
            make(connection, PROGRAM, "guesthouse_application", programPassword);
            make(connection, VIEWER, "guesthouse_reader", viewerPassword);
            connection.commit();
        }
    }

    private static void make(Connection connection, String user, String group, Optional<String> password) throws SQLException {
        if (password.isEmpty()) {
            return;
        }
        run(connection, """
                DO $$ BEGIN
                    IF to_regrole('%1$s') IS NULL THEN CREATE ROLE %1$s LOGIN; END IF;
                    IF NOT pg_has_role('%1$s', '%2$s', 'MEMBER') THEN GRANT %2$s TO %1$s; END IF;
                    ALTER ROLE %1$s SET statement_timeout = '%3$s';
                END $$""".formatted(user, group, LONGEST_STATEMENT));
        // Hashed here: the password itself is in no statement, and so in no log of the database.
        connection.unwrap(PGConnection.class).alterUserPassword(user, password.get().toCharArray(), "scram-sha-256");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
