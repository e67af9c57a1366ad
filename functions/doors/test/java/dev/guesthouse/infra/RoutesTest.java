package dev.guesthouse.infra;

import static java.util.stream.Collectors.toMap;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;

/** Every platform leads each address to the program that answers it: the code's own list against what is deployed. */
class RoutesTest {

    private static final Pattern MATCHER = Pattern.compile("@([a-z]+) path (.+)");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern PROXY = Pattern.compile("reverse_proxy @([a-z]+) ([a-z]+):8080");

    private final SortedMap<String, String> routes = Expected.routes();

    RoutesTest() throws IOException {
    }

    @Test
    @DisplayName("infra/routes.json, which Terraform reads, lists every public address of every program")
    void list() throws IOException {
        assertThat(Expected.faults(listed(), routes), empty());
        assertThat(programs().keySet(), equalTo(Expected.programs()));
        assertThat(Files.readString(Expected.INFRA.resolve("aws/programs.tf")), containsString("jsondecode(file(\"${path.module}/../routes.json\"))"));
    }

    @Test
    @DisplayName("the gateway of infra/compose leads every public address to its program")
    void compose() throws IOException {
        assertThat(Expected.faults(ledByCaddy(), routes), empty());
    }

    @Test
    @DisplayName("the routes of infra/kubernetes lead every public address to its program")
    void kubernetes() throws IOException {
        assertThat(Expected.faults(ledByKubernetes(), routes), empty());
    }

    @Test
    @DisplayName("OPS-03 no gateway leads to a job: the schedule calls it inside, and nobody else has to")
    void jobs() throws IOException {
        var jobs = Expected.schedules().keySet();
        assertThat(jobs, hasItem("purge"));
        for (var led : List.of(listed(), ledByCaddy(), ledByKubernetes())) {
            assertThat(led.keySet().stream().filter(address -> jobs.contains(address.substring(1))).toList(), empty());
        }
    }

    @Test
    @DisplayName("OPS-01 whatever a page of the portal links to is led to by every gateway, but for what only the program with every function shows")
    void links() throws IOException {
        var links = new TreeSet<String>();
        try (var pages = Files.walk(Expected.ROOT.resolve("functions/portal/main/resources/templates"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                var everywhere = Files.readString(page).replaceAll("(?s)\\{#if functions}.*?\\{/if}", "");
                LINK.matcher(everywhere).results().map(found -> found.group(1).replaceAll("\\{[^}]*}", "*")).forEach(links::add);
            }
        }
        assertThat(links, hasItems("/my/", "/style.css", "/problems/*"));
        assertThat(links.stream().filter(link -> !link.startsWith("*") && !link.startsWith("#") && routes.keySet().stream().noneMatch(route -> leads(route, link))).toList(), empty());
    }

    /** Whether a route leads a link, in which a star stands for anything as well. */
    private static boolean leads(String route, String link) {
        var path = link.replaceFirst("[?#].*", "");
        return route.equals(path) || route.endsWith("/*") && path.startsWith(route.substring(0, route.length() - 1));
    }

    @Test
    @DisplayName("no gateway lets a call become another protocol, in which it would not see what is called")
    void noUpgrade() throws IOException {
        var caddyfile = Files.readString(Expected.INFRA.resolve("compose/Caddyfile"));
        assertThat(caddyfile.substring(0, caddyfile.indexOf("reverse_proxy")), containsString("request_header -Upgrade\n"));
        var base = Expected.INFRA.resolve("kubernetes/base");
        var patches = Kustomization.in(base).patches().stream().filter(patch -> patch.target().kind().equals("HTTPRoute") && patch.target().name() == null).toList();
        assertThat(patches, hasSize(1));
        assertThat(Yaml.documents(base.resolve(patches.get(0).path())).get(0).at("/0/value/0/requestHeaderModifier/remove/0").asText(), equalTo("Upgrade"));
    }

    private static Map<String, List<String>> programs() throws IOException {
        return new ObjectMapper().readValue(Expected.INFRA.resolve("routes.json").toFile(), new TypeReference<TreeMap<String, List<String>>>() {
        });
    }

    private static SortedMap<String, String> listed() throws IOException {
        var led = new TreeMap<String, String>();
        programs().forEach((program, addresses) -> addresses.forEach(address -> led.put(address, program)));
        return led;
    }

    private static SortedMap<String, String> ledByCaddy() throws IOException {
        var caddyfile = Files.readString(Expected.INFRA.resolve("compose/Caddyfile")).replaceAll("\\s*\\\\\n\\s*", " ");
        var behind = PROXY.matcher(caddyfile).results().collect(toMap(found -> found.group(1), found -> found.group(2)));
        var led = new TreeMap<String, String>();
        MATCHER.matcher(caddyfile).results()
                .forEach(found -> Arrays.stream(found.group(2).split(" ")).forEach(address -> led.put(address, String.valueOf(behind.get(found.group(1))))));
        return led;
    }

    private static SortedMap<String, String> ledByKubernetes() throws IOException {
        var led = new TreeMap<String, String>();
        var directory = Expected.INFRA.resolve("kubernetes/base/routes");
        for (var name : Kustomization.in(directory).resources()) {
            for (var document : Yaml.documents(directory.resolve(name))) {
                add((HTTPRoute) Yaml.manifest(document), led);
            }
        }
        return led;
    }

    /** A route has one rule, since Knative's overlay rewrites the first, and at most 64 matches: a gateway need not take more. */
    private static void add(HTTPRoute route, SortedMap<String, String> led) {
        var name = route.getMetadata().getName();
        assertThat(name + " has one rule", route.getSpec().getRules(), hasSize(1));
        var rule = route.getSpec().getRules().get(0);
        assertThat(name, rule.getMatches(), hasSize(lessThanOrEqualTo(64)));
        assertThat(name, rule.getBackendRefs(), hasSize(1));
        var program = rule.getBackendRefs().get(0).getName();
        assertThat(program, equalTo(name));
        rule.getMatches().forEach(match -> led.put(address(match), program.replaceFirst("^guesthouse-", "")));
    }

    private static String address(HTTPRouteMatch match) {
        var path = match.getPath();
        return switch (path.getType()) {
            case "Exact" -> path.getValue();
            case "PathPrefix" -> path.getValue() + "/*";
            default -> throw new AssertionError("a path is Exact or a PathPrefix: " + path);
        };
    }
}
