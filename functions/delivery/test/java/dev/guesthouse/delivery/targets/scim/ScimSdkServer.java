package dev.guesthouse.delivery.targets.scim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ResourceTypeFeatures;

/** A SCIM server by SCIM-SDK, in memory: what it makes of calls is all its own. */
final class ScimSdkServer implements AutoCloseable {

    final Map<String, User> users = new ConcurrentSkipListMap<>();
    final Map<String, Group> groups = new ConcurrentSkipListMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ResourceEndpoint endpoint;
    private final HttpServer http;

    /** @param patch whether it knows PATCH */
    ScimSdkServer(boolean patch) throws IOException {
        endpoint = new ResourceEndpoint(ServiceProvider.builder().patchConfig(PatchConfig.builder().supported(patch).build())
                .filterConfig(FilterConfig.builder().supported(true).maxResults(5).build()).eTagConfig(ETagConfig.builder().supported(true).build()).build());
        var features = ResourceTypeFeatures.builder().autoFiltering(true).build();
        endpoint.registerEndpoint(new UserEndpointDefinition(new Users())).setFeatures(features);
        endpoint.registerEndpoint(new GroupEndpointDefinition(new Groups())).setFeatures(features);
        http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        http.setExecutor(Executors.newCachedThreadPool(job -> {
            var thread = new Thread(job, "scim-sdk");
            thread.setDaemon(true);
            return thread;
        }));
        http.createContext("/", this::answer);
        http.start();
    }

    String address() {
        return "http://127.0.0.1:%d/scim/v2".formatted(http.getAddress().getPort());
    }

    /** Every call so far: {@code PATCH /scim/v2/Groups/1}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    String group(String id, String name) {
        groups.put(id, Group.builder().id(id).displayName(name).meta(Meta.builder().build()).build());
        return id;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var response = endpoint.handleRequest(address().replaceAll("/scim/v2$", "") + exchange.getRequestURI(),
                    HttpMethod.valueOf(exchange.getRequestMethod()), body, headers, new Context(null));
            response.getHttpHeaders().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var content = response.isEmpty() ? new byte[0] : response.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getHttpStatus(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }

    /** Says which groups an account is in, as they are. */
    private final class Users extends Kept<User> {

        Users() {
            super(users);
        }

        @Override
        public User createResource(User user, Context context) {
            if (users.values().stream().anyMatch(other -> other.getUserName().equals(user.getUserName()))) {
                throw new ConflictException("taken");
            }
            return super.createResource(user, context);
        }

        @Override
        User shown(User user) {
            var in = new ArrayList<GroupNode>();
            groups.values().stream().filter(group -> group.getMembers().stream().anyMatch(one -> one.getValue().equals(user.getId())))
                    .forEach(group -> in.add(GroupNode.builder().value(group.getId().orElseThrow()).build()));
            user.setGroups(in);
            return user;
        }
    }

    private final class Groups extends Kept<Group> {

        Groups() {
            super(groups);
        }
    }

    private abstract static class Kept<T extends ResourceNode> extends ResourceHandler<T> {

        private final Map<String, T> kept;

        Kept(Map<String, T> kept) {
            this.kept = kept;
        }

        T shown(T one) {
            return one;
        }

        @Override
        public T createResource(T one, Context context) {
            one.setId(UUID.randomUUID().toString());
            kept.put(one.getId().orElseThrow(), one);
            return one;
        }

        @Override
        public T getResource(String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            return kept.containsKey(id) ? shown(kept.get(id)) : null;
        }

        @Override
        public PartialListResponse<T> listResources(long start, int count, FilterNode filter, SchemaAttribute sortBy, SortOrder order,
                List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            // It filters, and makes a page, by itself.
            var all = kept.values().stream().map(this::shown).toList();
            return PartialListResponse.<T> builder().resources(all).totalResults(all.size()).build();
        }

        @Override
        public T updateResource(T one, Context context) {
            kept.put(one.getId().orElseThrow(), one);
            return one;
        }

        @Override
        public void deleteResource(String id, Context context) {
            if (kept.remove(id) == null) {
                throw new ResourceNotFoundException("gone");
            }
        }
    }
}
