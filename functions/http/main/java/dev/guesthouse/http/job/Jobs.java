package dev.guesthouse.http.job;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.job.Job.Plan;
import dev.guesthouse.http.nudge.BackgroundFailures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;

/** The jobs that a program holds; each run is measured, and a failed one logged, under the job's name (OPS-04). */
@ApplicationScoped
public class Jobs {

    private static final String METRIC = "guesthouse.job";

    private final List<Job> jobs;
    private final MeterRegistry registry;

    Jobs(@All List<Job> jobs, MeterRegistry registry) {
        this.jobs = jobs.stream().sorted(Comparator.comparing(job -> job.plan().place())).toList();
        this.registry = registry;
    }

    /** Each after what it builds on. */
    public List<Job> inOrder() {
        return jobs;
    }

    /**
     * Runs a job once.
     *
     * @throws RuntimeException where it failed, which is logged by then
     */
    public Record run(Job job) {
        return run(job.plan(), job, Job::run);
    }

    void runOnSchedule(Job job) {
        run(job.plan(), job, Job::runOnSchedule);
    }

    private Record run(Plan plan, Job job, Function<Job, Record> way) {
        var begun = Timer.start(registry);
        try {
            var answer = way.apply(job);
            begun.stop(timer(plan, "success"));
            return answer;
        } catch (RuntimeException e) {
            begun.stop(timer(plan, "failure"));
            BackgroundFailures.log("The job " + plan.name(), e);
            throw e;
        }
    }

    private Timer timer(Plan plan, String outcome) {
        return Timer.builder(METRIC).description("Runs of a job, by how they came out").tags("job", plan.name(), "outcome", outcome).register(registry);
    }
}
