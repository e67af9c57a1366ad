package dev.guesthouse.migration;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.testing.EmptyDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;

@QuarkusMainIntegrationTest
@QuarkusTestResource(value = EmptyDatabase.class, restrictToAnnotatedClass = true)
class MigrateIT {

    @Test
    @Launch({})
    @DisplayName("OPS-02 the migration is a program that brings the schema up to date, says so, and ends")
    void migrates(LaunchResult result) {
        assertThat(result.getOutput(), containsString("as this program knows it"));
    }
}
