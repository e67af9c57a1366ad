package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code infra/compose}: every program is there, and comes from its own module. */
class ComposeTest {

    private final Map<String, Map<String, Object>> services;

    ComposeTest() throws IOException {
        try (var reader = Files.newBufferedReader(Expected.INFRA.resolve("compose/compose.yaml"))) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<String, Map<String, Map<String, Object>>> file = new Yaml(new SafeConstructor(options)).load(reader);
            services = file.get("services");
        }
    }

    @Test
    @DisplayName("every program is a service, after the migration")
    void programs() throws IOException {
        var expected = Expected.programs();
        for (var program : expected) {
            assertThat(services.get(program), hasEntry("depends_on", Map.of("migration", Map.of("condition", "service_completed_successfully"))));
        }
        expected.add("migration");
        for (var program : expected) {
            assertThat(map(services.get(program).get("build")).get("args"), is(Map.of("PROGRAM", program)));
        }
        assertThat(services.keySet().stream().filter(name -> services.get(name).containsKey("build")).toList(), containsInAnyOrder(expected.toArray()));
    }

    @Test
    @DisplayName("OPS-03 the programs that have jobs, and no others, run them themselves")
    void schedules() throws IOException {
        var withJobs = new TreeSet<String>();
        Expected.schedules().values().forEach(schedule -> withJobs.add(schedule.program()));
        for (var program : Expected.programs()) {
            assertThat(program, "true".equals(map(services.get(program).get("environment")).get("GUESTHOUSE_SCHEDULE_ENABLED")), is(withJobs.contains(program)));
        }
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
