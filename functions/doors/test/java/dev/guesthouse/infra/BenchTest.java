package dev.guesthouse.infra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What measures is run by hand only, from its source: nothing else notices when the product goes on without it. */
class BenchTest {

    private static final Path BENCH = Expected.INFRA.resolve("bench");

    @Test
    @DisplayName("the benches compile, without a warning")
    void compile(@TempDir Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(said, null, null)) {
            compiler.getTask(null, files, said, List.of("-proc:none", "-Xlint:all,-path,-classfile", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                    null, files.getJavaFileObjects(sources().toArray(Path[]::new))).call();
        }
        assertThat(said.getDiagnostics().stream().map(Object::toString).toList(), empty());
        try (var compiled = Files.list(classes)) {
            assertThat(compiled.map(file -> file.getFileName().toString()).toList(), hasItem("Chain.class"));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(BENCH)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
