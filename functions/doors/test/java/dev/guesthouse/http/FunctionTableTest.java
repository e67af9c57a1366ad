package dev.guesthouse.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable.Size;
import dev.guesthouse.test.Product;
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
    @DisplayName("OPS-06 just the functions that take a list may be sent a list's length")
    void sizes() {
        Product.functions().forEach(function -> {
            var takesList = function.getParameters().stream().anyMatch(parameter -> holdsList(parameter.getType()));
            var row = FunctionTable.named(Product.name(function));
            assertThat(row.functionName(), row.size == Size.LIST, is(row.effect == Effect.CHANGE && takesList));
        });
    }

    private static boolean holdsList(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().anyMatch(raw -> raw.isEquivalentTo(List.class)
                || raw.isRecord() && raw.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(field -> holdsList(field.getType())));
    }

    @Test
    @DisplayName("a function's class has the scope without which it would silently not be served")
    void scoped() {
        methods().that().areAnnotatedWith(Funq.class).should().beDeclaredInClassesThat().areAnnotatedWith(ApplicationScoped.class).check(PRODUCT);
    }
}
