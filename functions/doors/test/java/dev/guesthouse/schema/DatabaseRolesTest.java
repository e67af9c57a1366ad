package dev.guesthouse.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.migration.DatabaseUsers;
import dev.guesthouse.migration.FlywayMigrator;
import dev.guesthouse.test.AtOnce;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Who may do what in the database; its server takes everybody at their word, so no password is asked for. */
class DatabaseRolesTest {

    private static final String REFUSED = "42501";
    private static final String HISTORY = "audit events are only added";
    private static final DatabaseUsers USERS = new DatabaseUsers(Optional.of("p"), Optional.of("v"));
    private static final DatabaseUsers NO_USERS = new DatabaseUsers(Optional.empty(), Optional.empty());
    private static final String EVENT = """
            INSERT INTO audit_event (id, at, action, actor_kind, subject_kind, subject_id)
            VALUES ('00000000-0000-7000-8000-000000000002', now(), 'person.added', 'system', 'person', gen_random_uuid())""";
    private static final String BESIDE = "INSERT INTO audit_personal VALUES ('00000000-0000-7000-8000-000000000002', '', '{}')";

    private static EmbeddedPostgres server;

    /** By four at once, since they change the same rows of the catalogue. */
    @BeforeAll
    static void migrate() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        Sql.run(server.getPostgresDatabase(), "CREATE ROLE guesthouse LOGIN CREATEROLE; CREATE ROLE stranger LOGIN");
        Sql.run(server.getPostgresDatabase(), "CREATE DATABASE guesthouse OWNER guesthouse");
        assertThat(AtOnce.times(4, () -> migrator(USERS).migrate().kind()), everyItem(is(SchemaState.Kind.fits)));
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Test
    @DisplayName("AUD-01 OPS-02 the programs' user adds audit events and erases personal values, changes neither, and defines nothing")
    void program() throws SQLException {
        var program = as(DatabaseUsers.PROGRAM);
        Sql.run(program, EVENT);
        Sql.run(program, BESIDE);
        for (var forbidden : List.of("UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event CASCADE",
                "UPDATE audit_personal SET personal = 'x'", "TRUNCATE audit_personal", "TRUNCATE message", "DELETE FROM flyway_schema_history",
                "INSERT INTO flyway_schema_history SELECT * FROM flyway_schema_history", "CREATE TABLE x ()", "CREATE SCHEMA x", "DROP TABLE message",
                "ALTER TABLE audit_event DISABLE TRIGGER ALL", "DROP TRIGGER audit_event_is_history ON audit_event",
                "CREATE FUNCTION x() RETURNS int RETURN 1", "ALTER FUNCTION refuse_change_of_history() RENAME TO x",
                "SET session_replication_role = replica", "SET ROLE guesthouse", "CREATE ROLE x")) {
            assertThat(forbidden, refusal(program, forbidden).getSQLState(), is(REFUSED));
        }
        Sql.run(program, "DELETE FROM audit_personal");
    }

    @Test
    @DisplayName("OPS-02 the viewers' user reads all, and changes nothing")
    void viewer() throws SQLException {
        var viewer = as(DatabaseUsers.VIEWER);
        assertThat(Sql.texts(viewer, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                + " AND (NOT has_table_privilege(oid, 'SELECT') OR has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'))"), empty());
        assertThat(refusal(viewer, EVENT).getSQLState(), is(REFUSED));
        assertThat(refusal(viewer, "CREATE TABLE x ()").getSQLState(), is(REFUSED));
    }

    @Test
    @DisplayName("OPS-06 what a program waits for no longer is stopped, whatever stands between it and the database")
    void longestStatement() throws SQLException {
        for (var user : List.of(DatabaseUsers.PROGRAM, DatabaseUsers.VIEWER)) {
            assertThat(user, Sql.texts(as(user), "SHOW statement_timeout"), contains("14s"));
        }
    }

    @Test
    @DisplayName("OPS-02 a migration takes any time, also where its user's statements may not")
    void longestMigration() throws SQLException {
        Sql.run(server.getPostgresDatabase(), "CREATE ROLE everything LOGIN; ALTER ROLE everything SET statement_timeout = '14s'");
        Sql.run(server.getPostgresDatabase(), "CREATE DATABASE everything OWNER everything");
        var database = server.getDatabase("everything", "everything");
        assertThat(new FlywayMigrator(Flyway.configure().dataSource(database).locations("db/limit").load(), NO_USERS).migrate().kind(),
                is(SchemaState.Kind.fits));
        assertThat(Sql.texts(database, "SELECT longest FROM of_a_migration"), contains("0"));
    }

