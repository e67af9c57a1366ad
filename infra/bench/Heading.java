import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Says on what was measured. */
final class Heading {

    private Heading() {
    }

    static void print(String bench, Options options, List<Side> sides) throws IOException {
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst().orElse("?")
                .replaceFirst(".*: ", "");
        System.out.printf("%n%s, %s, %s%n", bench, LocalDate.now(), options.used());
        System.out.printf("%d cores of %s, Linux %s, %s, PostgreSQL %s with fsync and synchronous_commit, on the same cores%n",
                Runtime.getRuntime().availableProcessors(), model, System.getProperty("os.version"), System.getProperty("java.vendor.version"),
                sides.get(0).postgres.version());
        for (var side : sides) {
            var command = side.build.command();
            System.out.printf("%s: commit %s, java %s%n", side.name, side.build.commit(), String.join(" ", command.subList(1, command.size())));
        }
        System.out.printf("load of the machine in the minute before: %s%n%n", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    /** What a command prints, on one line. */
    static String output(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            var output = new String(process.getInputStream().readAllBytes()).strip().replace('\n', ' ');
            Processes.awaitEnd(process);
            return process.exitValue() == 0 ? output : "?";
        } catch (IOException e) {
            return "?";
        }
    }
}
