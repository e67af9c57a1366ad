package dev.guesthouse.migration;

import java.sql.SQLException;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets a migration take any time: the limits on how long a statement may take and the database be silent are for callers who wait. */
final class Patience implements Callback {

    /** How long the database might be silent before; migrations run one after the other, and a transaction forgets its own limit. */
    private int limit;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            var connection = context.getConnection();
            if (event == Event.BEFORE_EACH_MIGRATE) {
                limit = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, 0);
                try (var statement = connection.createStatement()) {
                    statement.execute("SET LOCAL statement_timeout = 0");
                }
            } else if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, limit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database takes no limit", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "patience";
    }
}
