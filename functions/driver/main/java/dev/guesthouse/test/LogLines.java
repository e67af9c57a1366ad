package dev.guesthouse.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/** What the product logs while this is open. */
public final class LogLines extends ExtHandler implements AutoCloseable {

    /** A line, and the request that it says it belongs to (null for none). */
    public record Line(String category, String text, String requestId, boolean isError) {
    }

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    public LogLines() {
        LogContext.getLogContext().getLogger("").addHandler(this);
    }

    @Override
    protected void doPublish(ExtLogRecord entry) {
        lines.add(new Line(entry.getLoggerName(), entry.getFormattedMessage(), entry.getMdc("requestId"),
                entry.getLevel().intValue() >= Level.ERROR.intValue()));
    }

    /** Of one request, in the order they were logged. */
    public List<Line> of(String requestId) {
        return lines.stream().filter(line -> requestId.equals(line.requestId)).toList();
    }

    /** What all of them say. */
    public List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** Those that an operator has to look at. */
    public List<Line> errors() {
        return lines.stream().filter(Line::isError).toList();
    }

    @Override
    public void close() {
        LogContext.getLogContext().getLogger("").removeHandler(this);
    }
}
