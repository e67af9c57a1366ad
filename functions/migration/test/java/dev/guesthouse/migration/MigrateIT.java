package dev.guesthouse.migration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

@QuarkusMainIntegrationTest
@QuarkusTestResource(value = MigrateIT.EmptyDatabase.class, restrictToAnnotatedClass = true)
class MigrateIT {

    /** A PostgreSQL without a schema. */
    public static final class EmptyDatabase implements QuarkusTestResourceLifecycleManager {

        private EmbeddedPostgres postgres;

        @Override
        public Map<String, String> start() {
            try {
                postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("quarkus.datasource.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"), "quarkus.datasource.username", "postgres",
                    "quarkus.datasource.password", "postgres");
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

    @Test
    @Launch({})
    @DisplayName("OPS-02 the migration is a program that brings the schema up to date, says so, and ends")
    void migrates(LaunchResult result) {
        assertThat(result.getOutput(), containsString("as this program knows it"));
    }
}
