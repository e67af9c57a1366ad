package dev.guesthouse.schema;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.settings.DatabaseAddress;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Ends the start where the database is set to what is no PostgreSQL for JDBC: it would be waited for, and never be there. */
@Startup
@ApplicationScoped
class DatabaseKind {

    private static final String BEGINNING = "jdbc:postgresql:";

    /** Does not say what is set, which may hold a password. */
    DatabaseKind(DatabaseAddress database) {
        if (!database.url().startsWith(BEGINNING)) {
            throw new ConfigurationException("quarkus.datasource.jdbc.url (environment variable QUARKUS_DATASOURCE_JDBC_URL) begins with something else than "
                    + BEGINNING + " as in jdbc:postgresql://db.home.example:5432/guesthouse");
        }
    }
}
