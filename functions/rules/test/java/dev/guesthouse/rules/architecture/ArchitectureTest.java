package dev.guesthouse.rules.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.guesthouse.test.Product.CLASSES;
import static dev.guesthouse.test.Product.functions;
import static dev.guesthouse.test.Product.module;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.persistence.Entity;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

import dev.guesthouse.test.Product;

/** The boundaries that the design draws, held against the classes themselves. */
class ArchitectureTest {

    private static final Set<String> CLOCKS = Stream.of(Instant.class, Clock.class, System.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class,
            ZonedDateTime.class).map(Class::getName).collect(toSet());
    private static final Set<String> READINGS = Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");

    private static final JavaClasses DATA = CLASSES.that(predicate("are in src", type -> module(type).equals("src")));
    /** What stands over functions; the program of all holds them all. */
    private static final Set<String> DOORS = Set.of("functions/portal", "functions/all");
    /** The packages of the data, the upper first. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("departure", "retention"),
            Set.of("submission", "approval"),
            Set.of("request", "assignment", "guest"),
            Set.of("policy", "accesspackage"),
            Set.of("catalog", "connector", "organization"),
            Set.of("session", "role", "person", "message"),
            Set.of("address", "settings", "audit", "problem", "schema", "secret", "time", "limit"));

    @Test
    @DisplayName("a function's module depends on the data and the edge, never on another function's")
    void modules() {
        assertThat(CLASSES.stream().map(Product::module).collect(toSet()),
                hasItems("src", "functions/http", "functions/requests", "functions/delivery", "functions/all"));
        var strays = new TreeSet<String>();
        for (var each : CLASSES) {
            for (var dependency : each.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (CLASSES.contain(target.getName()) && !mayUse(module(each), module(target))) {
                    strays.add(dependency.getDescription());
                }
            }
        }
        assertThat(strays, empty());
    }

    @Test
    @DisplayName("the data knows nothing of HTTP or Funqy")
    void data() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.funqy..", "io.vertx..", "io.quarkus.vertx..", "dev.guesthouse.http..", "jakarta.ws.rs..").check(DATA);
    }

    @Test
    @DisplayName("the packages of the data face one way: each sees those below it, and those beside it without a circle")
    void rooms() {
        slices().matching("dev.guesthouse.(*)..").should().beFreeOfCycles().check(DATA);
        var upward = new TreeSet<String>();
        for (var each : DATA) {
            for (var dependency : each.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (DATA.contain(target.getName()) && floor(each) > floor(target)) {
                    upward.add(dependency.getDescription());
                }
            }
        }
        assertThat(upward, empty());
    }

    /** How far below the roof a class of the data stands. */
    private static int floor(JavaClass type) {
        var room = type.getPackageName().replaceFirst("^dev\\.guesthouse\\.(\\w+).*", "$1");
        return IntStream.range(0, FLOORS.size()).filter(floor -> FLOORS.get(floor).contains(room)).findFirst()
                .orElseThrow(() -> new AssertionError("on no floor: " + room));
    }

    @Test
    @DisplayName("the rooms of the edge face one way, and none but one knows of HTTP")
    void roomsOfTheEdge() {
        slices().matching("dev.guesthouse.http.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses().that(predicate("are in the rooms behind the edge", type -> module(type).equals("functions/http")
                && !type.getPackageName().equals("dev.guesthouse.http.edge"))).should().dependOnClassesThat().resideInAnyPackage("io.vertx..").check(CLASSES);
    }

    @Test
    @DisplayName("every now comes from the one clock")
    void now() {
        var reading = new DescribedPredicate<JavaAccess<?>>("read a clock of their own") {
            @Override
            public boolean test(JavaAccess<?> access) {
                var owner = access.getTargetOwner().getName();
                return CLOCKS.contains(owner) && READINGS.contains(access.getName()) || owner.equals(Date.class.getName());
            }
        };
        noClasses().that().doNotHaveSimpleName("ClockProducer").should().accessTargetWhere(reading).check(CLASSES);
    }

    @Test
    @DisplayName("entities never leave: no function takes or answers one, however deep")
    void entities() {
        assertThat(functions(), not(empty()));
        var strays = functions().stream().filter(method -> Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()).anyMatch(type -> holdsEntity(type, new HashSet<>())))
                .map(JavaMethod::getFullName).toList();
        assertThat(strays, empty());
    }

    private static boolean holdsEntity(JavaClass type, Set<JavaClass> seen) {
        return CLASSES.contain(type.getName()) && seen.add(type) && (type.isAnnotatedWith(Entity.class)
                || type.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .flatMap(field -> field.getAllInvolvedRawTypes().stream()).anyMatch(each -> holdsEntity(each, seen)));
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to) || DOORS.contains(from) && !DOORS.contains(to) || from.equals("functions/all") || to.equals("src") || to.equals("functions/words") && from.equals("functions/delivery") || to.equals("functions/http") && !from.equals("src");
    }

    private static DescribedPredicate<JavaClass> predicate(String description, Predicate<JavaClass> holds) {
        return new DescribedPredicate<>(description) {
            @Override
            public boolean test(JavaClass type) {
                return holds.test(type);
            }
        };
    }
}
