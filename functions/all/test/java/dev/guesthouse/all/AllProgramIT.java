package dev.guesthouse.all;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.testing.DatabaseBeside;
import dev.guesthouse.testing.ProgramTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The program of every function, asked as those of single modules are; its AOT cache is trained by it too. */
@Tag("apps")
@QuarkusIntegrationTest
@QuarkusTestResource(DatabaseBeside.class)
class AllProgramIT extends ProgramTest {

    @Override
    protected Set<String> functions() {
        return Arrays.stream(FunctionTable.values()).map(FunctionTable::functionName).collect(Collectors.toSet());
    }
}
