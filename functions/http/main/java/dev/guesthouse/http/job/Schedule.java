package dev.guesthouse.http.job;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import dev.guesthouse.schema.Schema;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;

/** The schedule inside a program (OPS-03); {@code guesthouse.schedule.enabled} turns it on, in programs that hold jobs. */
@ApplicationScoped
class Schedule {

    private final Jobs jobs;
    private final Schema schema;
    private final ScheduledExecutorService executor;
    private final Clock clock;

    Schedule(Jobs jobs, Schema schema, ScheduledExecutorService executor, Clock clock) {
        this.jobs = jobs;
        this.schema = schema;
        this.executor = executor;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Instance<Scheduler> scheduler) {
        if (scheduler.isResolvable() && scheduler.get().isStarted()) {
            jobs.inOrder().forEach(job -> add(job, scheduler.get()));
        }
    }

    /** No job runs on another schema than this program's, as the gate lets no caller in (OPS-02). */
    private void add(Job job, Scheduler scheduler) {
        var plan = job.plan();
        var turns = new Turns(job, () -> jobs.runOnSchedule(job), this::after, clock);
        scheduler.newJob(plan.name()).setInterval(plan.every().toString()).setDelayed(plan.delay().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP).setSkipPredicate(execution -> schema.refusal().isPresent())
                .setTask(execution -> turns.take()).schedule();
    }

    private Future<?> after(Duration wait, Runnable run) {
        return executor.schedule(() -> {
            if (schema.refusal().isEmpty()) {
                run.run();
            }
        }, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
}
