package dev.guesthouse.delivery.letter;

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
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.Moments;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;

/** How letters name dates, people and what is given; everything that somebody typed comes out of here as data. */
class Phrases extends Moments {

    private final Words words;
    private final Locale locale;

    Phrases(Language language) {
        super(language);
        words = Wording.in(language);
        locale = language.locale();
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
}
