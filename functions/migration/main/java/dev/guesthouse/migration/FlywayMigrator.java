package dev.guesthouse.migration;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.jboss.logging.Logger;

import dev.guesthouse.problem.Sentence;
import dev.guesthouse.schema.Migrator;
import dev.guesthouse.schema.Schema;
import dev.guesthouse.schema.SchemaState;

/** Migrates by Flyway: any number of programs may do so at once (OPS-02). */
@ApplicationScoped
public class FlywayMigrator implements Migrator {

    private static final Logger LOG = Logger.getLogger(FlywayMigrator.class);

    private final Flyway flyway;
    private final DatabaseUsers users;

    /** Flyway must not ignore migrations that it does not know, else a newer schema passes for its own. */
    public FlywayMigrator(Flyway flyway, DatabaseUsers users) {
        var configuration = flyway.getConfiguration();
        var callbacks = Stream.concat(Arrays.stream(configuration.getCallbacks()), Stream.of(new Patience())).toArray(Callback[]::new);
        this.flyway = Flyway.configure(configuration.getClassLoader()).configuration(configuration).callbacks(callbacks).load();
        this.users = users;
    }

    @Override
    public SchemaState migrate() {
        try {
            flyway.migrate();
            users.make(flyway.getConfiguration().getDataSource());
            return state(true);
        } catch (FlywayException failure) {
            return afterFailure(failure);
        } catch (SQLException failure) {
            LOG.errorf("The users of the database cannot be made: %s", failure.getMessage());
            return new SchemaState(SchemaState.Kind.mismatch, Schema.VERSION, Schema.VERSION,
                    Sentence.of("The users of the database cannot be made: let its owner have CREATEROLE, or make them yourself and set no password here."));
        }
    }

    private SchemaState afterFailure(FlywayException failure) {
        try {
            var state = state(false);
            LOG.errorf("The schema cannot be migrated: %s", failure.getMessage());
            return state;
        } catch (FlywayException e) {
            LOG.warnf("The database does not answer: %s", rootCause(failure).getMessage());
            return SchemaState.away(Schema.VERSION);
        }
    }

    private SchemaState state(boolean migrated) {
        var all = flyway.info().all();
        var known = newest(all, MigrationState::isResolved);
        var found = newest(all, MigrationState::isApplied);
        return migrated && known.equals(found) ? SchemaState.fits(known) : SchemaState.mismatch(known, found);
    }

    private static String newest(MigrationInfo[] migrations, Predicate<MigrationState> which) {
        return Arrays.stream(migrations).filter(migration -> which.test(migration.getState())).map(MigrationInfo::getVersion)
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).map(MigrationVersion::getVersion).orElse(null);
    }

    private static Throwable rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
