package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.guesthouse.infra.Expected.Schedule;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;

/** Every platform calls each job as often as the program would itself: the code's own list against what is deployed. */
class SchedulesTest {

    private static final Pattern ADDRESS = Pattern.compile("http://guesthouse-([a-z]+)\\.guesthouse\\.svc/([a-z-]+)");

    private final SortedMap<String, Schedule> schedules = Expected.schedules();

    @Test
    @DisplayName("OPS-03 infra/schedules.json, which Terraform reads, lists every job")
    void list() throws IOException {
        var listed = new ObjectMapper().readValue(Expected.INFRA.resolve("schedules.json").toFile(), new TypeReference<TreeMap<String, Schedule>>() {
        });
        assertThat(Expected.faults(listed, schedules), empty());
        assertThat(Files.readString(Expected.INFRA.resolve("aws/programs.tf")), containsString("jsondecode(file(\"${path.module}/../schedules.json\"))"));
    }

    @Test
    @DisplayName("OPS-03 infra/kubernetes has a CronJob for every job")
    void kubernetes() throws IOException {
        var called = new TreeMap<String, Schedule>();
        for (var document : Yaml.documents(Expected.INFRA.resolve("kubernetes/base/schedules.yaml"))) {
            var job = (CronJob) Yaml.manifest(document);
            var address = ADDRESS.matcher(address(job));
            assertThat(address(job), address.matches());
            assertThat(job.getMetadata().getName(), equalTo("guesthouse-" + address.group(2)));
            called.put(address.group(2), new Schedule(address.group(1), minutes(job.getSpec().getSchedule())));
        }
        assertThat(Expected.faults(called, schedules), empty());
    }

    @Test
    @DisplayName("OPS-03 infra/README.md has a machine token made for just the jobs")
    void token() throws IOException {
        var functions = schedules.keySet().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        assertThat(Files.readString(Expected.INFRA.resolve("README.md")), containsString("\"functions\": [" + functions + "]"));
    }

    private static String address(CronJob job) {
        return job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                .filter(variable -> variable.getName().equals("ADDRESS")).findFirst().orElseThrow().getValue();
    }

    private static long minutes(String cron) {
        if (cron.equals("* * * * *")) {
            return 1;
        }
        if (cron.matches("[0-5]?[0-9] \\* \\* \\* \\*")) {
            return 60;
        }
        throw new AssertionError("neither each minute nor once an hour: " + cron);
    }
}
