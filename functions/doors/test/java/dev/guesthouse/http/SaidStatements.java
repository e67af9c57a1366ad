package dev.guesthouse.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jboss.logging.MDC;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/**
 * What the program says to the database in the course of one call with an Idempotency-Key, from who calls until the answer is kept. The call
 * is known by the request's id; so what is answered to others meanwhile is not counted, nor what is delivered after it, which has that id too.
 * A batch is one statement, as it is one way there and back.
 */
@ApplicationScoped
@PersistenceUnitExtension
class SaidStatements implements StatementInspector {

    private static final String CALL = "counted";
    private static final String LAST = "UPDATE idempotency_key";

    private final transient TransactionSynchronizationRegistry registry;
    private final List<String> statements = new ArrayList<>();
    private final Set<Object> transactions = new HashSet<>();
    private volatile boolean counts;

    SaidStatements(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    /**
     * What a call said.
     *
     * @param statements one after the other
     * @param transactions in how many; what was said outside of any is in none
     */
    record Said(List<String> statements, int transactions) {

        /** A statement a line, with its number. */
        @Override
        public String toString() {
            return IntStream.range(0, statements.size()).mapToObj(i -> "%2d. %s".formatted(i + 1, statements.get(i).replaceAll("\\s+", " ")))
                    .collect(Collectors.joining("\n", "in %d transactions:\n".formatted(transactions), "\n"));
        }
    }

    /** @param call makes the call, with the request's id that it is given */
    Said of(Consumer<String> call) {
        forget();
        counts = true;
        try {
            call.accept(CALL);
        } finally {
            counts = false;
        }
        return said();
    }

    @Override
    public String inspect(String sql) {
        if (counts && CALL.equals(MDC.get("requestId"))) {
            count(sql);
        }
        return sql;
    }

    private synchronized void count(String sql) {
        statements.add(sql);
        if (registry.getTransactionKey() != null) {
            transactions.add(registry.getTransactionKey());
        }
        counts = !sql.startsWith(LAST);
    }

    private synchronized void forget() {
        statements.clear();
        transactions.clear();
    }

    private synchronized Said said() {
        return new Said(List.copyOf(statements), transactions.size());
    }
}
