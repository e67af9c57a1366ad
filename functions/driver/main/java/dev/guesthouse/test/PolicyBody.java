package dev.guesthouse.test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.guesthouse.test.Given.AccessPackage;
import dev.guesthouse.test.Given.Organization;

/**
 * The body of {@code add-policy}, as a sentence. Unless told otherwise: the requestor must justify, external sponsors decide
 * within 14 days (else Omar) and must justify too, access lasts 180 days.
 */
public final class PolicyBody {

    private final Map<String, Object> json;

    private PolicyBody(Map<String, Object> json) {
        this.json = json;
    }

    public static PolicyBody policy(AccessPackage accessPackage) {
        return new PolicyBody(JsonBody.of("packageId", accessPackage.id(), "displayName", "Partners", "enabled", true))
                .stages(stage(externalSponsors()).orElse(person(Given.OMAR))).lasting("P180D");
    }

    public PolicyBody named(String displayName) {
        return with("displayName", displayName);
    }

    public PolicyBody forOrganizations(Organization... organizations) {
        return with("scope", "specificOrganizations").with("organizations", Arrays.stream(organizations).map(Organization::id).toList());
    }

    public PolicyBody forPeople(String... emails) {
        return with("scope", "specificPeople").with("people", Arrays.stream(emails).map(JsonBody::person).toList());
    }

    public PolicyBody scope(String scope) {
        return with("scope", scope);
    }

    public PolicyBody stages(Stage... stages) {
        return with("approval", JsonBody.of("requestorJustificationRequired", true, "stages", Arrays.stream(stages).map(Stage::json).toList()));
    }

    public PolicyBody noRequestorJustification() {
        var approval = JsonBody.with(JsonBody.object(json.get("approval")), "requestorJustificationRequired", false);
        return with("approval", approval);
    }

    public PolicyBody withoutApproval() {
        return with("approval", null);
    }

    public PolicyBody lasting(String duration) {
        return with("expiration", JsonBody.of("kind", "afterDuration", "duration", duration));
    }

    public PolicyBody endingOn(Instant end) {
        return with("expiration", JsonBody.of("kind", "onDate", "endDateTime", end.toString()));
    }

    public PolicyBody neverEnding() {
        return with("expiration", JsonBody.of("kind", "never"));
    }

    public PolicyBody with(String name, Object value) {
        return new PolicyBody(JsonBody.with(json, name, value));
    }

    public Map<String, Object> json() {
        return json;
    }

    public static Map<String, Object> externalSponsors() {
        return JsonBody.of("kind", "externalSponsors");
    }

    public static Map<String, Object> internalSponsors() {
        return JsonBody.of("kind", "internalSponsors");
    }

    public static Map<String, Object> manager() {
        return JsonBody.of("kind", "manager");
    }

    public static Map<String, Object> person(String email) {
        return JsonBody.of("person", JsonBody.person(email));
    }

    @SafeVarargs
    public static Stage stage(Map<String, Object>... primaryApprovers) {
        return new Stage(JsonBody.of("primaryApprovers", List.of(primaryApprovers), "timeout", "P14D", "approverJustificationRequired", true));
    }

    /** One stage of approval. */
    public record Stage(Map<String, Object> json) {

        @SafeVarargs
        public final Stage orElse(Map<String, Object>... fallbackApprovers) {
            return with("fallbackApprovers", List.of(fallbackApprovers));
        }

        public Stage within(String timeout) {
            return with("timeout", timeout);
        }

        public Stage unjustified() {
            return with("approverJustificationRequired", false);
        }

        public Stage with(String name, Object value) {
            return new Stage(JsonBody.with(json, name, value));
        }
    }
}
