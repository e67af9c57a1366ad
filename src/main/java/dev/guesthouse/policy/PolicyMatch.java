package dev.guesthouse.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.organization.OrganizationState;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.ProblemType;
import io.quarkus.panache.common.Parameters;

/** Which packages a person can ask for (REQ-01), and under which policy (POL-11). */
public final class PolicyMatch {

    /** The ways in which version {@code v} has the person in its scope; the one place where scopes are decided. */
    private static final List<String> SCOPES = List.of(
            "v.scope = specificPeople and exists (select 1 from v.people p where p.id = :person)",
            "v.scope = specificOrganizations and exists (select 1 from v.organizations o where o.id = :organization)",
            "v.scope in (:anybodys, :theirs)");

    /** That it has them in it, whomever the domain list lets in. */
    private static final String IS_FOR_THEM = SCOPES.stream().collect(Collectors.joining(") or (", "((", "))"));

    /** The same, and {@link #isLetIn}. Takes what {@link #inScope} has. */
    private static final String IN_SCOPE = "(:member = true or " + DomainList.LETS_IN + ") and " + IS_FOR_THEM;

    /** That package {@code a} of catalog {@code c} is there to be asked for, by people like the person. */
    private static final String IS_OFFERED = """
            a.removedAt is null and c.removedAt is null and c.enabled = true and (:member = true or c.enabledForExternalUsers = true)
            and exists (select 1 from AccessPackageRole r where r.accessPackage = a)
            """;

    /** That policy {@code q} in version {@code v} takes requests for the package now. */
    private static final String IS_ENABLED = """
            q.accessPackage = a and q.removedAt is null and q.enabled = true and v.number = q.currentVersion
            and (v.endAt is null or v.endAt > :now)
            """;

    /** That version {@code v} is what policy {@code q} of the package says. */
    private static final String IS_CURRENT = "q.accessPackage = :package and q.removedAt is null and v.number = q.currentVersion";

    /** The organizations {@code o} whose people are in a scope that names none. */
    private static final String ALL_CONFIGURED = "from Organization o where o.removedAt is null and o.state = configured";
    /** Those that a version names. */
    private static final String NAMED = "from PolicyVersion v join v.organizations o where v = :version and o.removedAt is null";
    private static final String BY_NAME = " order by lower(o.displayName), o.id";

    /** Both: that there are requests to take. */
    private static final String IS_OPEN = IS_OFFERED + " and " + IS_ENABLED;

    /** That it takes them from the very person. */
    private static final String TAKES_REQUESTS = IS_OPEN + " and " + IN_SCOPE;

    /** The ways in which the person can ask for package {@code a} of catalog {@code c}, as conditions in HQL. They take {@link #parameters}. */
    public static final List<String> CAN_ASK_FOR = SCOPES.stream().map(scope -> IS_OFFERED + " and exists (select 1 from PolicyVersion v join v.policy q where "
            + IS_ENABLED + " and :allowed = true and " + scope + ")").toList();

    private PolicyMatch() {
    }

    /** What the conditions need to know of a person. */
    public static Parameters parameters(Person person, Instant now) {
        // Known beforehand whether they are let in, the planner knows how few packages to expect.
        return scope(person, Organization.of(person)).and("member", person.kind == PersonKind.member).and("allowed", isLetIn(person)).and("now", now);
    }

    /** The policies that win for a person: one, several on a tie, none where the package is not for them (POL-11). */
    public static List<PolicyVersion> of(AccessPackage accessPackage, Person person, Instant now) {
        List<PolicyVersion> fitting = PolicyVersion.list("from PolicyVersion v join fetch v.policy q join q.accessPackage a join a.catalog c"
                + " left join fetch v.questions asked where a = :package and " + TAKES_REQUESTS + " order by q.createdAt, q.id, asked.number",
                inScope(person, Organization.of(person)).and("now", now).and("package", accessPackage));
        var best = fitting.stream().mapToInt(version -> version.scope.rank()).min().orElse(0);
        return fitting.stream().filter(version -> version.scope.rank() == best).toList();
    }

