package dev.guesthouse.targets;

import java.time.Duration;
import java.util.List;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.targets.Scenario.Place;
import io.quarkus.test.junit.QuarkusTest;

/** Several packages that give the same role, in several targets of one kind, whose groups have the same ids; {@code -Dhostile.holders} says how many hold one that changes. */
@QuarkusTest
class SharedRolesTest extends TargetsTest {

    private static final Logger LOG = Logger.getLogger(SharedRolesTest.class);
    private static final int HOLDERS = Integer.getInteger("hostile.holders", 200);

    private static final Place WIKI_READERS = new Place(WIKI, "readers");
    private static final Place CHAT_READERS = new Place(CHAT, "readers");
    private static final Place CRM_READERS = new Place(CRM, "readers");
    private static final Place WIKI_WRITERS = new Place(WIKI, "writers");

    @Override
    long seed() {
        return 0;
    }

    @Test
    @DisplayName("ASG-03 PKG-04 a role that two packages give stays in its target until the last of them ends: by its time, taken away, or given by the package no more")
    void overlap() {
        offer("One", WIKI_READERS, CHAT_READERS);
        offer("Two", WIKI_READERS, CRM_READERS);
        offer("Hour", "PT1H", WIKI_READERS, WIKI_WRITERS);
        var people = people("p", 6, "One");
        people.subList(0, 4).forEach(person -> give(person, "Two"));
        people.subList(2, 6).forEach(person -> give(person, "Hour"));
        deliverAll();
        assertExactlyRight();

        end(people.get(0), "One");
        end(people.get(1), "Two");
        deliverAll();
        assertExactlyRight();
        clock.advance(Duration.ofHours(1));
        given.admin().post("expire-assignments").ok();
        people.subList(2, 6).forEach(person -> scenario.ends(person, "Hour"));
        deliverAll();
        assertExactlyRight();
        change("One", CHAT_READERS);
        deliverAll();
        assertExactlyRight();
        change("Two", CRM_READERS);
        deliverAll();
        assertExactlyRight();
        for (var name : List.of("One", "Two")) {
            people.stream().filter(person -> scenario.has(person, name)).toList().forEach(person -> end(person, name));
        }
        deliverAll();
        assertExactlyRight();
    }

    @Test
    @DisplayName("PKG-04 what a package gives otherwise, all who hold it have otherwise in the targets")
    void changed() {
        offer("Project", WIKI_READERS, CHAT_READERS);
        people("p", HOLDERS, "Project");
        deliverAll();
        var begun = System.nanoTime();
        change("Project", WIKI_WRITERS, CHAT_READERS, CRM_READERS);
        var changed = System.nanoTime();
        deliverAll();
        LOG.infof("-Dhostile.holders=%d: changed in %d ms, and there in %d ms", HOLDERS, (changed - begun) / 1_000_000, (System.nanoTime() - changed) / 1_000_000);
        assertExactlyRight();
    }

    @Test
    @DisplayName("ASG-07 an account that is gone from a target is made anew where something is to be given to its person, with all that they shall have")
    void accountGone() {
        offer("One", WIKI_READERS, CHAT_READERS);
        offer("Two", WIKI_WRITERS);
        var people = people("p", 3, "One");
        deliverAll();
        targets.get(WIKI).loses(people.get(0));
        give(people.get(0), "Two");
        deliverAll();
        assertExactlyRight();
    }
}
