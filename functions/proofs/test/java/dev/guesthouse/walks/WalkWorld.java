package dev.guesthouse.walks;

import static dev.guesthouse.test.Given.role;
import static dev.guesthouse.test.PolicyBody.externalSponsors;
import static dev.guesthouse.test.PolicyBody.internalSponsors;
import static dev.guesthouse.test.PolicyBody.manager;
import static dev.guesthouse.test.PolicyBody.person;
import static dev.guesthouse.test.PolicyBody.policy;
import static dev.guesthouse.test.PolicyBody.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.guesthouse.test.Database;
import dev.guesthouse.test.Given.Catalog;
import dev.guesthouse.test.Given.Organization;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.PolicyBody;

/**
 * What is there when a walk begins: partners (one with a subdomain of another's), their sponsors, packages whose roles
 * overlap, and policies of every kind; how long things last is the seed's.
 */
final class WalkWorld {

    /** In everything that is the home organization's own: no partner may ever read it. */
    static final String OURS = "Kestrel";

    private static final List<String> DURATIONS = List.of("PT30H", "P2D", "P10D", "P30D");
    private static final List<String> TIMEOUTS = List.of("P1D", "P3D", "P14D");

    private final Given given;
    private final Database database;
    private final Random random;
    private String application;
    private Catalog projects;
    private Catalog internal;

    private WalkWorld(Given given, Database database, long seed) {
        this.given = given;
        this.database = database;
        this.random = new Random(seed);
    }

    /** Makes all of it, through the functions. */
    static void build(Given given, Database database, long seed, Instant now) {
        new WalkWorld(given, database, seed).build(now);
    }

    private void build(Instant now) {
        given.admin().post("change-person", "person", JsonBody.person(Cast.ADMIN), "displayName", "Ada " + OURS).ok();
        given.member(Cast.MIA, "Mia " + OURS);
        given.member(Cast.OMAR, "Omar " + OURS);
        given.member(Cast.NOOR, "Noor " + OURS);
        given.admin().post("add-member", "email", Cast.LEA, "displayName", "Lea " + OURS, "manager", JsonBody.person(Cast.MIA)).ok();
        var fabrikam = partner("Fabrikam AG", Cast.SANA, "Sana Malik", Cast.OMAR, "fabrikam.example");
        partner("Works of Europe", Cast.EVA, "Eva Lind", Cast.OMAR, "eu.fabrikam.example");
        var contoso = partner("Contoso Oy", Cast.CORA, "Cora Berg", Cast.NOOR, "contoso.example");
        catalogs();
        forAllPartners(now);
        forSome(fabrikam, contoso);
        forAnybody();
        forMembers();
    }

    private Organization partner(String name, String sponsor, String sponsorName, String internalSponsor, String domain) {
        var made = given.organization(name, domain);
        given.admin().post("change-organization", "id", made.id(), "description", "Bought by " + OURS).ok();
        given.guest(sponsor, sponsorName);
        given.sponsor(made, "external", sponsor);
        given.sponsor(made, "internal", internalSponsor);
        return made;
    }

    private void catalogs() {
        database.run("INSERT INTO connector VALUES (gen_random_uuid(), 'webhook', 'crm', true, now())");
        projects = given.catalog("Projects");
        given.admin().post("change-catalog", "id", projects.id(), "description", "What partners of %s get".formatted(OURS)).ok();
        application = given.admin().post("add-resources", "catalogId", projects.id(), "resources", List.of(Map.of("connector", "crm", "originId", "crm",
                "displayName", "Customers", "kind", "application"))).<String>each("id").get(0);
        internal = given.catalog("Inside " + OURS);
        given.admin().post("change-catalog", "id", internal.id(), "enabledForExternalUsers", false).ok();
    }

