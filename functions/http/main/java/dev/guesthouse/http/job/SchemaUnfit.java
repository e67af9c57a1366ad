package dev.guesthouse.http.job;

import jakarta.inject.Singleton;

import dev.guesthouse.schema.Schema;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;

/** {@code skipExecutionIf} of every job: none runs on another schema than this program's, as the gate lets no caller in (OPS-02). */
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
