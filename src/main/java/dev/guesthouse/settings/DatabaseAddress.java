package dev.guesthouse.settings;

import io.smallrye.config.ConfigMapping;

/** Where the database is. Settings are read before anything starts, so one that is missing is said by its name, and nothing else (OPS-01). */
@ConfigMapping(prefix = "quarkus.datasource.jdbc")
public interface DatabaseAddress {

    /** PostgreSQL's, for JDBC; a program with a PostgreSQL inside sets it itself. */
    String url();
}
