package dev.guesthouse.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

/** A PostgreSQL beside the program, migrated, in which one administrator is signed in. */
public final class DatabaseBeside extends EmptyDatabase {

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
        Administrator.signIn(database);
        return settings;
    }
}
