package dev.guesthouse.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import dev.guesthouse.secret.Secret;

/** A PostgreSQL beside the program, migrated, in which one administrator is signed in. */
public final class DatabaseBeside extends EmptyDatabase {

    /** The token of the administrator's session. */
    static final String TOKEN = "guesthouse_session_of-a-test";

    private static DataSource database;

    /** A new connection to it. */
    static Connection connect() throws SQLException {
        return database.getConnection();
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("quarkus.management.port", "0");
        settings.put("guesthouse.data-dir", Path.of("target", "data").toAbsolutePath().toString());
        database = postgres().getPostgresDatabase();
        Flyway.configure().dataSource(database).load().migrate();
        signIn();
        return settings;
    }

    private static void signIn() {
        try (var connection = connect(); var statement = connection.prepareStatement("""
                WITH administrator AS (
                    INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    VALUES (gen_random_uuid(), 'member', 'active', 'admin@home.example', 'home.example', false, now(), 0) RETURNING id),
                role AS (
                    INSERT INTO role_assignment (id, person_id, role, created_at) SELECT gen_random_uuid(), id, 'administrator', now() FROM administrator)
                INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                SELECT gen_random_uuid(), id, ?, now(), now() + interval '1 hour' FROM administrator
                """)) {
            statement.setBytes(1, Secret.hash(TOKEN));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
