package dev.guesthouse.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;

/** What the product logs while this is open. */
final class LogLines extends ExtHandler implements AutoCloseable {

    /** A line, and the request that it says it belongs to (null for none). */
    record Line(String category, String text, String requestId) {
    }

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        LogContext.getLogContext().getLogger("").addHandler(this);
    }

    @Override
    protected void doPublish(ExtLogRecord entry) {
        lines.add(new Line(entry.getLoggerName(), entry.getFormattedMessage(), entry.getMdc("requestId")));
    }

    /** Of one request, in the order they were logged. */
    List<Line> of(String requestId) {
        return lines.stream().filter(line -> requestId.equals(line.requestId)).toList();
    }

    @Override
    public void close() {
        LogContext.getLogContext().getLogger("").removeHandler(this);
    }
}
