package dev.guesthouse.http;

import jakarta.inject.Singleton;

import dev.guesthouse.schema.Schema;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;

/** Keeps a job from running on another schema than this program's, as the gate keeps callers from it (OPS-02): {@code skipExecutionIf} of every job. */
@Singleton
public class SchemaUnfit implements Scheduled.SkipPredicate {

    private final Schema schema;

    SchemaUnfit(Schema schema) {
        this.schema = schema;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return schema.refusal().isPresent();
    }
}
