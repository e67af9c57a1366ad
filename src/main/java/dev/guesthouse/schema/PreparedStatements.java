package dev.guesthouse.schema;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

import io.agroal.api.AgroalPoolInterceptor;

/**
 * Statements that come again are kept by PostgreSQL under names, so that it does not read and plan them each time, on connections that
 * lead straight to it: asking, deciding and delivering cost it half as much, for some 3 MB a connection. A proxy that lends a connection
 * for a transaction has the next one run by another server process, where nobody knows those names (PgBouncer), or lends no more as soon
 * as there is one (RDS Proxy). Nobody has to set what stands between: such a proxy tells its clients a process id of its own for their
 * cancellations, since any process may be at work for them.
 */
@ApplicationScoped
class PreparedStatements implements AgroalPoolInterceptor {

    private static final int NEVER = 0;

    private static final Logger LOG = Logger.getLogger(PreparedStatements.class);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            var driver = connection.unwrap(PGConnection.class);
            var usual = driver.getPrepareThreshold();
            driver.setPrepareThreshold(NEVER);
            if (process(connection) == driver.getBackendPID()) {
                driver.setPrepareThreshold(usual);
            }
        } catch (SQLException e) {
            // Whoever uses it next finds out too.
            LOG.debug("A connection does not answer", e);
        }
    }

    /** The id of the process that works for a connection at this moment. */
    private static int process(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var answer = statement.executeQuery("SELECT pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
