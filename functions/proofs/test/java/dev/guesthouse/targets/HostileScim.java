package dev.guesthouse.targets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.guesthouse.targets.Scenario.Held;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A SCIM server of accounts and groups in memory, which keeps a trace of what it is asked, and as long as it is ill does what its schedule of faults says. */
final class HostileScim implements AutoCloseable {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final Pattern FILTER = Pattern.compile("(externalId|userName|emails\\.value) eq (\".*\")");
    private static final Pattern ONE_MEMBER = Pattern.compile("members\\[value eq (\".*\")]");
    private static final int FLOOD = 100 << 20;
    private static final Duration REFUSES_FOR = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofMillis(1500);

    private final Vertx vertx;
    private final Clock clock;
    private final String name;
    private final Schedule schedule;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    /** The ids of accounts by what they can be found by. */
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<Asked> trace = new ArrayList<>();
    private final List<HttpServerRequest> hanging = new ArrayList<>();
    private final int port;
    private HttpServer server;
    private boolean ill;
    private boolean patient = true;
    private int made;

    /**
     * A call.
     *
     * @param person whose account it is about, by address; null where it is about none
     * @param group null where it is about none
     */
    record Asked(Operation operation, String person, String group, Fault fault) {
    }

    private record Account(String id, String externalId, String email, boolean active) {
    }

    private record Reply(int status, JsonObject body) {
    }

    HostileScim(Vertx vertx, Clock clock, String name, Schedule schedule, String... groups) {
        this.vertx = vertx;
        this.clock = clock;
        this.name = name;
        this.schedule = schedule;
        for (var group : groups) {
            this.groups.put(group, new TreeSet<>());
        }
        port = listen(0);
    }

