package dev.guesthouse.http.job;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.nudge.BackgroundFailures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;

/** The jobs that a program holds; each run is measured under the job's name, whoever calls it (OPS-04). */
@ApplicationScoped
public class Jobs {

    private static final String METRIC = "guesthouse.job";

    private final List<Job> jobs;
    private final Set<String> names;
    private final MeterRegistry registry;

    Jobs(@All List<Job> jobs, MeterRegistry registry) {
        // Two of one place are refused here, since nothing would say which of them comes first.
        this.jobs = List.copyOf(new TreeMap<>(jobs.stream().collect(Collectors.toMap(job -> job.plan().place(), Function.identity()))).values());
        names = jobs.stream().map(job -> job.plan().name()).collect(Collectors.toUnmodifiableSet());
        this.registry = registry;
    }

    /** Each after what it builds on. */
    public List<Job> inOrder() {
        return jobs;
    }

    /**
     * Runs a job once, for a caller who waits for it.
     *
     * @throws IllegalStateException where it failed, which says which one that was
     */
    public Record run(Job job) {
        var name = job.plan().name();
        try {
            return measured(name, job::run);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The job %s failed.".formatted(name), e);
        }
    }

    /** Nobody waits for it: the log alone tells of a failure. */
    void runOnSchedule(Job job) {
        var name = job.plan().name();
        try {
            measured(name, job::runOnSchedule);
        } catch (RuntimeException e) {
            BackgroundFailures.log("The job " + name, e);
        }
    }

    /** Runs a function, and measures it where it is a job. */
    public <T> T measured(String function, Supplier<T> run) {
        if (!names.contains(function)) {
            return run.get();
        }
        var begun = Timer.start(registry);
        var outcome = "failure";
        try {
            var answer = run.get();
            outcome = "success";
            return answer;
        } finally {
            begun.stop(Timer.builder(METRIC).description("Runs of a job, by how they came out").tags("job", function, "outcome", outcome).register(registry));
        }
    }
}
