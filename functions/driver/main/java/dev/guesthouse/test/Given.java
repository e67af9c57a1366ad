package dev.guesthouse.test;

import static dev.guesthouse.test.JsonBody.person;
import static dev.guesthouse.test.PolicyBody.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.hamcrest.Matchers;

/** What is there already when a test begins, made through the functions themselves. */
public final class Given {

    public static final String SANA = "sana@fabrikam.example";
    public static final String OMAR = "omar@home.example";
    /** Nobody has entered her anywhere. */
    public static final String PIA = "pia@eu.fabrikam.example";

    /** Less than a session lasts. */
    private static final Duration A_WHILE = Duration.ofHours(11);

    /** A connected organization. */
    public record Organization(String id) {
    }

    /** A catalog with a team and a site of the local directory; the two are ids of resources. */
    public record Catalog(String id, String team, String site) {
    }

    /** An access package. */
    public record AccessPackage(String id, String link, Catalog catalog) {
    }

    private final Driver guesthouse;
    private final Clock clock;
    private final UnaryOperator<String> tokens;
    private final Map<String, Client> signedIn = new HashMap<>();
    private Instant signedInAt;

    /** Where people sign in with codes. */
    public Given(Driver guesthouse, Clock clock) {
        this(guesthouse, clock, email -> guesthouse.signIn(email).token());
    }

    /** @param tokens makes a session's for an address */
    Given(Driver guesthouse, Clock clock, UnaryOperator<String> tokens) {
        this.guesthouse = guesthouse;
        this.clock = clock;
        this.tokens = tokens;
        this.signedInAt = clock.instant();
    }

    /** Somebody who is signed in; the same session each time, until the clock was moved by hours. */
    public Client caller(String email) {
        if (Duration.between(signedInAt, clock.instant()).abs().compareTo(A_WHILE) > 0) {
            signedIn.clear();
            signedInAt = clock.instant();
        }
        return signedIn.computeIfAbsent(email, this::another);
    }

    /** Somebody who signs in with the code that their mailbox gets, for tests of the message or of what it leaves; {@link #caller} from then on. */
    public Client byCode(String email) {
        var client = guesthouse.signIn(email);
        signedIn.put(email, client);
        return client;
    }

    /** Somebody who is signed in by a new session. */
    public Client another(String email) {
        return guesthouse.bearer(email, tokens.apply(email));
    }

    public Client admin() {
        return caller(Surroundings.ADMINISTRATOR);
    }

    public Client pia() {
        return caller(PIA);
    }

    public Client sana() {
        return caller(SANA);
    }

    public Client omar() {
        return caller(OMAR);
    }

    /** A member of the home organization; answers the id. */
    public String member(String email, String displayName) {
        return admin().post("add-member", "email", email, "displayName", displayName).ok().id();
    }

    /** A guest who was there before; answers the id. */
    public String guest(String email, String displayName) {
        return admin().post("invite-guest", "email", email, "displayName", displayName, "sendMessage", false).ok().id();
    }

    public Organization organization(String displayName, String... domains) {
        var sources = Arrays.stream(domains).map(domain -> Map.of("domain", domain)).toList();
        return new Organization(admin().post("add-organization", "displayName", displayName, "identitySources", sources).ok().id());
    }

    public void sponsor(Organization organization, String kind, String email) {
        admin().post("add-sponsor", "organizationId", organization.id, "kind", kind, "person", person(email)).ok();
    }

    /** Fabrikam with the domain fabrikam.example, its guest Sana as external and the member Omar as internal sponsor. */
    public Organization fabrikam() {
        member(OMAR, "Omar Haddad");
        var fabrikam = organization("Fabrikam", "fabrikam.example");
        guest(SANA, "Sana Malik");
        sponsor(fabrikam, "external", SANA);
        sponsor(fabrikam, "internal", OMAR);
        return fabrikam;
    }

    /** An enabled catalog, for external users too. */
    public Catalog catalog(String displayName) {
        var id = admin().post("create-catalog", "displayName", displayName, "enabled", true, "enabledForExternalUsers", true).ok().id();
        var resources = admin().post("add-resources", "catalogId", id, "resources", List.of(
                resource("team-" + displayName, "Team of " + displayName, "team"),
                resource("site-" + displayName, "Site of " + displayName, "site"))).<String>each("id");
        return new Catalog(id, resources.get(0), resources.get(1));
    }

    /** A resource of the local directory, as inputs name one. */
    public static Map<String, Object> resource(String originId, String displayName, String kind) {
        return JsonBody.of("connector", "local", "originId", originId, "displayName", displayName, "kind", kind);
    }

    /** A role of a resource, as inputs name one. */
    public static Map<String, Object> role(String resourceId, String role) {
        return JsonBody.of("resourceId", resourceId, "role", role);
    }

    /** A package that makes one a member of the catalog's team and a visitor of its site. */
    public AccessPackage accessPackage(Catalog catalog, String displayName) {
        return accessPackage(catalog, displayName, role(catalog.team, "member"), role(catalog.site, "visitor"));
    }

    /** A package without roles. */
    public AccessPackage draft(Catalog catalog, String displayName) {
        return accessPackage(catalog, displayName, List.of());
    }

    @SafeVarargs
    public final AccessPackage accessPackage(Catalog catalog, String displayName, Map<String, Object>... roles) {
        return accessPackage(catalog, displayName, List.of(roles));
    }

    private AccessPackage accessPackage(Catalog catalog, String displayName, List<Map<String, Object>> roles) {
        var made = admin().post("create-package", "catalogId", catalog.id, "displayName", displayName, "resourceRoles", roles).ok();
        return new AccessPackage(made.id(), made.text("link"), catalog);
    }

    /** Saves a policy; answers its id. */
    public String saved(PolicyBody policy) {
        return admin().post("add-policy", policy.json()).ok().id();
    }

    /** The package Atlas, for which Fabrikam's people can ask: its external sponsors decide within 14 days, else Omar; for 180 days. */
    public AccessPackage atlasFor(Organization organization) {
        var atlas = accessPackage(catalog("Projects"), "Atlas");
        saved(policy(atlas).forOrganizations(organization));
        return atlas;
    }

    /** Somebody's request for a package; answers its id. */
    public String request(String email, AccessPackage accessPackage) {
        return caller(email).post("submit-request", "packageId", accessPackage.id, "justification", "The new line opens in May").ok().id();
    }

    /** That somebody's request was approved by Sana; answers the assignment's id. */
    public String access(String email, AccessPackage accessPackage) {
        return sana().post("approve-request", "requestId", request(email, accessPackage), "justification", "Welcome").ok().text("assignmentId");
    }

    /** That somebody asked for a package that needs no approval and has it in the target system too; answers the assignment's id. */
    public String delivered(String email, AccessPackage accessPackage) {
        var asked = caller(email).post("submit-request", "packageId", accessPackage.id).ok();
        GuesthouseTest.eventually(() -> caller(email).get("request", "id", asked.id()).text("state"), Matchers.equalTo("delivered"));
        return asked.text("assignmentId");
    }

    /** A machine that may call just these functions. */
    public Client machine(String... functions) {
        return guesthouse.bearer(null, admin().post("add-machine-token", "name", "Cron for " + String.join(", ", functions), "functions",
                List.of(functions), "expiresDateTime", clock.instant().plus(Duration.ofDays(30)).toString()).ok().text("token"));
    }
}
