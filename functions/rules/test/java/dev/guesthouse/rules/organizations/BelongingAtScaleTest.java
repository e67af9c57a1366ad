package dev.guesthouse.rules.organizations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Act;
import dev.guesthouse.audit.Actor;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.people.People;
import dev.guesthouse.submission.Reasons;
import dev.guesthouse.submission.Submission;
import dev.guesthouse.submission.WantedAccess;
import dev.guesthouse.submission.Window;
import dev.guesthouse.test.GuesthouseTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("Whose person somebody is has one answer, however it is asked, and is found by indexes")
class BelongingAtScaleTest extends GuesthouseTest {

    private static final String ADD_PEOPLE = """
            INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
            SELECT gen_random_uuid(), 'guest', 'active', 'p' || n || '@' || domain, domain, false, now(), 0 FROM (SELECT n, %s AS domain FROM generate_series(1, ?) n) p
            """;

    @Inject
    EntityManager entities;
    @Inject
    SessionFactory hibernate;
    @Inject
    People people;
    @Inject
    Submission submission;

    @Test
    @DisplayName("ORG-04 ORG-10 the program, the database and the lists of an organization's people find the same for any domains")
    void sameAnswer() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var organizations = IntStream.range(0, 25).mapToObj(number -> organization(number, random)).toList();
        var domains = new TreeSet<>(IntStream.range(0, 80).mapToObj(number -> domain(random)).toList());
        domains.forEach(domain -> database.run(ADD_PEOPLE.formatted("'" + domain + "'"), 2));
        var byDatabase = new TreeMap<String, UUID>();
        domains.forEach(domain -> Optional.ofNullable(database.value("SELECT organization_of_domain(?)", domain))
                .ifPresent(organization -> byDatabase.put(domain, UUID.fromString(organization))));
        QuarkusTransaction.requiringNew().run(() -> {
            var byProgram = new TreeMap<String, UUID>();
            domains.forEach(domain -> Organization.ofDomain(domain).ifPresent(organization -> byProgram.put(domain, organization.id)));
            assertThat("seed " + seed, byProgram, equalTo(byDatabase));
            // Of an organization that nobody has an address of there is its domain all the same.
            var ofPeople = new TreeMap<>(Organization.domainsOfPeople(organizations));
            ofPeople.keySet().retainAll(domains);
            assertThat("seed " + seed, ofPeople, equalTo(byDatabase));
            organizations.forEach(organization -> {
                var one = new TreeSet<>(Organization.domainsOfPeople(organization));
                one.retainAll(domains);
                assertThat("seed " + seed, one, equalTo(byDatabase.entrySet().stream().filter(entry -> entry.getValue().equals(organization))
                        .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new))));
            });
        });
    }

    /** Configured, proposed or removed, with up to three domains that nobody else has. */
    private UUID organization(int number, Random random) {
        var id = UUID.randomUUID();
        var removed = random.nextInt(5) == 0 ? "now()" : "NULL";
        database.run("INSERT INTO organization (id, display_name, state, created_at, removed_at, version) VALUES (?, ?, ?, now(), " + removed + ", 0)",
                id, "Organization " + number, random.nextInt(3) == 0 ? "proposed" : "configured");
        for (int i = random.nextInt(4); i > 0; i--) {
            database.run("INSERT INTO identity_source (id, organization_id, domain, removed_at) VALUES (gen_random_uuid(), ?, ?, " + removed + ") ON CONFLICT DO NOTHING",
                    id, domain(random));
        }
        return id;
    }

    /** One to four labels of few signs, so that many lie below others; some begin as others do. */
    private static String domain(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(it -> List.of("a", "b", "ab", "a-b", "a0").get(random.nextInt(5))).collect(Collectors.joining("."));
    }

    @Test
    @DisplayName("ORG-04 what changes in a transaction changes whose people are whose in it")
    void changesInBetween() {
        var fabrikam = UUID.fromString(given.fabrikam().id());
        var woodgrove = UUID.fromString(given.organization("Woodgrove", "woodgrove.example").id());
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(Organization.ofDomain("eu.fabrikam.example").get().id, is(fabrikam));
            Organization.byId(woodgrove).claim(List.of(new DomainName("eu.fabrikam.example")));
            assertThat(Organization.ofDomain("eu.fabrikam.example").get().id, is(woodgrove));
            Organization.byId(woodgrove).identitySources().forEach(source -> source.removedAt = clock.instant());
            Organization.flush();
            assertThat(Organization.ofDomain("eu.fabrikam.example").get().id, is(fabrikam));
        });
    }

    @Test
    @DisplayName("ORG-04 a request asks whose person the requestor is until their organization is kept as it is, and whose the sponsors are once")
    void askedOnce() {
        var atlas = UUID.fromString(given.atlasFor(given.fabrikam()).id());
        var pia = UUID.fromString(given.pia().get("whoami").text("person.id"));
        database.awaitDelivered(clock.instant());
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        QuarkusTransaction.requiringNew().run(() -> submission.submit(
                new WantedAccess(AccessPackage.byId(atlas), null, new Window(null, null), new Reasons("The new line opens in May", null)),
                new Act(new Actor(Actor.Kind.person, pia, "10.0.0.1"), clock.instant())));
        statistics.setStatisticsEnabled(false);
        assertThat(Arrays.stream(statistics.getQueries()).filter(query -> query.contains("IdentitySource"))
                .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount()).sum(), is(3L));
    }

    @Test
    @DisplayName("ORG-12 the people of an organization are found without reading all others")
    void foundByIndex() {
        var partner = UUID.fromString(given.organization("Partner", "partner7.example").id());
        database.run(ADD_PEOPLE.formatted("CASE n % 2 WHEN 0 THEN 'eu.' ELSE '' END || 'partner' || n % 1000 || '.example'"), 6000);
        database.run("ANALYZE person");
        QuarkusTransaction.requiringNew().run(() -> {
            var before = sequentialScans();
            assertThat(people.people(new People.Input(null, partner, null, null, null)).items(), hasSize(6));
            assertThat(sequentialScans() - before, is(0L));
        });
    }

    /** Of all people by this connection, so far. */
    private long sequentialScans() {
        return ((Number) entities.createNativeQuery("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'person'").getSingleResult()).longValue();
    }
}
