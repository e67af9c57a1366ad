package dev.guesthouse.rules.requests;

import static dev.guesthouse.test.JsonBody.of;
import static dev.guesthouse.test.PolicyBody.policy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.test.Given;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class NamedFieldsTest extends GuesthouseTest {

    @Test
    @DisplayName("OPS-06 what is wrong with a person is told by the field that names them")
    void person() {
        given.fabrikam();
        var atlas = given.accessPackage(given.catalog("Projects"), "Atlas");
        var direct = given.saved(policy(atlas).scope("nobody").withoutApproval());
        given.admin().post("assign-access", "packageId", atlas.id(), "policyId", direct, "person", JsonBody.person("no address")).names("person");
        for (var list : new String[] { "assignments", "requests" }) {
            given.admin().get(list, "person", "no address").names("person");
        }
        given.pia().get("check-access", "person", "no address", "connector", "local", "originId", "team-Projects", "role", "member").names("person");
        given.admin().get("person", "email", "no address").names("email");
        given.admin().post("block-person", "person", of("displayName", "Sana Malik")).names("person");
    }

    @Test
    @DisplayName("OPS-06 a person can be named as answers name them, by id and address together, as long as that is one person")
    void asAnswered() {
        var sana = given.guest(Given.SANA, "Sana Malik");
        given.guest("sam@fabrikam.example", "Sam");
        var named = of("id", sana, "email", "Sana@Fabrikam.example", "displayName", "As it was");
        given.admin().post("unblock-person", "person", named).ok();
        given.admin().post("unblock-person", "person", JsonBody.with(named, "email", "sam@fabrikam.example")).names("person");
        given.admin().post("unblock-person", "person", JsonBody.with(named, "nickname", "S")).names("person.nickname");
    }
}
