package dev.guesthouse.http.edge;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Keeps tokens of links, queries, and where people are out of traces (OPS-04), as {@link RequestLog} keeps them out of the log.
 * Paths are not normalized yet where a span begins, so only one that is a plain name stays; of others the route tells enough.
 */
@ApplicationScoped
class TracedPaths implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    private static final Pattern NAME = Pattern.compile("/[a-z-]*");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        var path = span.getAttribute(PATH);
        if (path != null && !NAME.matcher(path).matches()) {
            span.setAttribute(PATH, "/…");
        }
        for (var hidden : List.of(QUERY, CLIENT)) {
            if (span.getAttribute(hidden) != null) {
                span.setAttribute(hidden, "…");
            }
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
