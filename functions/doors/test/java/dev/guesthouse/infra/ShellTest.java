package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste from the documentation works in zsh, the shell of a Mac, as it does in bash. */
class ShellTest {

    private static final Pattern BLOCK = Pattern.compile("(?sm)^```sh\n(.*?)^```");
    private static final Pattern HEREDOC = Pattern.compile("(?s)<<(\\w+)(.*?)\n.*?\n\\1(?=\n)");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"");
    /** A word that zsh takes for a pattern of file names, and refuses where no file has such a name. */
    private static final Pattern GLOB = Pattern.compile("(?<=^|\\s)(?!\\[\\[? )[^\\s\\[\\]?]*[\\[?]\\S+");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?<=^|\\s)#.*");
    /** In bash a prompt, in zsh another process. */
    private static final Pattern PROMPT = Pattern.compile("\\bread -\\w*p");
    /** In zsh a modifier: {@code $NAME:latest} is the value in small letters, and then "atest". */
    private static final Pattern MODIFIER = Pattern.compile("\\$\\w+:[A-Za-z0-9]");

    @Test
    @DisplayName("OPS-01 no command in the documentation is taken for something else by zsh")
    void documentation() throws IOException {
        var faults = new ArrayList<String>();
        var blocks = 0;
        for (var file : documents()) {
            for (var block : BLOCK.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList()) {
                blocks++;
                faults(block).forEach(fault -> faults.add(Expected.ROOT.relativize(file) + ": " + fault));
            }
        }
        assertThat(blocks, greaterThan(30));
        assertThat(faults, empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "jq -r keys[] infra/routes.json\n", "curl http://localhost/people?kind=guest\n", "cp a b   # and set it\n", "read -rsp 'password: ' VALUE\n",
            "docker pull \"guesthouse/$PROGRAM:latest\"\n" })
    @DisplayName("each way in which zsh differs is noticed")
    void noticed(String block) {
        assertThat(faults(block), hasSize(1));
    }

    private static List<String> faults(String block) {
        var code = HEREDOC.matcher(block).replaceAll("<<$1$2");
        var bare = QUOTED.matcher(code).replaceAll("");
        return Stream.of(GLOB.matcher(bare), COMMENT.matcher(bare), PROMPT.matcher(code), MODIFIER.matcher(code))
                .flatMap(matcher -> matcher.results().map(found -> found.group())).toList();
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(Expected.ROOT.resolve("README.md"), Expected.ROOT.resolve("CONTRIBUTING.md"), Expected.INFRA.resolve("README.md")));
        try (var files = Files.list(Expected.ROOT.resolve("src/docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }
}
