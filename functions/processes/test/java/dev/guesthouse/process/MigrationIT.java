package dev.guesthouse.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.guesthouse.test.Database;

/** Programs that start on a database whose schema is not there yet, or only half. */
@Tag("long")
class MigrationIT {

    @TempDir
    static Path temporary;

    private static ExternalPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = ExternalPostgres.start(temporary.toRealPath().resolve("postgresql"));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    @DisplayName("OPS-02 four programs that start at the same moment on an empty database are all ready, and each migration ran once")
    void fourAtOnce() throws Exception {
        var database = emptyDatabase("four");
        var programs = new ArrayList<GuesthouseProcess>();
        try {
            for (int number = 0; number < 4; number++) {
                programs.add(program("four"));
            }
            for (var program : programs) {
                program.awaitReady();
            }
        } finally {
            for (var program : programs) {
                program.close();
            }
        }
        assertMigratedOnce(database);
    }

    @Test
    @DisplayName("OPS-02 a program that was killed in the midst of a migration leaves nothing half made, and the next one goes on")
    void killed() throws Exception {
        var database = emptyDatabase("killed");
        // Somebody else is making a table of that name: the migration that makes it waits.
        try (var other = postgres.database("killed").getConnection(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE TABLE assignment_request (id uuid)");
            try (var program = program("killed")) {
                Awaitility.await().atMost(GuesthouseProcess.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> database.count(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'killed' AND wait_event_type = 'Lock'") > 0);
                program.kill();
            }
            other.rollback();
        }
        assertThat(Long.parseLong(database.value("SELECT count(*) FROM flyway_schema_history")), greaterThan(0L));
        try (var next = program("killed")) {
            next.awaitReady();
        }
        assertMigratedOnce(database);
    }

    private static Database emptyDatabase(String name) {
        new Database(postgres.database("postgres")).run("CREATE DATABASE " + name);
        return new Database(postgres.database(name));
    }

    private static GuesthouseProcess program(String database) throws IOException {
        return GuesthouseProcess.start(temporary.toRealPath().resolve("unused"), postgres.settings(database));
    }

    private static void assertMigratedOnce(Database database) {
        assertThat(database.column("SELECT version FROM flyway_schema_history WHERE NOT success OR version IN"
                + " (SELECT version FROM flyway_schema_history GROUP BY version HAVING count(*) > 1)"), empty());
        // What a migration inserts.
        assertThat(database.column("SELECT kind FROM connector"), equalTo(List.of("local")));
    }
}
