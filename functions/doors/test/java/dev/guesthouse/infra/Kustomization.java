package dev.guesthouse.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A {@code kustomization.yaml}, with just the fields that are used here: any other is refused. */
record Kustomization(String apiVersion, String kind, String namespace, String nameSuffix, List<String> resources, List<Labels> labels,
        List<Image> images, List<Patch> patches, List<Generator> configMapGenerator) {

    static final String FILE = "kustomization.yaml";

    record Labels(Map<String, String> pairs, boolean includeSelectors) {
    }

    record Image(String name, String newName) {
    }

    record Patch(String path, String patch, Target target) {
    }

    record Target(String group, String kind, String name) {
    }

    record Generator(String name, List<String> envs) {
    }

    /** One step of a patch. */
    record Step(String op, String path, Object value) {
    }

    static Kustomization in(Path directory) throws IOException {
        return Yaml.as(Kustomization.class, Yaml.documents(directory.resolve(FILE)).get(0));
    }

    /** The files and folders that it names, as they are written there. */
    Stream<String> names() {
        return Stream.of(resources.stream(), orEmpty(patches).map(Patch::path), orEmpty(configMapGenerator).flatMap(generator -> generator.envs().stream()))
                .flatMap(names -> names).filter(Objects::nonNull);
    }

    /** What it leaves out or names that is not there, as sentences; a folder counts as named by any other folder. */
    Stream<String> strays(Path directory) throws IOException {
        var named = names().toList();
        var missing = named.stream().filter(name -> {
            var path = directory.resolve(name);
            return !Files.isRegularFile(path) && !Files.isRegularFile(path.resolve(FILE));
        }).map(name -> directory + " names what is not there: " + name);
        try (var files = Files.list(directory)) {
            var forgotten = files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(FILE) && !named.contains(name)).map(name -> directory + " does not name its file " + name).toList();
            return Stream.concat(missing, forgotten.stream());
        }
    }

    private static <T> Stream<T> orEmpty(List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