    /** Two or three stages, with fallbacks and alternates; or a fixed end. Access can be asked for later, and extended. */
    private void forAllPartners(Instant now) {
        var atlas = given.accessPackage(projects, "Atlas", role(projects.team(), "member"), role(projects.site(), "visitor"));
        var sponsors = stage(externalSponsors()).orElse(person(Cast.OMAR)).within("P5D").with("alternateApprovers", List.of(internalSponsors(), person(Cast.NOOR)))
                .with("alternateAfter", "P2D");
        var ours = stage(internalSponsors()).orElse(person(Cast.MIA)).within(any(TIMEOUTS));
        var last = stage(person(Cast.MIA), person(Cast.NOOR)).within(any(TIMEOUTS)).unjustified();
        given.saved(policy(atlas).scope("allConfiguredOrganizations").stages(random.nextBoolean() ? new PolicyBody.Stage[] { sponsors, ours }
                : new PolicyBody.Stage[] { sponsors, ours, last }).with("expiration", choosing(any(DURATIONS))).with("extension", JsonBody.of("allowed", true,
                        "approvalRequired", true)));
        var fair = given.accessPackage(projects, "Fair", role(projects.site(), "visitor"), role(projects.team(), "owner"));
        given.saved(policy(fair).scope("allConfiguredOrganizations").stages(stage(externalSponsors(), person(Cast.NOOR)).within(any(TIMEOUTS)))
                .with("expiration", JsonBody.of("kind", "onDate", "endDateTime", now.plus(Duration.ofDays(20 + random.nextInt(60))).toString(),
                        "requestorMayChoose", true)));
    }

    /** Without approval; two policies that tie; and one that goes with nothing that gives the application. */
    private void forSome(Organization fabrikam, Organization contoso) {
        var bids = given.accessPackage(projects, "Bids", role(projects.team(), "member"), role(application, "user"));
        given.saved(policy(bids).forOrganizations(fabrikam, contoso).withoutApproval().with("expiration", choosing(any(DURATIONS)))
                .with("extension", JsonBody.of("allowed", true, "approvalRequired", false)));
        given.saved(policy(bids).named("For long").forOrganizations(fabrikam).stages(stage(internalSponsors()).orElse(person(Cast.MIA))).lasting("P40D"));
        var rivals = given.accessPackage(projects, "Rivals", role(projects.site(), "member"));
        given.admin().post("change-package", "id", rivals.id(), "incompatibleWith", List.of(bids.id())).ok();
        given.saved(policy(rivals).forPeople(Cast.SANA, Cast.EVA, Cast.CORA, Cast.LEA).withoutApproval().lasting(any(DURATIONS)));
    }

    private void forAnybody() {
        var visit = given.accessPackage(projects, "Visit", role(projects.site(), "visitor"), role(application, "user"));
        given.saved(policy(visit).scope("anyExternalUser").stages(stage(person(Cast.MIA)).within(any(TIMEOUTS)).unjustified()).noRequestorJustification()
                .lasting(any(DURATIONS)).with("extension", JsonBody.of("allowed", true, "approvalRequired", true)));
        var direct = given.accessPackage(projects, "Direct", role(projects.team(), "member"), role(application, "user"));
        given.saved(policy(direct).scope("nobody").withoutApproval().lasting(any(DURATIONS)));
    }

    /** Nothing that partners may know of. */
    private void forMembers() {
        var desk = given.accessPackage(internal, "Desk of " + OURS, role(internal.team(), "member"), role(internal.site(), "owner"));
        given.admin().post("change-package", "id", desk.id(), "description", "Only " + OURS).ok();
        given.saved(policy(desk).named("All of " + OURS).scope("allMembers").stages(stage(manager()).orElse(person(Cast.ADMIN)).within(any(TIMEOUTS)))
                .neverEnding());
        var bench = given.accessPackage(internal, "Bench of " + OURS, role(internal.team(), "member"));
        given.saved(policy(bench).named("Some of " + OURS).scope("allMembers").withoutApproval().with("expiration", choosing(any(DURATIONS)))
                .with("extension", JsonBody.of("allowed", true, "approvalRequired", true)));
    }

    private Map<String, Object> choosing(String duration) {
        return JsonBody.of("kind", "afterDuration", "duration", duration, "requestorMayChoose", true);
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
