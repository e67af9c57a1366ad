package dev.guesthouse.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.assignment.Assignment;
import dev.guesthouse.http.answer.Page;
import dev.guesthouse.http.answer.Paging;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.organization.Organization;
import dev.guesthouse.person.PersonRef;
import io.quarkus.funqy.Funq;

/** Lists who has what, or had, the latest start first. */
@ApplicationScoped
public class Assignments {

    /** By time, whether or not the job has run (ASG-02). */
    public enum State {
        /** Now is between its beginning and its end, and nobody has ended it. */
        live,
        /** Its time is over, or somebody ended it. */
        ended,
        /** Live, but refused by some of its target systems or by all. */
        failed;

        private String condition() {
            return switch (this) {
                case live -> "(" + Assignment.IS_LIVE + ")";
                case ended -> "not (" + Assignment.IS_LIVE + ")";
                case failed -> Assignment.IS_LIVE + " and a.state in (partiallyDelivered, deliveryFailed)";
            };
        }
    }

    /**
     * @param packageId only of this package; left out for all
     * @param person only theirs: an e-mail address or an id; left out for all
     * @param organizationId only of people of this organization; left out for all
     * @param endingBefore only those that end before that moment; left out for all
     * @param state only these; left out for all
     * @param limit 1 to 200; 50 where it is left out
     * @param after the {@code next} of the answer before, for what follows it; left out for the beginning
     */
    public record Input(UUID packageId, PersonRef person, UUID organizationId, Instant endingBefore, State state, Integer limit, String after) {
    }

    private final Clock clock;

    Assignments(Clock clock) {
        this.clock = clock;
    }

    @Funq("assignments")
    @Transactional
    public Page<AssignmentRow> assignments(Input input) {
        var paging = Paging.of("assignments", input.limit(), input.after());
        var person = input.person() == null ? null : PersonRef.required("person", input.person()).id;
        var domains = input.organizationId() == null ? null : Organization.domainsOfPeople(input.organizationId());
        var filters = paging.filters().and("a.accessPackage.id = :package", "package", input.packageId())
                .and("p.id = :person", "person", person)
                .and(Organization.HAS_HOLDER, "domains", domains)
                .and("a.endAt < :endingBefore", "endingBefore", input.endingBefore());
        if (input.state() != null) {
            if (input.state() != State.ended && input.endingBefore() != null) {
                // Said once more, so that the index of ends is read from now on.
                filters.and("a.endAt > :now", "now", clock.instant());
            }
            filters.and(input.state().condition(), "now", clock.instant());
        }
        return paging.page(Assignment.<Assignment>find("from Assignment a join fetch a.person p join fetch a.accessPackage where "
                + filters + paging.newestFirst("a", "startAt"), filters.parameters()).page(0, paging.lookahead()).list(),
                AssignmentRow::of, assignment -> assignment.startAt, assignment -> assignment.id);
    }
}
