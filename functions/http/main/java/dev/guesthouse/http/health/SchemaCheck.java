package dev.guesthouse.http.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.guesthouse.schema.Schema;

/** Ready is a program whose database answers with the schema that the program knows (OPS-02). */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {

    private final Schema schema;

    SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        var state = schema.state();
        var response = HealthCheckResponse.named("schema").status(state.isFitting())
                .withData("says", state.sentence().toString());
        if (state.known() != null) {
            response.withData("known", state.known());
        }
        if (state.found() != null) {
            response.withData("found", state.found());
        }
        return response.build();
    }
}