    @Test
    @DisplayName("AUD-01 not even the owner empties history or writes personal values over; a superuser who says so can")
    void owner() throws SQLException {
        for (var user : List.of("guesthouse", "postgres")) {
            for (var forbidden : List.of("TRUNCATE audit_event CASCADE", "TRUNCATE audit_personal", "UPDATE audit_personal SET personal = 'x'")) {
                assertThat(user, refusal(as(user), forbidden).getMessage(), containsString(HISTORY));
            }
        }
        Sql.run(as("postgres"), "SET session_replication_role = replica; TRUNCATE audit_event CASCADE");
    }

    @Test
    @DisplayName("OPS-02 a program that does not migrate sees as either user whether the schema fits, and one that could finds nothing to do")
    void schemaFits() {
        for (var user : List.of(DatabaseUsers.PROGRAM, DatabaseUsers.VIEWER)) {
            assertThat(user, seenAs(user).kind(), is(SchemaState.Kind.fits));
        }
        assertThat(seenAs("stranger").sentence().toString(), containsString("has no rights there"));
        assertThat(migrator(as(DatabaseUsers.PROGRAM), NO_USERS).migrate().kind(), is(SchemaState.Kind.fits));
    }

    @Test
    @DisplayName("OPS-02 tables that came later, and rights that were lost in a restore, are granted with the next start")
    void grantedAgain() throws SQLException {
        Sql.run(as("guesthouse"), "CREATE TABLE later (); REVOKE ALL ON person FROM guesthouse_application; GRANT ALL ON audit_event TO guesthouse_application");
        migrator(NO_USERS).migrate();
        var program = as(DatabaseUsers.PROGRAM);
        Sql.run(program, "INSERT INTO later DEFAULT VALUES");
        Sql.run(program, "DELETE FROM person");
        assertThat(refusal(program, "DELETE FROM audit_event").getSQLState(), is(REFUSED));
    }

    @Test
    @DisplayName("OPS-01 one user who may make no roles does as well, and finds the roles when somebody has made them")
    void oneUser() throws IOException, SQLException {
        try (var plain = EmbeddedPostgres.start()) {
            Sql.run(plain.getPostgresDatabase(), "CREATE ROLE guesthouse LOGIN");
            Sql.run(plain.getPostgresDatabase(), "CREATE DATABASE guesthouse OWNER guesthouse");
            var owner = plain.getDatabase("guesthouse", "guesthouse");
            assertThat(migrator(owner, NO_USERS).migrate().kind(), is(SchemaState.Kind.fits));
            assertThat(Sql.texts(owner, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'guesthouse%'"), is(List.of("guesthouse")));
            assertThat("passwords of users that cannot be made", migrator(owner, USERS).migrate().kind(), is(SchemaState.Kind.mismatch));
            Sql.run(plain.getPostgresDatabase(), "CREATE ROLE guesthouse_application; CREATE ROLE guesthouse_reader;"
                    + " CREATE ROLE mine LOGIN IN ROLE guesthouse_application");
            migrator(owner, NO_USERS).migrate();
            Sql.run(plain.getDatabase("mine", "guesthouse"), EVENT);
            assertThat(refusal(plain.getDatabase("mine", "guesthouse"), "DELETE FROM audit_event").getSQLState(), is(REFUSED));
        }
    }

    private static FlywayMigrator migrator(DatabaseUsers users) {
        return migrator(as("guesthouse"), users);
    }

    private static FlywayMigrator migrator(DataSource database, DatabaseUsers users) {
        return new FlywayMigrator(Flyway.configure().dataSource(database).ignoreMigrationPatterns(new String[0]).load(), users);
    }

    private static DataSource as(String user) {
        return server.getDatabase(user, "guesthouse");
    }

    private static SchemaState seenAs(String user) {
        return new Schema(Optional.empty(), as(user), Runnable::run, new ArrayList<SchemaReady>()::add, Duration.ZERO).state();
    }

    private static SQLException refusal(DataSource source, String sql) {
        return assertThrows(SQLException.class, () -> Sql.run(source, sql), sql);
    }
}
