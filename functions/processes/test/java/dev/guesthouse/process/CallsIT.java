package dev.guesthouse.process;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of src/docs/calls.md, as a newcomer goes it: each block pasted into one shell, and what comes back beside what is printed there. */
@Tag("inside")
class CallsIT {

    private static final Path CALLS = Path.of("..", "..", "src", "docs", "calls.md");
    private static final Pattern BLOCK = Pattern.compile("(?sm)^```(sh|text)\n(.*?)^```");
    private static final String END_OF_BLOCK = "----- end of block -----";

    /** What differs each time, and how it looks; the first that fits is taken. */
    private static final Pattern VARIES = Pattern.compile(String.join("|",
            "(?<any>(?<=[\"/_])\\w{4}…|…)",
            "(?<instant>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)",
            "(?<duration>PT[\\d.]+S)",
            "(?<date>[A-Z][a-z]+ \\d{1,2} [A-Z][a-z]+(?: \\d{4})?)",
            "(?<time>\\d\\d:\\d\\d(?= UTC))",
            "(?<code>(?m:^)\\d{6}$)"));
    private static final Map<String, String> LOOKS = Map.of("any", ".*", "instant", "[0-9T:.-]+Z", "duration", "PT[0-9.]+S",
            "date", "[A-Z][a-z]+ \\d{1,2} [A-Z][a-z]+(?: \\d{4})?", "time", "\\d\\d:\\d\\d", "code", "\\d{6}");

    private record Step(String commands, String printed) {
    }

    @TempDir
    Path directory;

    @Test
    @DisplayName("OPS-01 the walk by calls answers what is printed there, line by line")
    void walk() throws Exception {
        String url = "http://localhost:" + freePort();
        var steps = steps(Files.readString(CALLS).replace("http://localhost:8080", url));
        assertThat(steps.size(), greaterThan(10));
        var settings = Map.of("guesthouse.administrator", "admin@home.example", "guesthouse.url", url, "quarkus.http.port", url.replaceFirst(".*:", ""),
                // Else it would be a matter of seconds who ends the access first.
                "guesthouse.schedule.enabled", "false");
        // Its messages are where those of quarkus:dev are, seen from the shell.
        try (GuesthouseProcess guesthouse = GuesthouseProcess.start(directory.resolve(".data"), settings).awaitReady()) {
            var answers = paste(steps);
            assertThat(guesthouse.get("/q/health/ready").statusCode(), is(200));
            for (int i = 0; i < steps.size(); i++) {
                assertThat(steps.get(i).commands, answers.get(i), matchesPattern(pattern(steps.get(i).printed)));
            }
        }
    }

    /** Each block of commands, and what is printed under it; null stands where nothing is. */
    private static List<Step> steps(String page) {
        var steps = new ArrayList<Step>();
        BLOCK.matcher(page).results().filter(block -> !block.group(2).contains("./mvnw")).forEach(block -> {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), ""));
            } else {
                var last = steps.size() - 1;
                steps.set(last, new Step(steps.get(last).commands, block.group(2)));
            }
        });
        return steps;
    }

    private List<String> paste(List<Step> steps) throws IOException, InterruptedException {
        var script = steps.stream().map(step -> step.commands + "echo '" + END_OF_BLOCK + "'\n").collect(joining());
        var output = Files.createTempFile(directory, "answers", ".txt");
        var shell = new ProcessBuilder("sh", "-c", script).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(shell.waitFor(3, TimeUnit.MINUTES), is(true));
        return List.of(Files.readString(output).split(END_OF_BLOCK + "\n"));
    }

    private static Pattern pattern(String printed) {
        var pattern = new StringBuilder();
        // A line that is nothing but … stands for any number of lines.
        for (var line : printed.split("(?<=\n)")) {
            pattern.append(line.equals("…\n") ? "(?:.*\n)*?" : looks(line));
        }
        return Pattern.compile(pattern.toString());
    }

    private static String looks(String line) {
        var pattern = new StringBuilder();
        var varies = VARIES.matcher(line);
        int from = 0;
        while (varies.find()) {
            var kind = LOOKS.keySet().stream().filter(name -> varies.group(name) != null).findFirst().orElseThrow();
            pattern.append(Pattern.quote(line.substring(from, varies.start()))).append(LOOKS.get(kind));
            from = varies.end();
        }
        return pattern.append(Pattern.quote(line.substring(from))).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
