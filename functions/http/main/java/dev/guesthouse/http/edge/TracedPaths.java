package dev.guesthouse.http.edge;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * Keeps tokens of links and queries out of traces (OPS-04), as {@link RequestLog} keeps them out of the log. Paths are not
 * normalized yet where a span begins, so of each only the first segment stays; its route tells the rest.
 */
@ApplicationScoped
class TracedPaths implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final Pattern REST = Pattern.compile("(?<=[^/])[/%].+");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        var path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, REST.matcher(path).replaceFirst("/…"));
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, "…");
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing is left to hide.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
