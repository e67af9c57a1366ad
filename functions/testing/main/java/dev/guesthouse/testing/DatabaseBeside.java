package dev.guesthouse.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL beside the program, migrated, in which one administrator is signed in. */
public final class DatabaseBeside extends EmptyDatabase {

    private static DataSource database;
    private static String token;

    /** A new connection to it. */
    static Connection connect() throws SQLException {
        return database.getConnection();
    }

    /** The token of the administrator's session. */
    static String token() {
        return token;
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(super.start());
        settings.put("quarkus.management.port", "0");
        settings.put("guesthouse.data-dir", Path.of("target", "data").toAbsolutePath().toString());
        database = postgres().getPostgresDatabase();
        token = Administrator.signIn(database, "admin");
        return settings;
    }

    @Override
    EmbeddedPostgres server() throws IOException {
        return Template.start(Path.of("target", "postgresql").toAbsolutePath());
    }
}
