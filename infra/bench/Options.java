import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a bench was called with: {@code key=value}, of which {@code now} and {@code before} are directories of built programs. */
final class Options {

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, String> used = new LinkedHashMap<>();

    Options(String... arguments) {
        for (var argument : arguments) {
            if (!argument.matches("\\w+=.*")) {
                throw new IllegalArgumentException("Not key=value: " + argument);
            }
            given.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
    }

    int number(String key, int usual) {
        return Integer.parseInt(text(key, String.valueOf(usual)));
    }

    List<Integer> numbers(String key, String usual) {
        return Stream.of(text(key, usual).split(",")).map(Integer::valueOf).toList();
    }

    String text(String key, String usual) {
        var value = given.getOrDefault(key, usual);
        used.put(key, value);
        return value;
    }

    /** The programs that are measured side by side, the older one first. */
    List<Build> builds() {
        var builds = new ArrayList<Build>();
        var cached = text("form", "jar").equals("aot");
        for (var name : List.of("before", "now")) {
            var directory = text(name, "");
            if (!directory.isEmpty()) {
                builds.add(new Build(name, Path.of(directory).toAbsolutePath(), cached));
            }
        }
        return builds;
    }

    /** All that counts, given or not; fails where something was given that nobody asked for. */
    String used() {
        var unknown = given.keySet().stream().filter(key -> !used.containsKey(key)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown: " + unknown + ", known are " + used.keySet());
        }
        return String.join(" ", used.entrySet().stream().filter(option -> !option.getKey().matches("before|now"))
                .map(option -> option.getKey() + "=" + option.getValue()).toList());
    }

    /**
     * A program that was built.
     *
     * @param name what it is called beside the other
     * @param directory its {@code quarkus-app}
     * @param cached whether it is started as in its image, with its AOT cache, else as in README
     */
    record Build(String name, Path directory, boolean cached) {

        Build {
            for (var file : cached ? List.of("quarkus-run.jar", "app.aot") : List.of("quarkus-run.jar")) {
                if (!Files.exists(directory.resolve(file))) {
                    throw new IllegalArgumentException("No " + file + " in " + directory);
                }
            }
        }

        /** Of the checkout that it lies in. */
        String commit() {
            return Heading.output("git", "-C", directory.toString(), "rev-parse", "--short", "HEAD");
        }

        /** With a bound for its memory. */
        List<String> command() {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(java, "-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
            if (cached) {
                command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:AOTCache=app.aot"));
            }
            command.addAll(List.of("-jar", "quarkus-run.jar"));
            return command;
        }
    }
}
