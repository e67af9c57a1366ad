package dev.guesthouse.person;

import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;

/**
 * A person as calls name one: {@code {"email":…}} or {@code {"id":…}}, just one of the two; in a query the address or the id
 * alone.
 *
 * @param id left out where the address says who
 * @param email their e-mail address, in any spelling of its domain; left out where the id says who
 */
public record PersonRef(UUID id, String email) {

    @JsonCreator
    public static PersonRef of(String text) {
        return text.indexOf('@') < 0 && text.length() == 36 ? new PersonRef(uuid(text), null) : new PersonRef(null, text);
    }

    /**
     * The person who is meant.
     *
     * @param field what the input calls it
     * @throws Problem invalid-input naming the field, where nobody is meant or there is no such person
     */
    public static Person required(String field, PersonRef ref) {
        if (ref == null || (ref.id == null) == (ref.email == null)) {
            throw Problem.invalid(field, "must name a person by either email or id");
        }
        return ref.find().orElseThrow(() -> unknown(field));
    }

    /** That nobody is who is meant. */
    public static Problem unknown(String field) {
        return Problem.invalid(field, "names nobody who is known here: add or invite them first");
    }

    /** As {@link #required}, noting what is wrong; null then. */
    public static Person noted(Fields fields, String field, PersonRef ref) {
        return fields.parsed(field, () -> required(field, ref));
    }

    /**
     * Whoever is meant and not erased: also one who was deleted, unless somebody else has the address now.
     *
     * @throws Problem invalid-input naming the field, where nobody is meant or there is no such person
     */
    public static Person requiredOrDeleted(String field, PersonRef ref) {
        var deleted = ref == null || (ref.id == null) == (ref.email == null) || ref.find().isPresent() ? Optional.<Person>empty() : ref.findDeleted();
        return deleted.orElseGet(() -> required(field, ref));
    }

    /** The person, if there is one. */
    public Optional<Person> find() {
        return id != null ? Person.find("id = ?1 and state <> ?2", id, PersonState.deleted).firstResultOptional()
                : Person.byEmail(EmailAddress.parse(email));
    }

    private Optional<Person> findDeleted() {
        return id != null ? Person.find("id = ?1 and emailDomain <> ?2", id, Person.ERASED_DOMAIN).firstResultOptional()
                : Person.find("email = ?1 order by createdAt desc", EmailAddress.parse(email).value()).firstResultOptional();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("person", "is neither an address nor an id");
        }
    }
}
