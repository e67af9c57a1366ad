package dev.guesthouse.http;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.guesthouse.test.Product.CLASSES;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import dev.guesthouse.schema.Schema;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
class JobsTest extends GuesthouseTest {

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    @DisplayName("OPS-02 no job runs on another schema")
    void skipped() {
        noMethods().should().beAnnotatedWith(Scheduled.class).because("whoever adds jobs to the schedule looks at the schema for all of them").check(CLASSES);
        classes().that(new DescribedPredicate<JavaClass>("add jobs to the schedule") {
            @Override
            public boolean test(JavaClass type) {
                return type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Scheduler.class) && call.getName().equals("newJob"));
            }
        }).should().callMethodWhere(target(name("setSkipPredicate")))
                .andShould().callMethodWhere(target(owner(DescribedPredicate.describe("Schema", type -> type.isEquivalentTo(Schema.class)))).and(target(name("refusal"))))
                .check(CLASSES);
    }

    @Test
    @DisplayName("OPS-03 tick runs every job once, each after what it builds on, and each is measured under its name")
    void tick() {
        var answers = given.admin().post("tick").ok();
        assertThat(List.copyOf(answers.<Map<String, Object>>json("").keySet()), is(List.of("timeOutRequests", "startScheduled", "expireAssignments",
                "endGuests", "sendReminders", "deliver", "sendMessages", "purge", "countAccess", "reconcile")));
        assertThat(answers.json("expireAssignments.ended"), is(0));
        assertThat(answers.json("purge.codes"), is(0));
        var metrics = metrics();
        for (var job : List.of("time-out-requests", "start-scheduled", "expire-assignments", "end-guests", "send-reminders", "deliver", "send-messages", "purge", "count-access", "reconcile")) {
            assertThat(metrics, containsString("guesthouse_job_seconds_count{job=\"" + job + "\",outcome=\"success\""));
        }
    }

    @Test
    @DisplayName("OPS-04 a job that is called by its own name is measured as one that the schedule runs; no other function is")
    void byName() {
        var before = purges();
        given.admin().post("purge").ok();
        given.admin().get("whoami").ok();
        assertThat(purges(), is(before + 1));
        assertThat(metrics(), not(containsString("guesthouse_job_seconds_count{job=\"whoami\"")));
    }

    private double purges() {
        return metrics().lines().filter(line -> line.startsWith("guesthouse_job_seconds_count{job=\"purge\",outcome=\"success\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private String metrics() {
        return RestAssured.given().port(managementPort).accept("text/plain").get("/q/metrics").asString();
    }
}
