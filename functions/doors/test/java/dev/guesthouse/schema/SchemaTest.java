package dev.guesthouse.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.guesthouse.migration.DatabaseUsers;
import dev.guesthouse.migration.FlywayMigrator;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.test.AtOnce;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

@DisplayName("OPS-02 the schema migrates itself")
class SchemaTest {

    private static final DatabaseUsers NO_USERS = new DatabaseUsers(Optional.empty(), Optional.empty());

    private static EmbeddedPostgres server;
    private static int databases;

    private PGSimpleDataSource database;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        var name = "empty" + ++databases;
        Sql.run(server.getPostgresDatabase(), "CREATE DATABASE " + name);
        database = (PGSimpleDataSource) server.getDatabase("postgres", name);
    }

    @Test
    @DisplayName("OPS-02 four programs that start at the same moment on an empty database migrate it once")
    void migratesOnce() throws SQLException {
        var standings = AtOnce.times(4, () -> migrator().migrate());
        assertThat(standings, everyItem(is(fits())));
        // As often as there are versions, and what a migration inserts is there once.
        assertThat(Sql.texts(database, "SELECT count(*) - count(DISTINCT version) FROM flyway_schema_history"), is(List.of("0")));
        assertThat(Sql.texts(database, "SELECT count(*) FROM connector"), is(List.of("1")));
    }

    @Test
    @DisplayName("OPS-02 an older schema is brought up to date")
    void migratesOlder() {
        flyway().target("3").load().migrate();
        assertThat(migrator().migrate(), is(fits()));
    }

    @Test
    @DisplayName("OPS-02 ORG-01 names that have become one name stop no migration: the oldest stays, the others get a number, and an event says so")
    void namesThatBecameOne() throws SQLException {
        flyway().target("34").load().migrate();
        for (var insert : List.of("1, 'Cafe\u0301', '2026-01-02', NULL", "2, 'Caf\u00E9', '2026-01-01', NULL", "3, 'CAF\u00C9 (2)', '2026-01-03', NULL",
                "4, 'C a f \u00E9', '2026-01-04', NULL", "5, 'Caf\u00E9', '2026-01-05', now()", "6, 'Other', '2026-01-06', NULL")) {
            var values = insert.split(", ");
            Sql.run(database, "INSERT INTO catalog (id, display_name, enabled, enabled_for_external_users, created_at, removed_at, version)"
                    + " VALUES ('00000000-0000-0000-0000-00000000000%s', %s, true, true, %s, %s, 0)".formatted((Object[]) values));
        }
        assertThat(migrator().migrate(), is(fits()));
        assertThat(Sql.texts(database, "SELECT display_name FROM catalog ORDER BY id"),
                contains("Cafe\u0301 (3)", "Caf\u00E9", "CAF\u00C9 (2)", "C a f \u00E9 (4)", "Caf\u00E9", "Other"));
        assertThat(Sql.texts(database, "SELECT action || ' ' || (before->>'displayName') || ' -> ' || (after->>'displayName') FROM audit_event ORDER BY subject_id"),
                contains("catalog.changed Cafe\u0301 -> Cafe\u0301 (3)", "catalog.changed C a f \u00E9 -> C a f \u00E9 (4)"));
    }

    @Test
    @DisplayName("OPS-02 GST-06 a deletion that was scheduled before stays, and its time is known that runs anew where something held it off")
    void deletionsScheduledBefore() throws SQLException {
        flyway().target("38").load().migrate();
        Sql.run(database, "INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version, delete_at) VALUES"
                + " ('00000000-0000-0000-0000-000000000001', 'guest', 'active', 'ana@x.example', 'x.example', true, '2026-01-01', 0, '2026-03-31')");
        Sql.run(database, "INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id) VALUES (gen_random_uuid(), '2026-03-01',"
                + " 'guest.withoutAccess', 'system', 'person', '00000000-0000-0000-0000-000000000001')");
        assertThat(migrator().migrate(), is(fits()));
        assertThat(Sql.texts(database, "SELECT deletion_due(id, delete_at, without_access_since)::date || ' ' || (delete_at - without_access_since) FROM person"),
                contains("2026-03-31 30 days"));
    }

    @Test
    @DisplayName("OPS-02 a program does not serve on a newer schema, and says so")
    void refusesNewer() throws SQLException {
        migrator().migrate();
        migrateToVersion999();
        var older = program(new ArrayList<>());
        assertThat(older.state(), is(SchemaState.mismatch(known(), "999")));
        assertThat(refusal(older), is(ProblemType.SCHEMA_MISMATCH));
        assertThat(older.refusal().orElseThrow().getMessage(), containsString("version 999"));
    }

    @Test
    @DisplayName("OPS-02 a program stops serving when a newer one migrates the schema")
    void noticesNewerWhileRunning() throws SQLException {
        var older = program(new ArrayList<>());
        older.state();
        assertThat(older.refusal().isPresent(), is(false));
        migrateToVersion999();
        assertThat(refusal(older), is(ProblemType.SCHEMA_MISMATCH));
    }

    @Test
    @DisplayName("OPS-02 a migration that was changed after its release is found out")
    void refusesChanged() throws SQLException {
        migrator().migrate();
        Sql.run(database, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '3'");
        var state = migrator().migrate();
        assertThat(state.kind(), is(SchemaState.Kind.mismatch));
        assertThat(state.sentence().toString(), containsString("a migration was changed"));
    }

    @Test
    @DisplayName("OPS-02 a database that is away at the start is waited for")
    void waitsForDatabase() {
        var ports = database.getPortNumbers();
        database.setPortNumbers(new int[] {1});
        var ready = new ArrayList<SchemaReady>();
        var program = program(ready);
        assertThat(program.state().kind(), is(SchemaState.Kind.away));
        assertThat(refusal(program), is(ProblemType.UNAVAILABLE));
        database.setPortNumbers(ports);
        assertThat(program.state(), is(fits()));
        assertThat(program.state(), is(fits()));
        assertThat(program.refusal().isPresent(), is(false));
        assertThat(ready, hasSize(1));
    }

    @Test
    @DisplayName("OPS-02 a migration may take longer than callers wait for the database, and is waited for")
    void waitsForSlowMigration() throws SQLException {
        database.setSocketTimeout(1);
        var slow = flyway().javaMigrations(new V999__takes_its_time()).load();
        assertThat(new FlywayMigrator(slow, NO_USERS).migrate(), is(SchemaState.fits("999")));
    }

    /** As one does that fills a new column of a large table. */
    static final class V999__takes_its_time extends BaseJavaMigration {
        @Override
        public void migrate(Context context) throws SQLException {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute("SELECT pg_sleep(1.2)");
            }
        }
    }

    @Test
    @DisplayName("OPS-02 a program that does not migrate waits until another one did, and says what is missing")
    void waitsForMigration() {
        var ready = new ArrayList<SchemaReady>();
        var single = new Schema(Optional.empty(), database, Runnable::run, ready::add, Duration.ZERO);
        assertThat(single.state(), is(SchemaState.mismatch(known(), null)));
        assertThat(refusal(single), is(ProblemType.SCHEMA_MISMATCH));
        assertThat(ready, hasSize(0));
        migrator().migrate();
        assertThat(single.state(), is(fits()));
        assertThat(single.refusal().isPresent(), is(false));
        assertThat(ready, hasSize(1));
    }

    @Test
    @DisplayName("OPS-02 what programs take for the newest version is the newest migration")
    void knowsNewest() {
        assertThat(Schema.VERSION, is(known()));
    }

    /** One that looks anew whenever it is asked. */
    private Schema program(ArrayList<SchemaReady> ready) {
        return new Schema(Optional.of(migrator()), database, Runnable::run, ready::add, Duration.ZERO);
    }

    private FlywayMigrator migrator() {
        return new FlywayMigrator(flyway().load(), NO_USERS);
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).ignoreMigrationPatterns(new String[0]);
    }

    private SchemaState fits() {
        return SchemaState.fits(known());
    }

    private String known() {
        var all = flyway().load().info().all();
        return Arrays.stream(all).filter(migration -> migration.getState().isResolved()).reduce((first, second) -> second)
                .orElseThrow().getVersion().getVersion();
    }

    private static ProblemType refusal(Schema program) {
        return program.refusal().orElseThrow().type;
    }

    private void migrateToVersion999() throws SQLException {
        Sql.run(database, "INSERT INTO flyway_schema_history VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'postgres', now(), 1, true)");
    }
}
