import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A SCIM server that finds nobody, makes every account, takes every member after a while, and counts them (RFC 7644). */
final class ScimSink implements AutoCloseable {

    private static final Pattern EXTERNAL_ID = Pattern.compile("\"externalId\":\"([^\"]+)\"");
    private static final String GROUPS = "{\"Resources\":[{\"id\":\"urn:ietf:params:scim:schemas:core:2.0:User\",\"attributes\":[{\"name\":\"groups\"}]}]}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger members = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong wait = new AtomicLong();

    ScimSink() throws IOException {
        // Else every answer waits for the one before to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/scim";
    }

    /** How long every call takes, at least. */
    void takes(long milliseconds) {
        wait.set(milliseconds);
    }

    int members() {
        return members.get();
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.incrementAndGet();
            Thread.sleep(wait.get());
            if (call.getRequestMethod().equals("PATCH")) {
                members.incrementAndGet();
                call.sendResponseHeaders(204, -1);
                return;
            }
            var path = call.getRequestURI().getPath();
            var externalId = EXTERNAL_ID.matcher(body);
            var made = externalId.find();
            var answer = made ? "{\"id\":\"a-%1$s\",\"externalId\":\"%1$s\"}".formatted(externalId.group(1))
                    : path.endsWith("/Users") ? "{\"totalResults\":0,\"Resources\":[]}" : path.endsWith("/Schemas") ? GROUPS : "{}";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/scim+json");
            call.sendResponseHeaders(made ? 201 : 200, bytes.length);
            call.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
