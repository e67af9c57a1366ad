package dev.guesthouse.schema;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;

/**
 * The schema of the database as this program sees it (OPS-02): migrated at start by a program that can, and looked at again
 * while the program runs, since another program may migrate it meanwhile. A database that is away at start is waited for,
 * not died of.
 */
@ApplicationScoped
public class Schema {

    /** The newest migration: what this program's entities and queries were written for. */
    public static final String VERSION = "82";

    /** How old an answer may be; a look is one small query. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    // What the scheduler starts with is PLATFORM_BEFORE: no job may see a schema that is not migrated.
    private static final int BEFORE_EVERYTHING = Interceptor.Priority.PLATFORM_BEFORE - 100;
    private static final String NO_SUCH_TABLE = "42P01";
    private static final String NO_PRIVILEGE = "42501";

    private static final Logger LOG = Logger.getLogger(Schema.class);

    private final Optional<Migrator> migrator;
    private final DataSource database;
    private final Executor workers;
    private final Consumer<SchemaReady> ready;
    private final Duration fresh;

    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long lookedAt;
    /** What the last look found. */
    private volatile SchemaState latest = SchemaState.away(VERSION);
    /** What the last look found that got an answer; null until one did. */
    private volatile SchemaState answered;
    /** Guarded by {@link #looking}. */
    private boolean announced;

    @Inject
    Schema(Instance<Migrator> migrator, DataSource database, ExecutorService workers, Event<SchemaReady> ready) {
        this(migrator.stream().findFirst(), database, workers, ready::fire, FRESH);
    }

    Schema(Optional<Migrator> migrator, DataSource database, Executor workers, Consumer<SchemaReady> ready, Duration fresh) {
        this.migrator = migrator;
        this.database = database;
        this.workers = workers;
        this.ready = ready;
        this.fresh = fresh;
    }

    void start(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) {
        state();
    }

    /** How the schema stands, at most some seconds ago. May block for as long as the database lets it wait. */
    public SchemaState state() {
        if (isStale() && looking.compareAndSet(false, true)) {
            try {
                look();
            } finally {
                looking.set(false);
            }
        }
        return latest;
    }

    /**
     * Why no function may be served now: schema-mismatch, or unavailable where the database has not answered since the
     * start. Never blocks: a new look, where one is due, is taken in the background. A database that goes away later is
     * none of this: whoever asks it finds out.
     */
    public Optional<Problem> refusal() {
        if (isStale() && !looking.get()) {
            workers.execute(this::state);
        }
        var state = answered;
        if (state == null) {
            return Optional.of(new Problem(ProblemType.UNAVAILABLE, latest.sentence()));
        }
        return state.isFitting() ? Optional.empty()
                : Optional.of(new Problem(ProblemType.SCHEMA_MISMATCH, state.sentence()));
    }

    private boolean isStale() {
        return lookedAt == 0 || System.nanoTime() - lookedAt > fresh.toNanos();
    }

    private void look() {
        var found = find();
        if (found.kind() != SchemaState.Kind.away) {
            answered = found;
        }
        var news = lookedAt == 0 || !latest.equals(found);
        latest = found;
        lookedAt = System.nanoTime();
        if (news) {
            LOG.log(found.isFitting() ? Logger.Level.INFO : Logger.Level.WARN, found.sentence().toString());
        }
        if (!announced && found.isFitting()) {
            announced = true;
            ready.accept(new SchemaReady());
        }
    }

    /** Once it was migrated it is only read: migrating looks at every migration. */
    private SchemaState find() {
        var fitted = answered != null && answered.isFitting();
        if (migrator.isPresent() && !fitted) {
            return migrator.get().migrate();
        }
        var found = read();
        return migrator.isPresent() && found.kind() == SchemaState.Kind.mismatch ? migrator.get().migrate() : found;
    }

    private static SchemaState of(String version) {
        return VERSION.equals(version) ? SchemaState.fits(VERSION) : SchemaState.mismatch(VERSION, version);
    }

    private SchemaState read() {
        try (var connection = database.getConnection(); var statement = connection.createStatement();
                var newest = statement.executeQuery("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")) {
            return of(newest.next() ? newest.getString(1) : null);
        } catch (SQLException e) {
            LOG.debug("The schema's version cannot be read", e);
            return NO_SUCH_TABLE.equals(e.getSQLState()) ? of(null) : NO_PRIVILEGE.equals(e.getSQLState()) ? SchemaState.barred(VERSION)
                    : SchemaState.away(VERSION);
        }
    }
}
