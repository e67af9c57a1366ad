package dev.guesthouse.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/** Takes traces by OTLP over HTTP, as a collector does (OpenTelemetry Protocol 1.x). */
final class TraceCollector implements AutoCloseable {

    private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() throws IOException {
        var collector = new TraceCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        collector.server.createContext("/v1/traces", collector::take);
        collector.server.start();
        return collector;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.addAll(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes()).getResourceSpansList());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** What turns traces on in a program. */
    Map<String, String> settings() {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.datasource.jdbc.telemetry.enabled", "true",
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf", "quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The names of a program's spans so far. */
    List<String> spansOf(String program) {
        return received.stream().filter(spans -> spans.getResource().getAttributesList().stream().anyMatch(attribute -> is(attribute, "service.name", program)))
                .flatMap(spans -> spans.getScopeSpansList().stream()).flatMap(scope -> scope.getSpansList().stream()).map(span -> span.getName()).toList();
    }

    /** Everything so far, as text. */
    String everything() {
        return received.toString();
    }

    private static boolean is(KeyValue attribute, String key, String value) {
        return attribute.getKey().equals(key) && attribute.getValue().getStringValue().equals(value);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
