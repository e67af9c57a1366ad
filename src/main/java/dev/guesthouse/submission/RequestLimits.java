package dev.guesthouse.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.limit.Turn;
import dev.guesthouse.person.Person;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.request.AssignmentRequest;

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
    /** Everything that one sponsor asks for others: five calls as long as can be. */
    private static final int OF_SPONSOR = 1_000;

    private static final String BY_STRANGERS = "select one.createdAt from RequestOrigin one where one.createdAt > :since";
    private static final String BY_MAILBOX = "select one.createdAt from AssignmentRequest one where one.createdAt > :since and one.type in (userAdd, userExtend)"
            + " and one.requestor in (select p from Person p where " + Person.HAS_MAILBOX + ")";
    /** When the first of as many was made as there can be within the day, of each in turn; null where there are fewer. */
    private static final String FIRST_OF_MOST = "select " + Stream.of(
            first(BY_STRANGERS + " and one.network = :network", OF_STRANGERS), first(BY_STRANGERS + " and one.domain = :strangers", OF_STRANGERS),
            first(BY_MAILBOX + " and one.accessPackage = :package", OF_PACKAGE), first(BY_MAILBOX, OF_MAILBOX))
            .collect(Collectors.joining(", ")) + " from Person asking where asking = :asking";

    private RequestLimits() {
    }

    private static String first(String asked, int most) {
        return "(%s order by one.createdAt desc limit 1 offset %d)".formatted(asked, most - 1);
    }

    /** Counts one after the other. @throws Problem too-many-requests, which says when there can be one more */
    static void check(Asking asking) {
        var email = EmailAddress.kept(asking.requestor.email);
        var before = asking.askedBy == null ? asking.origin.stream().flatMap(RequestLimits::strangers) : Stream.of("sponsor " + asking.askedBy.id);
        Turn.take(Stream.concat(before, Stream.of(email.untagged().value())).map(whose -> "requests of " + whose).toList());
        if (asking.askedBy != null) {
            refuse(firstOfMostFor(asking), "You have asked for others %d times within a day", asking.now, OF_SPONSOR);
        }
        var query = AssignmentRequest.getEntityManager().createQuery(FIRST_OF_MOST, Object[].class);
        Person.mailbox(email).and("asking", asking.requestor).and("package", asking.accessPackage)
                .and("since", asking.now.minus(WINDOW)).and("network", asking.origin.map(origin -> origin.network).orElse(null))
                .and("strangers", asking.origin.map(origin -> origin.domain).orElse(null)).map().forEach(query::setParameter);
        var first = query.getSingleResult();
        refuse(first[0], "People of your network who have no access yet have asked %d times within a day", asking.now, OF_STRANGERS);
        refuse(first[1], "People of %s who have no access yet have asked %d times within a day", asking.now,
                asking.origin.map(origin -> origin.domain).orElse(null), OF_STRANGERS);
        refuse(first[2], asking.askedBy == null ? "You have asked for this %d times within a day"
                : "This was asked for by them, or for them, %d times within a day", asking.now, OF_PACKAGE);
        refuse(first[3], asking.askedBy == null ? "You have asked for packages %d times within a day"
                : "Packages were asked for by them, or for them, %d times within a day", asking.now, OF_MAILBOX);
    }

    private static Object firstOfMostFor(Asking asking) {
        return AssignmentRequest.find("select r.createdAt from AssignmentRequest r where r.createdAt > ?1 and r.askedBy = ?2 order by r.createdAt desc",
                asking.now.minus(WINDOW), asking.askedBy).project(Instant.class).range(OF_SPONSOR - 1, OF_SPONSOR - 1).firstResult();
    }

    /** What is not known is not counted. */
    private static Stream<String> strangers(RequestOrigin origin) {
        return Stream.of(origin.network == null ? null : "network " + origin.network, origin.domain == null ? null : "domain " + origin.domain)
                .filter(Objects::nonNull);
    }

    private static void refuse(Object first, String template, Instant now, Object... arguments) {
        if (first != null) {
            throw Problem.tooManyRequests(Sentence.of(template, arguments), ((Instant) first).plus(WINDOW), now);
        }
    }
}
