package dev.guesthouse.http;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.guesthouse.http.job.SchemaUnfit;
import io.quarkus.scheduler.Scheduled;

class JobsTest {

    @Test
    @DisplayName("OPS-02 no job runs on another schema")
    void skipped() {
        methods().that().areAnnotatedWith(Scheduled.class)
                .should(have(DescribedPredicate.<JavaMethod>describe("skipExecutionIf = SchemaUnfit",
                        method -> method.getAnnotationOfType(Scheduled.class).skipExecutionIf() == SchemaUnfit.class)))
                .check(new ClassFileImporter().importPackages("dev.guesthouse"));
    }
}
