package dev.guesthouse.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;
import io.quarkus.hibernate.orm.panache.PanacheQuery;

/**
 * How much can be asked for within a day (MSG-05), however it came out: counted is who causes it, never who is told. A mailbox counts once,
 * whatever tags it gives its address. Those whom nobody has let in yet are counted by their domain and their network too, since
 * addresses can be made up without end; whoever has been let in cannot be kept from asking by what strangers do.
 */
final class RequestLimits {

    private static final Duration WINDOW = Duration.ofDays(1);
    /** One package, for one mailbox. */
    private static final int OF_PACKAGE = 5;
    /** All packages, for one mailbox. */
    private static final int OF_MAILBOX = 30;
    /** Everything, for the strangers of one domain, and for those of one network. */
    private static final int OF_STRANGERS = 200;

    private static final List<RequestType> ASKED = List.of(RequestType.userAdd, RequestType.userExtend);

    private RequestLimits() {
    }

    /** Counts one after the other. @throws Problem too-many-requests, which says when there can be one more */
    static void check(Asking asking) {
        asking.origin.ifPresent(origin -> {
            checkStrangers("network", origin.network, "your network", asking.now);
            checkStrangers("domain", origin.domain, origin.domain, asking.now);
        });
        var email = EmailAddress.kept(asking.requestor.email);
        Turn.take("requests of " + email.untagged());
        var mailbox = Person.byMailbox(email);
        var asked = "select r.createdAt from AssignmentRequest r where r.requestor in ?1 and r.type in ?2 and r.createdAt > ?3";
        var since = asking.now.minus(WINDOW);
        check(AssignmentRequest.find(asked + " and r.accessPackage = ?4 order by r.createdAt desc", mailbox, ASKED, since, asking.accessPackage),
                OF_PACKAGE, "You have asked for this", asking.now);
        check(AssignmentRequest.find(asked + " order by r.createdAt desc", mailbox, ASKED, since), OF_MAILBOX, "You have asked for packages", asking.now);
    }

    /** @param of a column; its value may be null, which is not counted */
    private static void checkStrangers(String of, String value, String name, Instant now) {
        if (value != null) {
            Turn.take("requests of " + of + " " + value);
            check(RequestOrigin.find("select o.createdAt from RequestOrigin o where o.%s = ?1 and o.createdAt > ?2 order by o.createdAt desc".formatted(of),
                    value, now.minus(WINDOW)), OF_STRANGERS, "People of %s who have no access yet have asked".formatted(name), now);
        }
    }

    /** @param asked when, the newest first */
    private static void check(PanacheQuery<?> asked, int most, String who, Instant now) {
        asked.project(Instant.class).page(most - 1, 1).firstResultOptional().ifPresent(oldest -> {
            throw Problem.tooManyRequests("%s %d times within a day".formatted(who, most), oldest.plus(WINDOW), now);
        });
    }
}
