package dev.guesthouse.delivery.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.guesthouse.accesspackage.AccessPackage;
import dev.guesthouse.accesspackage.AccessPackageRole;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonState;
import dev.guesthouse.policy.PolicyQuestion;
import dev.guesthouse.request.AssignmentRequest;
import dev.guesthouse.request.RequestType;

/** How letters name dates, people and what is given; everything that somebody typed comes out of here as data. */
class Phrases {

    private final Words words;
    private final Locale locale;

    Phrases(Words words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** Thu 3 Dec. */
    String day(Instant at) {
        return format(words.dayPattern(), at);
    }

    /** Thursday 3 December 2026, 20:55 UTC. */
    String moment(Instant at) {
        return format(words.momentPattern(), at);
    }

    /** 20:55 UTC. */
    String time(Instant at) {
        return format(words.timePattern(), at);
    }

    /** As {@link #moment}; null is no end. */
    String end(Instant at) {
        return at == null ? words.noEnd() : moment(at);
    }

    /** Ana Ruiz. */
    String name(Person person) {
        if (person.isErased()) {
            return words.erased();
        }
        return person.displayName == null ? Typed.address(person.email) : Typed.name(person.displayName);
    }

    /** Ana Ruiz (ana@fabrikam.example). */
    String nameAndAddress(Person person) {
        return person.displayName == null ? name(person) : words.of(name(person), Typed.address(person.email));
    }

    /** Ana Ruiz (Fabrikam). */
    String nameAndOrganization(AssignmentRequest request) {
        return request.organization == null ? name(request.requestor)
                : words.of(name(request.requestor), Typed.name(request.organization.displayName));
    }

    /** Whom a reader can ask: somebody, as long as they are here, else those who run the instance. */
    String whom(Person person, String instance) {
        return person.state == PersonState.deleted ? words.askRunners(instance) : words.ask(nameAndAddress(person));
    }

    /** What somebody asks for: Project Atlas, more time for Project Atlas. */
    String asked(AssignmentRequest request) {
        var what = name(request.accessPackage);
        return request.type == RequestType.userExtend ? words.moreTime(what) : what;
    }

    /** Project Atlas. */
    String name(AccessPackage accessPackage) {
        return Typed.name(accessPackage.displayName);
    }

    /** Which building? */
    String question(PolicyQuestion question) {
        return Typed.name(question.in(locale));
    }

    /** Team Atlas: member, Wiki: visitor. */
    String roles(Collection<AccessPackageRole> roles) {
        return Typed.text(roles.stream().map(role -> Typed.name(role.catalogResource.displayName) + ": " + Typed.name(role.resourceRole.name))
                .collect(Collectors.joining(", ")));
    }

    private String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atOffset(ZoneOffset.UTC));
    }
}
