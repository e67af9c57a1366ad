package dev.guesthouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.guesthouse.secret.Secret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL beside the program, migrated, in which one administrator is signed in. */
public final class DatabaseBeside implements QuarkusTestResourceLifecycleManager {

    /** The token of the administrator's session. */
    static final String TOKEN = "guesthouse_session_of-a-test";

    private static EmbeddedPostgres postgres;

    /** A new connection to it. */
    static Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        signIn();
        return Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"), "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres", "quarkus.management.port", "0",
                "guesthouse.data-dir", Path.of("target", "data").toAbsolutePath().toString());
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

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
