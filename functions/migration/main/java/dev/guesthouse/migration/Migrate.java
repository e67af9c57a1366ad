package dev.guesthouse.migration;

import dev.guesthouse.schema.Schema;
import dev.guesthouse.schema.SchemaState;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * A program that brings the schema up to date and ends (OPS-02), for release steps and jobs of a platform: exit code 0 where
 * the schema fits then, 1 where it does not or the database does not answer.
 */
@QuarkusMain(name = Migrate.NAME)
public class Migrate implements QuarkusApplication {

    static final String NAME = "migrate";

    private final Schema schema;

    Migrate(Schema schema) {
        this.schema = schema;
    }

    @Override
    public int run(String... args) {
        return schema.state().kind() == SchemaState.Kind.fits ? 0 : 1;
    }
}