    private int listen(int wanted) {
        server = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> answer(request, body)));
        return server.listen(wanted, "127.0.0.1").toCompletionStage().toCompletableFuture().join().actualPort();
    }

    String address() {
        return "http://localhost:%d/scim".formatted(port);
    }

    synchronized void falls() {
        ill = true;
    }

    /** Nothing more happens to what it is asked. */
    synchronized void recovers() {
        ill = false;
        loseItsPatience();
    }

    /** Whoever hangs is let go, and from now on nobody hangs for long. */
    synchronized void loseItsPatience() {
        patient = false;
        hanging.forEach(request -> request.connection().close());
        hanging.clear();
    }

    /** Who is in what. */
    synchronized Set<String> members() {
        return groups.entrySet().stream().flatMap(group -> group.getValue().stream().map(id -> new Held(name, group.getKey(), accounts.get(id).email).toString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    synchronized int size() {
        return groups.values().stream().mapToInt(Set::size).sum();
    }

    /** Who cannot sign in. */
    synchronized Set<String> blocked() {
        return accounts.values().stream().filter(account -> !account.active).map(Account::email).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who has an account, as often as they have one. */
    synchronized List<String> people() {
        return accounts.values().stream().map(Account::email).sorted().toList();
    }

    /** What it was asked since this was asked last. */
    synchronized List<Asked> trace() {
        var asked = List.copyOf(trace);
        trace.clear();
        return asked;
    }

    /** An account that is lost, as somebody deletes it there. */
    synchronized void loses(String person) {
        accounts.values().stream().filter(account -> account.email.equals(person)).map(Account::id).toList().forEach(this::delete);
    }

    private void delete(String id) {
        accounts.remove(id);
        names.values().removeIf(id::equals);
        groups.values().forEach(members -> members.remove(id));
    }

    private synchronized void answer(HttpServerRequest request, Buffer body) {
        var call = Call.read(request, body);
        var person = call.filtered != null ? emailOf(call.filtered) : call.account != null && accounts.containsKey(call.account) ? accounts.get(call.account).email
                : call.email;
        var subject = "%s %s %s".formatted(name, person == null ? call.account : person, call.group);
        var attempt = attempts.merge(call.operation + subject, 1, Integer::sum) - 1;
        var fault = ill ? schedule.fault(call.operation, subject, attempt) : Fault.none;
        trace.add(new Asked(call.operation, person, call.group, fault));
        act(request, call, fault);
    }

    /** Whose account was asked for, known yet or not. */
    private String emailOf(String filtered) {
        return names.containsKey(filtered) ? accounts.get(names.get(filtered)).email : filtered;
    }

    private void act(HttpServerRequest request, Call call, Fault fault) {
        var response = request.response();
        switch (fault) {
            case none -> reply(request, perform(call));
            case refuses -> {
                server.close();
                vertx.setTimer(REFUSES_FOR.toMillis(), now -> vertx.<Integer>executeBlocking(() -> listen(port)));
            }
            case hangs -> {
                if (patient) {
                    hanging.add(request);
                } else {
                    request.connection().close();
                }
            }
            case breaksOff -> breakOff(request);
            case throttles -> response.setStatusCode(429).end();
            case throttlesForSeconds -> response.setStatusCode(429).putHeader("Retry-After", "20").end();
            case throttlesUntilDate -> response.setStatusCode(429).putHeader("Retry-After",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().plusSeconds(40).atOffset(ZoneOffset.UTC))).end();
            case errs -> response.setStatusCode(500).end("Segmentation fault");
            case unavailable -> response.setStatusCode(503).end();
            case unavailableForSeconds -> response.setStatusCode(503).putHeader("Retry-After", "15").end();
            case page -> response.putHeader("Content-Type", "text/html").end("<h1>Sign in</h1>");
            case doesAndErrs -> {
                perform(call);
                response.setStatusCode(500).end();
            }
            case doesAndBreaksOff -> {
                perform(call);
                breakOff(request);
            }
            case forgets -> reply(request, pretend(call));
            case ofAnother -> {
                perform(call);
                reply(request, new Reply(200, call.filtered == null ? anothers(call) : list(anothers(call))));
            }
            case slow -> {
                var reply = perform(call);
                vertx.setTimer(patient ? SLOW.toMillis() : 1, now -> reply(request, reply));
            }
            case redirects -> response.setStatusCode(302).putHeader("Location", "http://169.254.169.254/latest/meta-data/").end();
            case floods -> {
                response.putHeader("Content-Type", "application/scim+json").putHeader("Content-Length", String.valueOf(FLOOD));
                flood(request, FLOOD);
            }
        }
    }

    private static void breakOff(HttpServerRequest request) {
        request.response().putHeader("Content-Length", "1000").write("{\"schemas\": [").onComplete(written -> request.connection().close());
    }

    private static void flood(HttpServerRequest request, int left) {
        if (left > 0 && !request.response().closed()) {
            var part = Buffer.buffer(" ".repeat(Math.min(left, 1 << 16)));
            request.response().write(part).onSuccess(written -> flood(request, left - part.length()));
        }
    }

    private static void reply(HttpServerRequest request, Reply reply) {
        var response = request.response().setStatusCode(reply.status);
        if (reply.body == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/scim+json").end(reply.body.encode());
        }
    }

    private Reply perform(Call call) {
        return switch (call.operation) {
            case describe -> described(call.path);
            case find -> found(call);
            case make -> made(call);
            case read -> accounts.containsKey(call.account) ? new Reply(200, shown(accounts.get(call.account))) : missing(404);
            case block, unblock -> activated(call);
            case add -> added(call);
            case remove -> removed(call);
        };
    }

    /** What it would answer had it done it. */
    private Reply pretend(Call call) {
        return switch (call.operation) {
            case find -> new Reply(200, list());
            case make -> new Reply(201, shown(account(call)));
            default -> accounts.containsKey(call.account) ? new Reply(204, null) : missing(404);
        };
    }

    private static Reply described(String path) {
        return path.endsWith("Schemas")
                ? new Reply(200, list(new JsonObject().put("id", "urn:ietf:params:scim:schemas:core:2.0:User").put("attributes",
                        new JsonArray().add(new JsonObject().put("name", "groups").put("returned", "default")))))
                : path.endsWith("ServiceProviderConfig") ? new Reply(200, new JsonObject().put("patch", new JsonObject().put("supported", true))) : missing(404);
    }

    private Reply found(Call call) {
        return new Reply(200, names.containsKey(call.filtered) ? list(shown(accounts.get(names.get(call.filtered)))) : list());
    }

    private Account account(Call call) {
        // Some are not to be written into a path as they are.
        return new Account("id/%d%%".formatted(made++), call.externalId, call.email, true);
    }

    private Reply made(Call call) {
        if (names.containsKey(call.email)) {
            return missing(409);
        }
        var account = account(call);
        accounts.put(account.id, account);
        names.put(account.externalId, account.id);
        names.put(account.email, account.id);
        return new Reply(201, shown(account));
    }

    private Reply activated(Call call) {
        var account = accounts.get(call.account);
        if (account == null) {
            return missing(404);
        }
        accounts.put(account.id, new Account(account.id, account.externalId, account.email, call.operation == Operation.unblock));
        return new Reply(200, shown(accounts.get(account.id)));
    }

    private Reply added(Call call) {
        if (!groups.containsKey(call.group)) {
            return missing(404);
        }
        if (!accounts.containsKey(call.account)) {
            return missing(400);
        }
        groups.get(call.group).add(call.account);
        return new Reply(204, null);
    }

    private Reply removed(Call call) {
        if (!groups.containsKey(call.group)) {
            return missing(404);
        }
        groups.get(call.group).remove(call.account);
        return new Reply(204, null);
    }

    private JsonObject shown(Account account) {
        var in = new JsonArray();
        groups.forEach((group, members) -> {
            if (members.contains(account.id)) {
                in.add(new JsonObject().put("value", group));
            }
        });
        var user = new JsonObject().put("id", account.id).put("externalId", account.externalId).put("userName", account.email).put("active", account.active)
                .put("emails", new JsonArray().add(new JsonObject().put("value", account.email)));
        // As many leave out what is empty.
        return in.isEmpty() ? user : user.put("groups", in);
    }

    /** An account, or a group, that nobody has asked for. */
    private static JsonObject anothers(Call call) {
        return new JsonObject().put("id", "another").put("externalId", "another").put("userName", "another@fabrikam.example")
                .put("active", call.operation == Operation.unblock).put("emails", new JsonArray().add(new JsonObject().put("value", "another@fabrikam.example")));
    }

    private static JsonObject list(JsonObject... entries) {
        return new JsonObject().put("totalResults", entries.length).put("Resources", new JsonArray(List.of(entries)));
    }

    private static Reply missing(int status) {
        return new Reply(status, new JsonObject().put("schemas", new JsonArray().add(ERROR)).put("status", String.valueOf(status)));
    }

    /**
     * What is asked, as it is meant.
     *
     * @param filtered what an account is looked for by
     * @param account its id
     */
    private record Call(Operation operation, String path, String filtered, String account, String externalId, String email, String group) {

        static Call read(HttpServerRequest request, Buffer body) {
            var segments = request.path().split("/");
            var id = segments.length > 3 ? URLDecoder.decode(segments[3], StandardCharsets.UTF_8) : null;
            var json = body.length() == 0 ? new JsonObject() : body.toJsonObject();
            if (segments[2].equals("Groups")) {
                return ofGroup(request.path(), id, json.getJsonArray("Operations").getJsonObject(0));
            }
            if (!segments[2].equals("Users")) {
                return new Call(Operation.describe, request.path(), null, null, null, null, null);
            }
            if (request.method() == HttpMethod.POST) {
                return new Call(Operation.make, request.path(), null, null, json.getString("externalId"), json.getString("userName"), null);
            }
            if (request.method() == HttpMethod.PATCH) {
                var active = json.getJsonArray("Operations").getJsonObject(0).getBoolean("value");
                return new Call(active ? Operation.unblock : Operation.block, request.path(), null, id, null, null, null);
            }
            if (id != null) {
                return new Call(Operation.read, request.path(), null, id, null, null, null);
            }
            var filter = FILTER.matcher(String.valueOf(request.getParam("filter")));
            return new Call(Operation.find, request.path(), filter.matches() ? text(filter.group(2)) : "", null, null, null, null);
        }

        private static Call ofGroup(String path, String group, JsonObject operation) {
            var one = ONE_MEMBER.matcher(operation.getString("path"));
            return one.matches() ? new Call(Operation.remove, path, null, text(one.group(1)), null, null, group)
                    : new Call(Operation.add, path, null, operation.getJsonArray("value").getJsonObject(0).getString("value"), null, null, group);
        }

        private static String text(String json) {
            return new JsonArray("[" + json + "]").getString(0);
        }
    }

    @Override
    public void close() {
        recovers();
        server.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> null).join();
    }
}
