package dev.guesthouse.migration;

import org.jboss.logging.Logger;

import dev.guesthouse.schema.Migrator;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * A program that brings the schema up to date and ends (OPS-02), for release steps and jobs of a platform: exit code 0 where
 * the schema fits then, 1 where it does not or the database does not answer.
 */
@QuarkusMain(name = Migrate.NAME)
public class Migrate implements QuarkusApplication {

    static final String NAME = "migrate";

    private static final Logger LOG = Logger.getLogger(Migrate.class);

    private final Migrator migrator;

    Migrate(Migrator migrator) {
        this.migrator = migrator;
    }

    @Override
    public int run(String... args) {
        var state = migrator.migrate();
        LOG.info(state.sentence());
        return state.isFitting() ? 0 : 1;
    }
}
