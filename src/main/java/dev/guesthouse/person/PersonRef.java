package dev.guesthouse.person;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Fields.Listed;
import dev.guesthouse.problem.Problem;

/**
 * A person as calls name one: {@code {"email":…}} or {@code {"id":…}}, or as answers do, with both; in a query the address or the
 * id alone.
 *
 * @param id left out where the address says who
 * @param email their e-mail address, in any spelling of its domain; left out where the id says who
 * @param displayName as answers have it beside the id, names nobody; left out for nothing
 */
public record PersonRef(UUID id, String email, String displayName) {

    /** What is wrong where nobody is who is meant. */
    public static final String UNKNOWN = "names nobody who is known here: add or invite them first";

    /** Whom an input names: by id, or by their address where there is none, as people are known by it. */
    public record Meant(String field, UUID id, String email) {

        private static Meant of(Fields fields, Listed<PersonRef> listed) {
            var ref = listed.value();
            if (ref == null || ref.id == null && ref.email == null) {
                fields.refuse(listed.field(), "must name a person by email or id");
                return null;
            }
            var email = ref.email == null ? null : fields.parsed(listed.field(), () -> EmailAddress.parse(ref.email));
            return ref.email != null && email == null ? null : new Meant(listed.field(), ref.id, email == null ? null : email.value());
        }

        /**
         * Notes what is wrong with who was found so.
         *
         * @param found their address; null for nobody
         */
        public void check(Fields fields, String found) {
            if (found == null) {
                fields.refuse(field, UNKNOWN);
            } else if (email != null && !email.equals(found)) {
                fields.refuse(field, "names one person by id and another by email: leave one of them out");
            }
        }

        private Person found(Fields fields, Map<UUID, Person> byId, Map<String, Person> byEmail) {
            var person = id != null ? byId.get(id) : byEmail.get(email);
            check(fields, person == null ? null : person.email);
            return person;
        }
    }

    @JsonCreator
    public static PersonRef of(String text) {
        return text.indexOf('@') < 0 && text.length() == 36 ? new PersonRef(uuid(text), null, null) : new PersonRef(null, text, null);
    }

    /**
     * The person who is meant.
     *
     * @param field what the input calls it
     * @throws Problem invalid-input naming the field, where nobody is meant or there is no such person
     */
    public static Person required(String field, PersonRef ref) {
        var fields = new Fields();
        var person = noted(fields, field, ref);
        fields.check();
        return person;
    }

    /** As {@link #required}, noting what is wrong; null then. */
    public static Person noted(Fields fields, String field, PersonRef ref) {
        return noted(fields, List.of(new Listed<>(0, field, ref)), List.of()).get(0);
    }

    /** Whom one names, for looking them up together with something else; null where that is noted. */
    public static Meant meant(Fields fields, String field, PersonRef ref) {
        return Meant.of(fields, new Listed<>(0, field, ref));
    }

    /**
     * The people who are meant, looked up at once, in the same order; null for whom that is noted.
     *
     * @param there who may be meant though they were deleted: they stand there already
     */
    public static List<Person> noted(Fields fields, List<Listed<PersonRef>> refs, Collection<Person> there) {
        var meant = refs.stream().map(it -> Meant.of(fields, it)).toList();
        var known = Stream.concat(there.stream(), found(meant).stream()).toList();
        var byId = known.stream().collect(Collectors.toMap(person -> person.id, Function.identity(), (one, same) -> one));
        var byEmail = known.stream().filter(person -> person.state != PersonState.deleted)
                .collect(Collectors.toMap(person -> person.email, Function.identity(), (one, same) -> one));
        return meant.stream().map(it -> it == null ? null : it.found(fields, byId, byEmail)).toList();
    }

    private static List<Person> found(List<Meant> meant) {
        var ids = Fields.named(meant, Meant::id);
        var emails = Fields.named(meant, it -> it.id == null ? it.email : null);
        return ids.isEmpty() && emails.isEmpty() ? List.of()
                : Person.list("(id in ?1 or email in ?2) and state <> ?3", ids, emails, PersonState.deleted);
    }

    /**
     * The person, if there is one.
     *
     * @param field what the input calls it
     * @throws Problem invalid-input naming the field, for what is no address
     */
    public Optional<Person> find(String field) {
        return id != null ? Person.find("id = ?1 and state <> ?2", id, PersonState.deleted).firstResultOptional() : Person.byEmail(address(field));
    }

    /**
     * True where it names this very person; nobody is looked for.
     *
     * @param field what the input calls it
     * @throws Problem invalid-input naming the field, for what is no address
     */
    public boolean means(String field, UUID personId, String personEmail) {
        return (id != null || email != null) && (id == null || id.equals(personId)) && (email == null || address(field).value().equals(personEmail));
    }

    private EmailAddress address(String field) {
        var fields = new Fields();
        var address = fields.parsed(field, () -> EmailAddress.parse(email));
        fields.check();
        return address;
    }

    /**
     * Whoever is meant and not erased: also one who was deleted, unless somebody else has the address now.
     *
     * @throws Problem invalid-input naming the field, where nobody is meant or there is no such person
     */
    public static Person requiredOrDeleted(String field, PersonRef ref) {
        var deleted = ref == null || ref.id == null && ref.email == null || ref.find(field).isPresent() ? Optional.<Person>empty() : ref.findDeleted();
        return deleted.orElseGet(() -> required(field, ref));
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
