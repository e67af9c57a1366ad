package dev.guesthouse.schema;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PreparedStatementsTest extends GuesthouseTest {

    /** As often as it takes the driver to have a statement kept. */
    private static final int OFTEN = 8;

    @Inject
    EntityManager entities;

    @Test
    @DisplayName("PostgreSQL keeps statements that come again, where nothing stands between")
    void kept() {
        assertThat(QuarkusTransaction.requiringNew().call(() -> {
            repeat("SELECT email FROM person");
            return ((Number) entities.createNativeQuery("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT email FROM person'")
                    .getSingleResult()).intValue();
        }), is(1));
    }

    @Test
    @DisplayName("OPS-02 where a migration has changed what a kept statement answers, a change is tried once more")
    void outlivesMigration() {
        database.run("CREATE TABLE scratch (it varchar(10)); GRANT SELECT ON scratch TO guesthouse_application");
        try {
            QuarkusTransaction.requiringNew().run(() -> repeat("SELECT it FROM scratch"));
            var tries = new AtomicInteger();
            Retried.transaction(() -> {
                if (tries.incrementAndGet() == 1) {
                    // By another connection: this thread's is given to nobody else now.
                    AtOnce.begun(() -> database.run("ALTER TABLE scratch ALTER it TYPE text")).join();
                }
                repeat("SELECT it FROM scratch");
                return null;
            });
            assertThat(tries.get(), is(2));
        } finally {
            database.run("DROP TABLE scratch");
        }
    }

    private void repeat(String sql) {
        IntStream.range(0, OFTEN).forEach(time -> entities.createNativeQuery(sql).getResultList());
    }
}
