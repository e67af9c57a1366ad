package dev.guesthouse.infra;

import static java.util.stream.Collectors.toCollection;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.knative.serving.v1.Service;

/** What is in {@code infra/kubernetes}, as files: no tool is needed. */
class ManifestsTest {

    private static final Path KUBERNETES = Expected.INFRA.resolve("kubernetes");

    @Test
    @DisplayName("every manifest has only fields that its model knows")
    void fields() throws IOException {
        var manifests = 0;
        for (var file : files(".yaml")) {
            for (var document : Yaml.documents(file)) {
                read(file, document);
                manifests++;
            }
        }
        assertThat(manifests, greaterThan(50));
    }

    @Test
    @DisplayName("an unknown field, however deep, is noticed")
    void unknownField() throws IOException {
        var route = Yaml.documents(KUBERNETES.resolve("base/routes/audit.yaml")).get(0);
        ((ObjectNode) route.at("/spec/rules/0/backendRefs/0")).put("prot", 80);
        assertThat(assertThrows(AssertionError.class, () -> Yaml.manifest(route)).getMessage(), containsString("\"prot\""));
    }

    @Test
    @DisplayName("every kustomization names what is there, and all that is there")
    void complete() throws IOException {
        var strays = new ArrayList<String>();
        var reached = new TreeSet<>(List.of(KUBERNETES.resolve("overlays/deployments"), KUBERNETES.resolve("overlays/knative")));
        var all = files(Kustomization.FILE).stream().map(Path::getParent).collect(toCollection(TreeSet::new));
        for (var directory : all) {
            var kustomization = Kustomization.in(directory);
            kustomization.strays(directory).forEach(strays::add);
            kustomization.resources().stream().map(name -> directory.resolve(name).normalize()).filter(Files::isDirectory).forEach(reached::add);
        }
        assertThat(strays, empty());
        assertThat(reached, equalTo(all));
    }

    @Test
    @DisplayName("both overlays have every program, each under its name and from its image")
    void programs() throws IOException {
        for (var overlay : List.of(KUBERNETES.resolve("overlays/deployments"), KUBERNETES.resolve("overlays/knative/programs"))) {
            var programs = Kustomization.in(overlay).resources().stream().filter(name -> !name.startsWith("..")).toList();
            assertThat(programs, containsInAnyOrder(Expected.programs().toArray()));
            for (var program : programs) {
                var kustomization = Kustomization.in(overlay.resolve(program));
                assertThat(kustomization.resources(), is(List.of("../program")));
                assertThat(kustomization.nameSuffix(), is("-" + program));
                assertThat(kustomization.images().get(0).newName().replaceFirst(".*/", ""), is(program));
                if (kustomization.labels() != null) {
                    assertThat(kustomization.labels().get(0).pairs().get("app.kubernetes.io/component"), is(program));
                }
            }
        }
    }

    @Test
    @DisplayName("Knative's programs are told the same as the others")
    void settings() throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(KUBERNETES.resolve("base/settings.env"))) {
            settings.load(reader);
        }
        // Other networks stand before them.
        settings.remove("GUESTHOUSE_TRUSTED_PROXIES");
        // Nobody reads metrics of programs that come and go.
        settings.remove("QUARKUS_MANAGEMENT_HOST");
        var told = new TreeMap<String, String>();
        var service = (Service) Yaml.manifest(Yaml.documents(KUBERNETES.resolve("overlays/knative/programs/program/service.yaml")).get(0));
        service.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().forEach(variable -> told.put(variable.getName(), variable.getValue()));
        for (var step : Yaml.documents(KUBERNETES.resolve("overlays/knative/programs/delivery/mail.yaml")).get(0)) {
            told.put(step.at("/value/name").asText(), step.at("/value/value").asText());
        }
        told.keySet().retainAll(settings.keySet());
        assertThat(told, not(anEmptyMap()));
        assertThat(told, equalTo(new TreeMap<>(settings)));
    }

    @Test
    @DisplayName("OPS-03 the gateway reaches no program of which there are jobs alone, not even by the network")
    void inside() throws IOException {
        var inside = Expected.programs();
        inside.removeAll(Expected.routes().values());
        inside.addAll(List.of("migration", "schedule"));
        for (var document : Yaml.documents(KUBERNETES.resolve("base/network-policies.yaml"))) {
            var fromGateway = document.at("/spec/ingress").toString().contains("{\"kubernetes.io/metadata.name\":\"gateway\"}");
            assertThat(document.at("/metadata/name").asText(), fromGateway, is(document.at("/metadata/name").asText().equals("guesthouse-public")));
            if (fromGateway) {
                var kept = new TreeSet<String>();
                document.at("/spec/podSelector/matchExpressions/0/values").forEach(value -> kept.add(value.asText()));
                assertThat(kept, equalTo(inside));
            }
        }
    }

    private static void read(Path file, JsonNode document) throws IOException {
        try {
            if (file.endsWith(Kustomization.FILE)) {
                Yaml.as(Kustomization.class, document);
            } else if (document.isArray()) {
                document.forEach(step -> Yaml.as(Kustomization.Step.class, step));
            } else {
                Yaml.manifest(document);
            }
        } catch (AssertionError e) {
            throw new AssertionError(KUBERNETES.relativize(file) + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(KUBERNETES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
