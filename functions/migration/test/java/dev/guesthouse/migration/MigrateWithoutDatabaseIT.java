package dev.guesthouse.migration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;

@QuarkusMainIntegrationTest
@QuarkusTestResource(value = MigrateWithoutDatabaseIT.NoDatabase.class, restrictToAnnotatedClass = true)
class MigrateWithoutDatabaseIT {

    /** Nobody listens at that port. */
    public static final class NoDatabase implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none");
        }

        @Override
        public void stop() {
            // there is nothing to stop
        }
    }

    @Test
    @Launch(value = {}, exitCode = 1)
    @DisplayName("OPS-02 where the database does not answer, the migration says so and ends with 1")
    void databaseAway(LaunchResult result) {
        assertThat(result.getOutput(), containsString("does not answer"));
    }
}
