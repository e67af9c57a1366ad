package dev.guesthouse.audit.events;

import dev.guesthouse.testing.DatabaseBeside;
import dev.guesthouse.testing.ProgramTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
@QuarkusTestResource(DatabaseBeside.class)
class AuditProgramIT extends ProgramTest {
}
