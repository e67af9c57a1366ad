package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others have made is named by its digest, so that nobody can put something else in its place. */
class PinnedTest {

    private static final Pattern IMAGE = Pattern.compile("^\\s*(?:- )?(?:image: |FROM |COPY --from=)([^\\s#]+)");
    /** Made from the checkout, under a name of the cluster's own registry. */
    private static final Pattern OURS = Pattern.compile("(registry\\.home\\.example/guesthouse/|program:).*");

    private final List<String> pinned = new ArrayList<>();
    private final List<String> loose = new ArrayList<>();

    @Test
    @DisplayName("OPS-01 every image of others in infra has a digest, or the line above it says why it has none")
    void images() throws IOException {
        try (var files = Files.walk(Expected.INFRA)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> file.toString().matches(".*(\\.ya?ml|/Dockerfile[^/]*)")).toList()) {
                look(file);
            }
        }
        assertThat(loose, empty());
        assertThat(pinned.size(), greaterThan(5));
        assertThat(pinned, hasItem(containsString("/postgres:17")));
    }

    private void look(Path file) throws IOException {
        var before = "";
        for (var line : Files.readAllLines(file)) {
            var image = IMAGE.matcher(line);
            if (image.find() && !OURS.matcher(image.group(1)).matches() && !before.startsWith("# Not pinned yet: ")) {
                (image.group(1).matches(".+@sha256:[0-9a-f]{64}") ? pinned : loose).add(image.group(1));
            }
            before = line.strip();
        }
    }

    @Test
    @DisplayName("OPS-01 Maven, which the wrapper fetches, has a checksum, and what is raised is raised with its digest")
    void wrapper() throws IOException {
        assertThat(Files.readString(Expected.ROOT.resolve(".mvn/wrapper/maven-wrapper.properties")), matchesPattern("(?s).*distributionSha256Sum=[0-9a-f]{64}\\s.*"));
        assertThat(Files.readString(Expected.ROOT.resolve(".renovaterc.json")), containsString("docker:pinDigests"));
    }
}
