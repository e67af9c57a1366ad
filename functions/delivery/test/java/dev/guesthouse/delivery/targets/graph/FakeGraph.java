package dev.guesthouse.delivery.targets.graph;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What Microsoft publishes of Graph, version 1.0, as far as it is used: properties of its metadata and no others, permissions, queries that need
 * the header {@code ConsistencyLevel}, errors, pages, throttling, and that what was written is shown later. It lies where a test says so.
 */
final class FakeGraph implements AutoCloseable {

    static final String CLIENT = "7a1d3f36-5a0b-4e0c-9a3e-5f6b1d2c3e4f";
    static final String SECRET = "hunter2~graph";
    /** All that is needed for everything. */
    static final Set<String> ALL = Set.of("User.ReadWrite.All", "GroupMember.ReadWrite.All", "Application.Read.All", "AppRoleAssignment.ReadWrite.All", "Group.ReadWrite.All");
    private static final String GRAPH = "00000003-0000-0000-c000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the metadata, as far as it is used. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "users", Set.of("id", "displayName", "mail", "otherMails", "userPrincipalName", "userType", "accountEnabled", "employeeType", "externalUserState", "creationType"),
            "groups", Set.of("id", "displayName", "groupTypes", "mailEnabled", "securityEnabled",
                    "onPremisesSyncEnabled", "isAssignableToRole", "visibility", "resourceProvisioningOptions"),
            "servicePrincipals", Set.of("id", "appId", "displayName", "homepage", "appRoles", "tags"),
            "appRoleAssignments", Set.of("id", "appRoleId", "principalId", "principalType", "resourceId"),
            "invitations", Set.of("id", "invitedUserEmailAddress", "invitedUserDisplayName", "inviteRedirectUrl", "sendInvitationMessage", "invitedUser", "status"));

    /** What it answers instead of an error. */
    private record Said(int status, JsonNode body) {
    }

    /** What ends a call with an error. */
    private static final class Refusal extends RuntimeException {
        private final transient Said said;

        private Refusal(int status, String code, String message) {
            super(code, null, false, false);
            var error = JSON.createObjectNode();
            error.putObject("error").put("code", code).put("message", message).putObject("innerError").put("date", "2026-11-30T12:00:00").put("request-id", UUID.randomUUID().toString());
            said = new Said(status, error);
        }
    }

    private record Lie(Pattern call, String answer) {
    }

    private record Late(Set<String> before, int[] looks) {
    }

    private final HttpServer http;
    private final Map<String, Map<String, ObjectNode>> objects = new TreeMap<>();
    /** Who is in a group's members or owners. */
    private final Map<String, Set<String>> held = new TreeMap<>();
    private final Map<String, Integer> hidden = new TreeMap<>();
    private final Map<String, Late> shownLate = new TreeMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Lie> lies = new CopyOnWriteArrayList<>();
    private volatile Set<String> consented = ALL;
    private volatile int late;
    private volatile int page = 100;
    private volatile String says;
    private volatile boolean losesAnswers;

    FakeGraph() throws IOException {
        PROPERTIES.keySet().forEach(kind -> objects.put(kind, new TreeMap<>()));
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        http.createContext("/", this::serve);
        http.start();
        var roles = JSON.createArrayNode();
        Stream.of(Permission.values()).map(Permission::value).forEach(name -> roles.add(role(name, "Application", true)));
        Stream.of("Group.ReadWrite.All", "Directory.ReadWrite.All", "Directory.Read.All").filter(name -> Stream.of(Permission.values()).noneMatch(one -> one.value().equals(name)))
                .forEach(name -> roles.add(role(name, "Application", true)));
        add("servicePrincipals", Map.of("displayName", "Microsoft Graph", "appId", GRAPH)).set("appRoles", roles);
        add("servicePrincipals", Map.of("displayName", "Guesthouse", "appId", CLIENT));
    }

    String address() {
        return "http://127.0.0.1:%d".formatted(http.getAddress().getPort());
    }

    String tokenAddress() {
        return address() + "/contoso.example/oauth2/v2.0/token";
    }

    /** A group of these types, whose other properties are said too. */
    String group(String name, List<String> types, Map<String, Object> properties) {
        var group = add("groups", Map.of("displayName", name, "mailEnabled", types.contains("Unified"), "securityEnabled", true));
        types.forEach(group.putArray("groupTypes")::add);
        properties.forEach((property, value) -> group.set(property, JSON.valueToTree(value)));
        return group.path("id").asText();
    }

    String application(String name, String... roles) {
        var application = add("servicePrincipals", Map.of("displayName", name, "appId", UUID.randomUUID().toString(), "homepage", "https://%s.example/".formatted(name.toLowerCase())));
        application.putArray("tags").add("WindowsAzureActiveDirectoryIntegratedApp");
        var defined = application.putArray("appRoles");
        Stream.of(roles).forEach(role -> defined.add(role(role, "User", true)));
        defined.add(role("Jobs.Run", "Application", true));
        defined.add(role("Old", "User", false));
        return application.path("id").asText();
    }

    String guest(String mail, String... otherMails) {
        var user = add("users", Map.of("displayName", "Somebody", "userType", "Guest", "accountEnabled", true, "userPrincipalName", "somebody_" + UUID.randomUUID() + "#EXT#@contoso.example"));
        user.put("mail", mail);
        Stream.of(otherMails).forEach(user.putArray("otherMails")::add);
        return user.path("id").asText();
    }

    ObjectNode user(String id) {
        return objects.get("users").get(id);
    }

    List<ObjectNode> users(String mail) {
        return objects.get("users").values().stream().filter(user -> mail.equalsIgnoreCase(user.path("mail").asText())).toList();
    }

    boolean has(String place, String role, String user) {
        if (!objects.get("servicePrincipals").containsKey(place)) {
            return held.getOrDefault(place + "/" + role + "s", Set.of()).contains(user);
        }
        var ids = StreamSupport.stream(objects.get("servicePrincipals").get(place).path("appRoles").spliterator(), false).filter(one -> role.equals(one.path("value").asText()))
                .map(one -> one.path("id").asText()).toList();
        return objects.get("appRoleAssignments").values().stream().anyMatch(one -> user.equals(one.path("principalId").asText()) && ids.contains(one.path("appRoleId").asText()));
    }

    /** What the application that we are is allowed from now on. */
    void consents(Set<String> permissions) {
        consented = permissions;
    }

    /** Whoever is made is not there for so many looks at them, and what they are given or lose is not shown for so many. */
    void late(int looks) {
        late = looks;
    }

    void pagesOf(int entries) {
        page = entries;
    }

    /** The next call, to a path that begins so, is answered so: {@code 429 Retry-After: 17}. */
    void lies(String call, String answer) {
        lies.add(new Lie(Pattern.compile(call), answer));
    }

    /** The next invitation is made, and its answer lost on the way. */
    void losesAnswer() {
        losesAnswers = true;
    }

    /** As new but for what is there: it works, and shows all at once. */
    void works() {
        lies.clear();
        calls.clear();
        consented = ALL;
        late = 0;
        page = 100;
        losesAnswers = false;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    private ObjectNode add(String kind, Map<String, Object> properties) {
        var object = JSON.createObjectNode();
        PROPERTIES.get(kind).forEach(object::putNull);
        properties.forEach((property, value) -> object.set(property, JSON.valueToTree(value)));
        object.put("id", UUID.randomUUID().toString());
        objects.get(kind).put(object.path("id").asText(), object);
        return object;
    }

    private static ObjectNode role(String value, String type, boolean enabled) {
        var role = JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("value", value).put("isEnabled", enabled);
        role.putArray("allowedMemberTypes").add(type);
        return role;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call = exchange.getRequestMethod() + " " + URLDecoder.decode(uri.toString(), StandardCharsets.UTF_8);
            calls.add(call);
            var lie = lies.stream().filter(one -> one.call.matcher(call).lookingAt()).findFirst();
            if (lie.isPresent()) {
                lies.remove(lie.get());
                tell(exchange, lie.get().answer);
                return;
            }
            Said said;
            synchronized (this) {
                try {
                    said = uri.getPath().endsWith("/token") ? token(exchange, body) : answer(exchange, body);
                } catch (Refusal refusal) {
                    said = refusal.said;
                }
            }
            if (losesAnswers && call.startsWith("POST /v1.0/invitations")) {
                losesAnswers = false;
                return;
            }
            send(exchange, said.status, "application/json", said.body == null ? "" : said.body.toString());
        }
    }

    /** {@code 429 Retry-After: 17 {...}}: a status, a header where one is wanted, and a body. */
    private static void tell(HttpExchange exchange, String answer) throws IOException {
        var parts = Pattern.compile("(\\d{3})(?: (Retry-After): (\\S+))? ?(.*)", Pattern.DOTALL).matcher(answer);
        if (!parts.matches()) {
            throw new IllegalArgumentException(answer);
        }
        if (parts.group(2) != null) {
            exchange.getResponseHeaders().set(parts.group(2), parts.group(3));
        }
        send(exchange, Integer.parseInt(parts.group(1)), parts.group(4).startsWith("<") ? "text/html" : "application/json", parts.group(4));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private Said token(HttpExchange exchange, String body) {
        var fields = fields(body);
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        var pair = basic == null ? fields.get("client_id") + ":" + fields.get("client_secret")
                : decoded(new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8));
        if (!pair.equals(CLIENT + ":" + SECRET) || !"client_credentials".equals(fields.get("grant_type")) || !fields.getOrDefault("scope", "").matches("https?://[^/]+/\\.default")) {
            return new Said(401, JSON.createObjectNode().put("error", "invalid_client").put("error_description", "AADSTS7000215"));
        }
        says = UUID.randomUUID().toString();
        return new Said(200, JSON.createObjectNode().put("token_type", "Bearer").put("expires_in", 3599).put("access_token", says));
    }

    private Said answer(HttpExchange exchange, String body) throws IOException {
        if (!("Bearer " + says).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new Refusal(401, "InvalidAuthenticationToken", "Access token is empty or none.");
        }
        var uri = exchange.getRequestURI();
        var path = Stream.of(uri.getRawPath().substring(1).split("/")).map(FakeGraph::decoded).toList();
        if (!path.get(0).equals("v1.0") || path.size() < 2 || !objects.containsKey(path.get(1))) {
            throw new Refusal(400, "BadRequest", "Resource not found for the segment.");
        }
        var query = uri.getRawQuery() == null ? Map.<String, String>of() : fields(uri.getRawQuery());
        var given = body.isEmpty() ? null : JSON.readTree(body);
        var shape = exchange.getRequestMethod() + " " + String.join("/", path.stream().skip(1).map(part -> part.matches("[0-9a-fA-F-]{36}") ? "*" : part).toList());
        var isEventual = "eventual".equals(exchange.getRequestHeaders().getFirst("ConsistencyLevel"));
        return switch (shape) {
            case "POST invitations" -> invite(given);
            case "GET users" -> list("users", shown(), query, isEventual, "User.ReadWrite.All");
            case "GET users/*" -> one("users", path.get(2), query, "User.ReadWrite.All");
            case "PATCH users/*" -> patch(path.get(2), given);
            case "DELETE users/*" -> deleteUser(path.get(2));
            case "POST users/*/revokeSignInSessions" -> ended(path.get(2));
            case "GET users/*/memberOf" -> heldBy(path.get(2), "members", query);
            case "GET users/*/ownedObjects" -> heldBy(path.get(2), "owners", query);
            case "GET users/*/appRoleAssignments" -> assignmentsOf(path.get(2), query, "AppRoleAssignment.ReadWrite.All");
            case "GET groups" -> list("groups", objects.get("groups").values().stream(), query, isEventual, "Group.Read.All", "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Group.ReadWrite.All");
            case "GET groups/*" -> one("groups", path.get(2), query, "Group.Read.All", "GroupMember.ReadWrite.All", "Group.ReadWrite.All");
            case "GET groups/*/members", "GET groups/*/owners" -> page("/groups/%s/%s".formatted(path.get(2), path.get(3)),
                    held.getOrDefault(path.get(2) + "/" + path.get(3), Set.of()).stream().sorted()
                            .map(id -> JSON.createObjectNode().put("@odata.type", "#microsoft.graph.user").put("id", id)).toList(), query);
            case "GET servicePrincipals/*/appRoleAssignedTo" -> page("/servicePrincipals/%s/appRoleAssignedTo".formatted(path.get(2)),
                    objects.get("appRoleAssignments").values().stream().filter(one -> path.get(2).equals(one.path("resourceId").asText())).toList(), query);
            case "POST groups/*/members/$ref" -> refer(path.get(2), "members", given, "GroupMember.ReadWrite.All", "Group.ReadWrite.All");
            case "POST groups/*/owners/$ref" -> refer(path.get(2), "owners", given, "Group.ReadWrite.All");
            case "DELETE groups/*/members/*/$ref" -> unrefer(path.get(2), "members", path.get(4), "GroupMember.ReadWrite.All", "Group.ReadWrite.All");
            case "DELETE groups/*/owners/*/$ref" -> unrefer(path.get(2), "owners", path.get(4), "Group.ReadWrite.All");
            // As Microsoft warns: without $ref it is the user who is deleted.
            case "DELETE groups/*/members/*" -> deleteUser(path.get(4));
            case "GET servicePrincipals" -> list("servicePrincipals", objects.get("servicePrincipals").values().stream(), query, isEventual, "Application.Read.All");
            case "GET servicePrincipals/*" -> one("servicePrincipals", path.get(2), query, "Application.Read.All");
            case "GET servicePrincipals/*/appRoleAssignments" -> ours(path.get(2), query);
            case "POST servicePrincipals/*/appRoleAssignedTo" -> assign(path.get(2), given);
            case "DELETE servicePrincipals/*/appRoleAssignedTo/*" -> unassign(path.get(4));
            default -> throw new Refusal(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
        };
    }

    private void needs(String... permissions) {
        if (Stream.of(permissions).noneMatch(consented::contains)) {
            throw new Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
    }

    private static Refusal bad(String message) {
        return new Refusal(400, "Request_BadRequest", message);
    }

    private static Refusal gone(String id) {
        return new Refusal(404, "Request_ResourceNotFound", "Resource '%s' does not exist or one of its queried reference-property objects are not present.".formatted(id));
    }

    /** What is there and shown. */
    private ObjectNode there(String kind, String id) {
        var looks = hidden.merge(id, -1, Integer::sum);
        var object = objects.get(kind).get(id);
        if (object == null || looks >= 0) {
            throw gone(id);
        }
        return object;
    }

    private Stream<ObjectNode> shown() {
        return objects.get("users").values().stream().filter(user -> hidden.getOrDefault(user.path("id").asText(), 0) <= 0);
    }

    private Said invite(JsonNode wanted) {
        if (Stream.of("User.Invite.All", "User.ReadWrite.All", "Directory.ReadWrite.All").noneMatch(consented::contains)) {
            throw new Refusal(401, "Unauthorized", "Insufficient privileges to perform requested operation by the application.");
        }
        known("invitations", wanted);
        var mail = wanted.path("invitedUserEmailAddress").asText("");
        if (!mail.contains("@") || !wanted.path("inviteRedirectUrl").asText("").startsWith("http") || wanted.path("sendInvitationMessage").asBoolean()) {
            throw bad("Invalid value.");
        }
        var user = users(mail).stream().findFirst().orElseGet(() -> {
            var made = add("users", Map.of("displayName", wanted.path("invitedUserDisplayName").asText(), "mail", mail, "userType", "Guest", "accountEnabled", true,
                    "externalUserState", "PendingAcceptance", "creationType", "Invitation", "userPrincipalName", mail.replace('@', '_') + "#EXT#@contoso.example"));
            made.putArray("otherMails").add(mail);
            hidden.put(made.path("id").asText(), late);
            return made;
        });
        var invitation = ((ObjectNode) wanted.deepCopy()).put("id", UUID.randomUUID().toString()).put("status", "PendingAcceptance").put("inviteRedeemUrl", "https://login.example/redeem");
        invitation.putObject("invitedUser").put("id", user.path("id").asText());
        return new Said(201, invitation);
    }

    private static void known(String kind, JsonNode body) {
        body.fieldNames().forEachRemaining(field -> {
            if (!PROPERTIES.get(kind).contains(field)) {
                throw bad("The property '%s' does not exist on the type.".formatted(field));
            }
        });
    }

    private Said one(String kind, String id, Map<String, String> query, String... permissions) {
        needs(permissions);
        return new Said(200, selected(kind, there(kind, id), query));
    }

    private static ObjectNode selected(String kind, ObjectNode object, Map<String, String> query) {
        if (!query.containsKey("$select")) {
            return object;
        }
        var answer = JSON.createObjectNode();
        for (var field : query.get("$select").split(",")) {
            if (!PROPERTIES.get(kind).contains(field)) {
                throw bad("Could not find a property named '%s'.".formatted(field));
            }
            answer.set(field, object.path(field));
        }
        return answer;
    }

    private Said list(String kind, Stream<ObjectNode> all, Map<String, String> query, boolean isEventual, String... permissions) {
        needs(permissions);
        if (query.containsKey("$orderby") && !(isEventual && "true".equals(query.get("$count")))) {
            throw new Refusal(400, "Request_UnsupportedQuery", "Sorting not supported for current query.");
        }
        var found = all.filter(object -> query.get("$filter") == null || matches(object, query.get("$filter")))
                .sorted(Comparator.comparing(object -> object.path("displayName").asText())).map(object -> selected(kind, object, query)).toList();
        return page("/" + kind, found, query);
    }

    private Said page(String path, List<ObjectNode> found, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
        var most = Math.min(page, Integer.parseInt(query.getOrDefault("$top", "100")));
        var list = JSON.createObjectNode();
        found.stream().skip(from).limit(most).forEach(list.putArray("value")::add);
        if (from + most < found.size()) {
            var next = new LinkedHashMap<>(query);
            next.put("$skiptoken", String.valueOf(from + most));
            list.put("@odata.nextLink", address() + "/v1.0" + path + "?" + next.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("&")));
        }
        return new Said(200, list);
    }

    private static boolean matches(JsonNode object, String filter) {
        var clauses = Map.<Pattern, Function<java.util.regex.Matcher, Boolean>>of(
                Pattern.compile("(\\w+) eq '?((?:[^']|'')*)'?"), is -> is.group(2).replace("''", "'").equalsIgnoreCase(object.path(is.group(1)).asText()),
                Pattern.compile("startswith\\((\\w+),'((?:[^']|'')*)'\\)"),
                is -> object.path(is.group(1)).asText().toLowerCase().startsWith(is.group(2).replace("''", "'").toLowerCase()),
                Pattern.compile("(\\w+)/any\\(\\w:\\w eq '((?:[^']|'')*)'\\)"),
                is -> StreamSupport.stream(object.path(is.group(1)).spliterator(), false).anyMatch(one -> is.group(2).replace("''", "'").equalsIgnoreCase(one.asText())));
        for (var part : filter.split(" and ")) {
            var clause = clauses.entrySet().stream().filter(one -> one.getKey().matcher(part).matches()).findFirst()
                    .orElseThrow(() -> new Refusal(400, "Request_UnsupportedQuery", "Invalid filter clause."));
            var matcher = clause.getKey().matcher(part);
            if (!matcher.matches() || !clause.getValue().apply(matcher)) {
                return false;
            }
        }
        return true;
    }

    private Said patch(String id, JsonNode changes) {
        needs("User.ReadWrite.All");
        known("users", changes);
        there("users", id).setAll((ObjectNode) changes);
        return new Said(204, null);
    }

    private Said deleteUser(String id) {
        needs("User.ReadWrite.All");
        there("users", id);
        objects.get("users").remove(id);
        held.values().forEach(who -> who.remove(id));
        objects.get("appRoleAssignments").values().removeIf(one -> id.equals(one.path("principalId").asText()));
        return new Said(204, null);
    }

    private Said ended(String id) {
        needs("User.RevokeSessions.All", "Directory.ReadWrite.All");
        there("users", id);
        return new Said(200, JSON.createObjectNode().put("value", true));
    }

    private Said heldBy(String id, String place, Map<String, String> query) {
        needs("User.ReadWrite.All");
        there("users", id);
        var now = groupsOf(id, place);
        var key = id + "/" + place;
        var before = shownLate.get(key);
        if (before != null && before.looks[0]-- <= 0) {
            shownLate.remove(key);
            before = null;
        }
        var groups = (before == null ? now : before.before).stream().map(group -> selected("groups", objects.get("groups").get(group), query)).toList();
        return page("/users/%s/%s".formatted(id, place.equals("members") ? "memberOf" : "ownedObjects"), groups, query);
    }

    private Set<String> groupsOf(String user, String place) {
        return objects.get("groups").keySet().stream().filter(group -> held.getOrDefault(group + "/" + place, Set.of()).contains(user)).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private void change(String user, String place, Runnable change) {
        var before = groupsOf(user, place);
        change.run();
        if (late > 0) {
            shownLate.put(user + "/" + place, new Late(before, new int[] { late }));
        }
    }

    private Said refer(String id, String place, JsonNode reference, String... permissions) {
        needs(permissions);
        var group = there("groups", id);
        var named = reference.path("@odata.id").asText();
        var base = address() + "/v1.0/directoryObjects/";
        if (!named.startsWith(base)) {
            throw bad("Invalid URL format specified in @odata.id.");
        }
        var user = named.substring(base.length());
        there("users", user);
        var types = group.path("groupTypes").toString();
        if (types.contains("DynamicMembership") || group.path("onPremisesSyncEnabled").asBoolean() || group.path("mailEnabled").asBoolean() && !types.contains("Unified")) {
            throw bad("The group's members cannot be changed by this call.");
        }
        var who = held.computeIfAbsent(id + "/" + place, none -> new HashSet<>());
        if (who.contains(user)) {
            throw bad("One or more added object references already exist for the following modified properties: '%s'.".formatted(place));
        }
        change(user, place, () -> who.add(user));
        return new Said(204, null);
    }

    private Said unrefer(String id, String place, String user, String... permissions) {
        needs(permissions);
        there("groups", id);
        var who = held.getOrDefault(id + "/" + place, Set.of());
        if (!who.contains(user)) {
            throw gone(user);
        }
        change(user, place, () -> who.remove(user));
        return new Said(204, null);
    }

    /** What we are allowed, as Graph itself keeps it. */
    private Said ours(String id, Map<String, String> query) {
        needs("Application.Read.All");
        there("servicePrincipals", id);
        var graph = objects.get("servicePrincipals").values().stream().filter(one -> GRAPH.equals(one.path("appId").asText())).findFirst().orElseThrow();
        var given = new ArrayList<ObjectNode>();
        graph.path("appRoles").forEach(role -> {
            if (consented.contains(role.path("value").asText())) {
                given.add(JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("principalId", id).put("resourceId", graph.path("id").asText()).put("appRoleId", role.path("id").asText()));
            }
        });
        return page("/servicePrincipals/%s/appRoleAssignments".formatted(id), given, query);
    }

    private Said assignmentsOf(String user, Map<String, String> query, String... permissions) {
        needs(permissions);
        there("users", user);
        var theirs = objects.get("appRoleAssignments").values().stream().filter(one -> user.equals(one.path("principalId").asText()))
                .filter(one -> query.get("$filter") == null || matches(one, query.get("$filter"))).map(one -> selected("appRoleAssignments", one, query)).toList();
        return page("/users/%s/appRoleAssignments".formatted(user), theirs, query);
    }

    private Said assign(String id, JsonNode wanted) {
        needs("AppRoleAssignment.ReadWrite.All");
        known("appRoleAssignments", wanted);
        there("users", wanted.path("principalId").asText());
        var application = there("servicePrincipals", id);
        var role = wanted.path("appRoleId").asText();
        var isDefined = StreamSupport.stream(application.path("appRoles").spliterator(), false).anyMatch(one -> role.equals(one.path("id").asText()));
        if (!id.equals(wanted.path("resourceId").asText()) || !isDefined && !role.equals("00000000-0000-0000-0000-000000000000")) {
            throw bad("Not a valid reference update.");
        }
        if (objects.get("appRoleAssignments").values().stream().anyMatch(one -> Stream.of("principalId", "resourceId", "appRoleId").allMatch(field -> one.path(field).equals(wanted.path(field))))) {
            throw bad("Permission being assigned already exists on the object");
        }
        var made = add("appRoleAssignments", Map.of("principalType", "User"));
        made.setAll((ObjectNode) wanted);
        return new Said(201, made);
    }

    private Said unassign(String id) {
        needs("AppRoleAssignment.ReadWrite.All");
        there("appRoleAssignments", id);
        objects.get("appRoleAssignments").remove(id);
        return new Said(204, null);
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&")).map(field -> field.split("=", 2)).collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1]), (one, other) -> one, LinkedHashMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
