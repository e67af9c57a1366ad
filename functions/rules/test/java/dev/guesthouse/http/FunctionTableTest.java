package dev.guesthouse.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.guesthouse.http.gate.FunctionTable;
import io.quarkus.funqy.Funq;

@DisplayName("IDY-02 the function table")
class FunctionTableTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter().importPackages("dev.guesthouse");

    @Test
    @DisplayName("IDY-02 every function of the table is there, once, and no other")
    void complete() {
        var there = PRODUCT.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Funq.class))
                .map(method -> method.getAnnotationOfType(Funq.class).value()).toList();
        assertThat(there, containsInAnyOrder(Arrays.stream(FunctionTable.values()).map(FunctionTable::functionName).toArray()));
    }

    @Test
    @DisplayName("a function's class has the scope without which it would silently not be served")
    void scoped() {
        methods().that().areAnnotatedWith(Funq.class).should().beDeclaredInClassesThat().areAnnotatedWith(ApplicationScoped.class).check(PRODUCT);
    }
}
