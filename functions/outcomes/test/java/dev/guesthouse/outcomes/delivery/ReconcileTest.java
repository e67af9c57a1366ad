package dev.guesthouse.outcomes.delivery;

import static dev.guesthouse.test.Given.PIA;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.test.Answer;
import dev.guesthouse.test.AtOnce;
import dev.guesthouse.test.StandIn;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReconcileTest extends DeliveryTest {

    private static final String STRANGER = "account of a stranger";

    @Test
    @DisplayName("ASG-07 a role that a target system has lost is given again, and drift says whose it was, and when it was seen to be there again")
    void lost() {
        delivered(2);
        var gone = crm.members().iterator().next();
        crm.changes(members -> without(members, gone));

        var answer = reconcile();
        assertThat(answer.json("roles"), is(1));
        assertThat(answer.json("lost"), is(1));
        assertThat(answer.json("found"), is(0));
        eventually(crm::members, hasSize(2));
        var drift = drift();
        assertThat(drift.each("kind"), contains("lost"));
        assertThat(drift.text("items[0].account"), equalTo(gone.account()));
        assertThat(gone.account(), containsString(drift.text("items[0].person.id")));
        assertThat(drift.text("items[0].displayName"), equalTo("Customers"));
        assertThat(drift.text("items[0].role"), equalTo("user"));
        assertThat(drift.time("items[0].foundDateTime"), equalTo(clock.instant()));
        assertThat(drift.time("finishedDateTime"), equalTo(clock.instant()));

        clock.advance(Duration.ofMinutes(1));
        assertThat(reconcile().json("lost"), is(0));
        assertThat(drift().items(), empty());
        var before = given.admin().get("drift", "connector", "crm", "gone", true).ok();
        assertThat(before.each("kind"), contains("lost"));
        assertThat(before.time("items[0].goneDateTime"), equalTo(clock.instant()));
    }

    @Test
    @DisplayName("ASG-07 what nobody granted is noted once and left alone, whether the person is known here or not, until it is gone")
    void found() {
        delivered(1);
        var theirs = new Membership(STRANGER, "crm", "user");
        crm.changes(members -> with(members, theirs));
        assertThat(reconcile().json("found"), is(1));
        assertThat(reconcile().json("found"), is(0));
        assertThat(drift().each("kind"), contains("found"));
        assertThat(drift().json("items[0].person"), nullValue());
        assertThat(crm.members(), hasSize(2));

        crm.changes(members -> without(members, theirs));
        reconcile();
        assertThat(drift().items(), empty());
    }

    @Test
    @DisplayName("ASG-07 access that has ended and is there again is found with whose it is")
    void ended() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        var hers = crm.members();
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        eventually(crm::members, empty());
        crm.changes(members -> hers);
        clock.advance(Duration.ofMinutes(1));
        reconcile();
        assertThat(drift().each("kind"), contains("found"));
        assertThat(drift().text("items[0].person.email"), equalTo(PIA));
        assertThat("nothing is taken away that nobody asked to", crm.members(), equalTo(hers));
    }

    @Test
    @DisplayName("CON-06 ASG-07 what was taken away and not seen to be gone is seen to be gone, or taken away once more")
    void unconfirmed() {
        var request = given.request(PIA, crmPackage(false));
        eventually(() -> state(request), is("delivered"));
        var hers = crm.members();
        crm.shows(Optional.empty());
        clock.advance(Duration.ofDays(180));
        given.admin().post("expire-assignments").ok();
        eventually(() -> given.admin().get("deliveries", "state", "unconfirmed").items(), hasSize(1));
        crm.works();
        crm.changes(members -> hers);
        clock.advance(Duration.ofMinutes(1));
        assertThat(reconcile().json("again"), is(1));
        eventually(crm::members, empty());
        assertThat(drift().items(), empty());

        database.run("UPDATE role_grant SET unconfirmed = true");
        clock.advance(Duration.ofMinutes(1));
        reconcile();
        assertThat(given.admin().get("deliveries", "state", "unconfirmed").items(), empty());
    }

    @Test
    @DisplayName("CON-05 an empty answer where many are believed to be is noted and repairs nothing")
    void emptyOfMany() {
        delivered(25);
        crm.lists(Optional.of(new Holders(List.of(), null)));
        var answer = reconcile();
        assertThat(answer.json("unbelieved"), is(1));
        assertThat(answer.json("lost"), is(0));
        assertThat(drift().each("kind"), contains("unbelieved"));
        assertThat(drift().text("items[0].reason"), containsString("shows 0 of the 25 people"));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE held"), is(25L));

        crm.works();
        reconcile();
        assertThat(drift().items(), empty());
    }

    @Test
    @DisplayName("CON-05 an empty answer about few is believed where the target system says it of each, and not else")
    void emptyOfFew() {
        delivered(2);
        crm.lists(Optional.of(new Holders(List.of(), null)));
        assertThat(reconcile().json("unbelieved"), is(1));
        crm.shows(Optional.empty());
        assertThat(reconcile().json("unbelieved"), is(1));
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE held"), is(2L));
        assertThat(drift().items(), hasSize(1));

        crm.works();
        crm.changes(members -> Set.of());
        assertThat(reconcile().json("lost"), is(2));
        eventually(crm::members, hasSize(2));
    }

    @Test
    @DisplayName("CON-05 a target system that errs, hangs up or breaks has lost nothing, and is gone on with where it was left")
    void errs() {
        delivered(StandIn.PAGE + 1);
        for (var fault : List.of(TargetException.refused("It answered with HTML."), new IllegalStateException("password=hunter2"))) {
            crm.onList(() -> {
                throw fault;
            });
            assertThat(reconcile().json("unbelieved"), is(1));
        }
        assertThat(drift().text("items[0].reason"), equalTo("An unforeseen fault; the log has more."));
        var turn = new AtomicInteger();
        crm.onList(() -> {
            if (turn.incrementAndGet() == 2) {
                throw TargetException.away("It did not answer within 10 s.");
            }
        });
        assertThat(reconcile().json("unbelieved"), is(1));
        assertThat(drift().text("items[0].reason"), equalTo("It did not answer within 10 s."));
        assertThat(drift().time("begunDateTime"), equalTo(clock.instant()));
        assertThat(reconcile().json("roles"), is(1));
        assertThat("the first page is not read again", turn.get(), is(3));
        assertThat(drift().items(), empty());
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE held"), is(StandIn.PAGE + 1L));
    }

    @Test
    @DisplayName("CON-03 ASG-07 a target system that asks for rest while it is read is left alone until then")
    void rests() {
        delivered(1);
        crm.onList(() -> {
            throw TargetException.throttled(Duration.ofMinutes(20));
        });
        reconcile();
        crm.works();
        assertThat(reconcile().json("unread"), is(1));
        clock.advance(Duration.ofMinutes(20));
        assertThat(reconcile().json("roles"), is(1));
    }

    @Test
    @DisplayName("ASG-07 a target system that cannot say who has a role is said to be so, and nothing is taken for lost")
    void unreadable() {
        delivered(1);
        crm.lists(Optional.empty());
        assertThat(reconcile().json("unread"), is(1));
        assertThat(drift().json("readable"), is(false));
        assertThat(drift().items(), empty());
        assertThat(database.count("SELECT count(*) FROM role_grant WHERE held"), is(1L));
        crm.works();
        reconcile();
        assertThat(drift().json("readable"), is(true));
    }

    @Test
    @DisplayName("ASG-07 several at once share the work: each page is read once, and what was lost is given once")
    void atOnce() {
        delivered(4 * StandIn.PAGE);
        crm.changes(members -> without(members, members.iterator().next()));
        var before = crm.calls().size();
        var pages = new AtomicInteger();
        crm.onList(pages::incrementAndGet);
        var lost = AtOnce.times(4, () -> reconcile().<Integer>json("lost")).stream().mapToInt(Integer::intValue).sum();
        assertThat(lost, is(1));
        // Who comes when the round is over begins the next: none of them reads a page of the same round twice.
        assertThat(pages.get() % 4, is(0));
        eventually(crm::members, hasSize(4 * StandIn.PAGE));
        assertThat(crm.calls().subList(before, crm.calls().size()), contains("grant crm user"));
    }

    @Test
    @DisplayName("CON-03 ASG-07 what another program works on, and what is switched off, is not read")
    void notOurs() {
        delivered(1);
        crm.onList(() -> {
            throw new AssertionError("nobody was to be asked");
        });
        database.run("INSERT INTO delivery_lease (connector_id, worker, ends_at) SELECT id, gen_random_uuid(), ? FROM connector WHERE display_name = 'crm'",
                clock.instant().plusSeconds(30));
        assertThat(reconcile().json("unread"), is(1));
        crm.works();
        clock.advance(Duration.ofSeconds(30));
        assertThat("who died is replaced", reconcile().json("roles"), is(1));
        database.run("UPDATE connector SET enabled = false WHERE display_name = 'crm'");
        assertThat(reconcile().json("unread"), is(1));
        assertThat(drift().json("begunDateTime"), nullValue());
    }

    @Test
    @DisplayName("ASG-07 what is delivered while a role is read may be seen either way, and is compared in the next round")
    void meanwhile() {
        delivered(StandIn.PAGE + 1);
        crm.onList(() -> {
            crm.changes(members -> Set.of());
            database.run("UPDATE role_grant SET next_try_at = ?", clock.instant());
        });
        var answer = reconcile();
        assertThat(answer.json("roles"), is(1));
        assertThat(answer.json("lost"), is(0));
        crm.works();
        clock.advance(Duration.ofMinutes(1));
        assertThat(reconcile().json("lost"), is(StandIn.PAGE + 1));
    }

    @Test
    @DisplayName("ASG-07 the local directory is compared too, page by page, and as it is our own it is believed")
    void localDirectory() {
        var made = crmPackage(true);
        openGrants(made, "local", "guest", 1_100);
        database.run("DELETE FROM role_grant g USING resource_role o WHERE o.id = g.resource_role_id AND o.name <> 'member'");
        eventually(() -> {
            deliver("granted");
            return database.count("SELECT count(*) FROM local_membership");
        }, is(1_100L));
        clock.advance(Duration.ofMinutes(1));
        database.run("DELETE FROM local_membership WHERE external_id IN (SELECT external_id FROM local_membership ORDER BY 1 LIMIT 300)");
        var answer = given.admin().post("reconcile", "connector", "local").ok();
        assertThat(answer.json("lost"), is(300));
        eventually(() -> database.count("SELECT count(*) FROM local_membership"), is(1_100L));
    }

    @Test
    @DisplayName("ASG-07 a call goes as far as its limit, and the next goes on there")
    void limited() {
        delivered(2 * StandIn.PAGE + 1);
        assertThat(given.admin().post("reconcile", "connector", "crm", "limit", 2).ok().json("roles"), is(0));
        assertThat(given.admin().post("reconcile", "connector", "crm", "limit", 1).ok().json("roles"), is(1));
        given.admin().post("reconcile", "limit", 0).names("limit");
        given.admin().post("reconcile", "connector", "nowhere").names("connector");
        given.pia().post("reconcile").refused(403, "forbidden");
        given.machine("reconcile").post("reconcile").ok();
        given.admin().get("drift").names("connector");
    }

    @Test
    @DisplayName("ASG-07 whatever others change in a target system, it has again all that is wanted, and what nobody granted is listed exactly")
    void seeded() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        delivered(30);
        var ours = crm.members();
        for (int round = 0; round < 4; round++) {
            var lost = ours.stream().filter(member -> random.nextInt(10) == 0).limit(10).collect(Collectors.toSet());
            var strangers = IntStream.range(0, random.nextInt(8)).mapToObj(i -> new Membership("s" + random.nextInt(20), "crm", "user")).collect(Collectors.toSet());
            crm.changes(members -> {
                var changed = new HashSet<>(ours);
                changed.removeAll(lost);
                changed.addAll(strangers);
                return changed;
            });
            clock.advance(Duration.ofMinutes(1));
            assertThat("seed " + seed, reconcile().json("lost"), is(lost.size()));
            eventually(() -> crm.members().containsAll(ours), is(true));
            assertThat("seed " + seed, Set.copyOf(given.admin().get("drift", "connector", "crm", "kind", "found", "limit", 200).<String>each("account")),
                    equalTo(strangers.stream().map(Membership::account).collect(Collectors.toSet())));
            assertThat("seed " + seed, crm.members().size(), is(ours.size() + strangers.size()));
        }
        assertThat(crm.calls().stream().filter(call -> call.startsWith("revoke")).toList(), empty());
    }

    /** So many guests who have the second target's application, since a minute ago. */
    private void delivered(int guests) {
        delivered(crmPackage(false), guests);
        clock.advance(Duration.ofMinutes(1));
    }

    private Answer reconcile() {
        return given.admin().post("reconcile", "connector", "crm").ok();
    }

    private Answer drift() {
        return given.admin().get("drift", "connector", "crm").ok();
    }

    private static Set<Membership> with(Set<Membership> members, Membership one) {
        members.add(one);
        return members;
    }

    private static Set<Membership> without(Set<Membership> members, Membership one) {
        members.remove(one);
        return members;
    }
}
