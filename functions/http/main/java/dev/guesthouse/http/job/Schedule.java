package dev.guesthouse.http.job;

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

    Schedule(Jobs jobs, Schema schema) {
        this.jobs = jobs;
        this.schema = schema;
    }

    void start(@Observes StartupEvent event, Instance<Scheduler> scheduler) {
        if (scheduler.isResolvable() && scheduler.get().isStarted()) {
            jobs.inOrder().forEach(job -> add(job, scheduler.get()));
        }
    }

    /** No job runs on another schema than this program's, as the gate lets no caller in (OPS-02). */
    private void add(Job job, Scheduler scheduler) {
        var plan = job.plan();
        scheduler.newJob(plan.name()).setInterval(plan.every().toString()).setDelayed(plan.delay().toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP).setSkipPredicate(execution -> schema.refusal().isPresent())
                .setTask(execution -> jobs.runOnSchedule(job)).schedule();
    }
}
