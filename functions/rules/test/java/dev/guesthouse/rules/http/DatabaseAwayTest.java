package dev.guesthouse.rules.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.Client;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;

/** Connections that are lost at the worst moment; a database that is away for longer is in {@code OutageIT}. */
@QuarkusTest
class DatabaseAwayTest extends GuesthouseTest {

    private static final String LOSE_THEM = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' AND datname = current_database()";

    @Inject
    AgroalDataSource pool;
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;
    @ConfigProperty(name = "quarkus.datasource.username")
    String username;
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout")
    int silence;

    @AfterEach
    void commitAgain() {
        connectAnew();
        database.run("DROP FUNCTION IF EXISTS lose_connection CASCADE");
    }

    @Test
    @DisplayName("OPS-06 a connection that is lost at the commit is a 503, and nobody is told that nothing was changed")
    void lostAtCommit() {
        var admin = given.admin().withKey("k1");
        // As its owner, who may end connections.
        database.run("""
                CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$""");
        database.run("""
                CREATE CONSTRAINT TRIGGER lose_connection AFTER INSERT ON organization DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION lose_connection()""");
        var refused = addFabrikam(admin).refused(503, "unavailable");
        assertThat(refused.header("Retry-After"), equalTo("5"));
        assertThat(refused.text("detail"), equalTo("The database cannot be reached at the moment. Call again, and with the same Idempotency-Key:"
                + " nothing is changed twice."));
        database.run("DROP FUNCTION lose_connection CASCADE");
        addFabrikam(admin).ok();
    }

    @Test
    @DisplayName("OPS-06 a statement that the database stops because it takes too long is a 503, and the connection is as good as before")
    void stopped() {
        var admin = given.admin();
        database.run("""
                CREATE FUNCTION lose_connection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN PERFORM pg_cancel_backend(pg_backend_pid()), pg_sleep(10); RETURN NULL; END $$""");
        database.run("CREATE TRIGGER lose_connection AFTER INSERT ON organization FOR EACH ROW EXECUTE FUNCTION lose_connection()");
        var before = connections();
        assertThat(addFabrikam(admin).refused(503, "unavailable").header("Retry-After"), equalTo("5"));
        assertThat(connections(), hasItems(before.toArray(String[]::new)));
        database.run("DROP FUNCTION lose_connection CASCADE");
        addFabrikam(admin).ok();
    }

    @Test
    @DisplayName("MSG-01 a connection that is lost while messages are sent keeps only those that were under way from the next run")
    void lostWhileSending() {
        var admin = given.admin();
        mails.refuse();
        List.of("ana", "ben", "cleo").forEach(name -> admin.post("invite-guest", "email", name + "@fabrikam.example").ok());
        var lost = new AtomicBoolean();
        mails.show(mail -> {
            if (lost.compareAndSet(false, true)) {
                loseThem();
            }
        });
        clock.advance(Duration.ofSeconds(10));
        admin.post("send-messages").refused(503, "unavailable");
        connectAnew();
        var underWay = (int) database.count("SELECT count(*) FROM message WHERE claimed_until IS NOT NULL");
        assertThat(underWay, allOf(greaterThan(0), lessThan(4)));
        assertThat(admin.post("send-messages").ok().json("sent"), is(3 - underWay));
    }

    @Test
    @DisplayName("OPS-06 callers do not wait for ever for a database that is silent")
    void silence() {
        assertThat(silence, is(15));
    }

    private List<String> connections() {
        return database.column("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = current_database() ORDER BY 1");
    }

    /** By a connection of its own: one of the pool's would stay, and might be the next to be used. */
    private void loseThem() {
        try (var connection = DriverManager.getConnection(url, username, password); var statement = connection.createStatement()) {
            statement.execute(LOSE_THEM);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was lost goes out of the pool now, not when the next one is idle for a moment. */
    private void connectAnew() {
        pool.flush(AgroalDataSource.FlushMode.INVALID);
        // It goes in the background.
        Awaitility.await().ignoreExceptionsMatching(lost -> true)
                .until(() -> AtOnce.times(20, () -> database.count("SELECT count(*) FROM person")).size() == 20);
    }

    private static Answer addFabrikam(Client admin) {
        return admin.post("add-organization", "displayName", "Fabrikam", "identitySources", List.of(JsonBody.of("domain", "fabrikam.example")));
    }
}