    /**
     * The policy to ask under.
     *
     * @param winners as {@link #of} has them
     * @param policyId the requestor's choice on a tie; may be null
     * @throws Problem not-found where the package is not for this person (REQ-04); choose-policy on a tie without a choice
     */
    public static PolicyVersion choose(List<PolicyVersion> winners, UUID policyId) {
        if (winners.isEmpty()) {
            throw Problem.notFound("access package");
        }
        if (policyId != null) {
            return winners.stream().filter(version -> version.policy.id.equals(policyId)).findFirst()
                    .orElseThrow(() -> Problem.invalid("policyId", "is not one of the policies that fit you"));
        }
        if (winners.size() > 1) {
            throw new Problem(ProblemType.CHOOSE_POLICY, "%d policies fit: choose one.", winners.size())
                    .with("policies", winners.stream().map(version -> Map.of("id", version.policy.id,
                            "displayName", version.policy.displayName)).toList());
        }
        return winners.get(0);
    }

    /** Whether a person is in the scope of the version that a request was made under (APR-11). */
    public static boolean isInScope(PolicyVersion version, Person person) {
        return isInScope(version, person, Organization.of(person));
    }

    /** The same, where it is known whose person they are. */
    public static boolean isInScope(PolicyVersion version, Person person, Optional<Organization> theirs) {
        return PolicyVersion.find("select v.id from PolicyVersion v where v = :version and " + IN_SCOPE, inScope(person, theirs).and("version", version))
                .project(UUID.class).firstResultOptional().isPresent();
    }

    /** Whether the instance's domain list lets a person in (ORG-08); members are none of its business. */
    public static boolean isLetIn(Person person) {
        return person.kind == PersonKind.member || DomainList.allows(person.emailDomain);
    }

    /** What each policy of a package says now, the oldest first. */
    public static List<PolicyVersion> all(AccessPackage accessPackage) {
        return PolicyVersion.list("from PolicyVersion v join fetch v.policy q where " + IS_CURRENT + " order by q.createdAt, q.id",
                Parameters.with("package", accessPackage));
    }

    /** Of these the ids of those that have a person in their scope, whether or not they take requests and whomever the domain list lets in. */
    public static Set<UUID> inScope(AccessPackage accessPackage, Person person) {
        return Set.copyOf(PolicyVersion.find("select v.id from PolicyVersion v join v.policy q where " + IS_CURRENT + " and " + IS_FOR_THEM,
                scope(person, Organization.of(person)).and("package", accessPackage)).project(UUID.class).list());
    }

    /** Whether a package takes requests at all, from members or from others as the person is one, whoever is in scope (REQ-01, POL-02). */
    public static boolean isOpen(AccessPackage accessPackage, Person person, Instant now) {
        return PolicyVersion.count("from PolicyVersion v join v.policy q join q.accessPackage a join a.catalog c where a = :package and " + IS_OPEN,
                Parameters.with("package", accessPackage).and("member", person.kind == PersonKind.member).and("now", now)) > 0;
    }

    /** The connected organizations whose people a version is for, by name, at most so many. */
    public static List<Organization> organizations(PolicyVersion version, int most) {
        return (isForAllConfigured(version) ? Organization.<Organization>find("select o " + ALL_CONFIGURED + BY_NAME)
                : Organization.<Organization>find("select o " + NAMED + BY_NAME, Parameters.with("version", version))).page(0, most).list();
    }

    /** How many there are. */
    public static long countOrganizations(PolicyVersion version) {
        return isForAllConfigured(version) ? Organization.count(ALL_CONFIGURED) : Organization.count(NAMED, Parameters.with("version", version));
    }

    private static boolean isForAllConfigured(PolicyVersion version) {
        return version.scope == PolicyScope.allConfiguredOrganizations || version.scope == PolicyScope.anyExternalUser;
    }

    private static Parameters inScope(Person person, Optional<Organization> organization) {
        return scope(person, organization).and("member", person.kind == PersonKind.member).and("suffixes", DomainList.suffixes(person.emailDomain));
    }

    private static Parameters scope(Person person, Optional<Organization> organization) {
        var anybodys = person.kind == PersonKind.member ? PolicyScope.allMembers : PolicyScope.anyExternalUser;
        return Parameters.with("person", person.id)
                // an id that no organization has, since null has no type
                .and("organization", organization.map(it -> it.id).orElse(new UUID(0, 0)))
                // the scopes that they are in without being named, by themselves and by their organization
                .and("anybodys", anybodys)
                .and("theirs", organization.filter(it -> it.state == OrganizationState.configured)
                        .map(it -> PolicyScope.allConfiguredOrganizations).orElse(anybodys));
    }
}
