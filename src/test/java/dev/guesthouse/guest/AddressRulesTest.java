package dev.guesthouse.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.guesthouse.address.EmailAddress;
import dev.guesthouse.address.HomeDomains;
import dev.guesthouse.person.Person;
import dev.guesthouse.person.PersonKind;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Fields;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.settings.SetTo;

class AddressRulesTest {

    private final AddressRules rules = new AddressRules(new HomeDomains(SetTo.of("guesthouse.home-domains", "home.example")));
    private final Fields fields = new Fields();

    @ParameterizedTest
    @ValueSource(strings = { "ana@home.example", "ana@eu.home.example" })
    @DisplayName("ORG-13 nobody with an address of the home organization is a guest")
    void homeIsNoGuest(String address) {
        rules.check(fields, PersonKind.guest, EmailAddress.parse(address));
        assertEquals(List.of("email"), refused());
    }

    @Test
    @DisplayName("ORG-13 an address beside the home organization's may be a guest's")
    void guest() {
        rules.check(fields, PersonKind.guest, EmailAddress.parse("ana@nothome.example"));
        assertTrue(fields.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = PersonKind.class, mode = EnumSource.Mode.EXCLUDE, names = "member")
    @DisplayName("a manager is a member of the home organization")
    void managerIsMember(PersonKind kind) {
        rules.checkManager(fields, null, person(kind));
        assertEquals(List.of("manager"), refused());
    }

    @Test
    @DisplayName("nobody is their own manager")
    void notTheirOwn() {
        var person = person(PersonKind.member);
        rules.checkManager(fields, person(PersonKind.member), person);
        assertTrue(fields.isEmpty());
        rules.checkManager(fields, person, person);
        assertEquals(List.of("manager"), refused());
    }

    private static Person person(PersonKind kind) {
        var person = new Person();
        person.id = UUID.randomUUID();
        person.kind = kind;
        return person;
    }

    private List<String> refused() {
        return assertThrows(Problem.class, fields::check).errors.stream().map(FieldError::field).toList();
    }
}
