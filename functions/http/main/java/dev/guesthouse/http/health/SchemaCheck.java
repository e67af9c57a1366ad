package dev.guesthouse.http.health;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.guesthouse.schema.Schema;
import dev.guesthouse.schema.Standing;

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
        var standing = schema.standing();
        var response = HealthCheckResponse.named("schema").status(standing.kind() == Standing.Kind.fits)
                .withData("says", standing.sentence());
        if (standing.known() != null) {
            response.withData("known", standing.known());
        }
        if (standing.found() != null) {
            response.withData("found", standing.found());
        }
        return response.build();
    }
}
