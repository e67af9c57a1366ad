package dev.guesthouse.delivery.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;

/** What every kind of target system keeps (CON-01), looked at by the target itself; a test of a kind says how it is reached and looked into. */
public interface TargetContract {

    TargetSystem target();

    Connector connector();

    /** Two resources that are there, as the target knows them, each with a role. */
    List<Membership> places();

    /** Whether an account has a role, as the target itself knows it. */
    boolean has(Membership membership);

    /** Whether an account is there and can be signed in to, as the target itself knows it. */
    boolean isActive(String account);

    /** A connector of a kind at an address. */
    static Connector at(ConnectorKind kind, String address) {
        var connector = new Connector();
        connector.id = UUID.randomUUID();
        connector.kind = kind;
        connector.displayName = kind.name();
        connector.address = address;
        return connector;
    }

    /** A person whom nobody knows yet. */
    static Holder somebody() {
        var id = UUID.randomUUID();
        return new Holder(id, "o'neil+%s@eu.fabrikam.example".formatted(id), "Pia \"Pi\" O'Neil");
    }

    private Membership in(int place, String account) {
        return new Membership(account, places().get(place).originId(), places().get(place).role());
    }

    @Test
    @DisplayName("CON-01 an account is made once, however often it is asked for")
    default void account() {
        var pia = somebody();
        var account = target().createAccount(connector(), pia).id();
        assertEquals(account, target().createAccount(connector(), pia).id());
        assertNotEquals(account, target().createAccount(connector(), somebody()).id());
        assertTrue(isActive(account));
    }

    @Test
    @DisplayName("CON-01 a role is given and taken as often as asked, and nobody else's is touched")
    default void roles() {
        var pia = target().createAccount(connector(), somebody()).id();
        var ben = target().createAccount(connector(), somebody()).id();
        for (int i = 0; i < 2; i++) {
            target().grant(connector(), in(0, pia));
            assertTrue(has(in(0, pia)));
        }
        target().grant(connector(), in(0, ben));
        target().grant(connector(), in(1, pia));
        for (int i = 0; i < 2; i++) {
            target().revoke(connector(), in(0, pia));
            assertEquals(false, has(in(0, pia)));
        }
        assertTrue(has(in(0, ben)));
        assertTrue(has(in(1, pia)));
    }

    @Test
    @DisplayName("CON-06 whether a role is held is read back")
    default void holds() {
        var pia = in(0, target().createAccount(connector(), somebody()).id());
        assertEquals(Optional.of(false), target().holds(connector(), pia));
        target().grant(connector(), pia);
        assertEquals(Optional.of(true), target().holds(connector(), pia));
        target().revoke(connector(), pia);
        assertEquals(Optional.of(false), target().holds(connector(), pia));
    }

    /** Whether it can say who has a role. */
    default boolean isReadable() {
        return true;
    }

    @Test
    @DisplayName("ASG-07 who has a role is read, page by page, and nobody who has it not")
    default void holders() {
        var accounts = Stream.generate(() -> target().createAccount(connector(), somebody()).id()).limit(3).toList();
        accounts.forEach(account -> target().grant(connector(), in(1, account)));
        target().revoke(connector(), in(1, accounts.get(2)));
        var shown = new HashSet<String>();
        var next = (String) null;
        do {
            var page = target().holders(connector(), places().get(1).originId(), places().get(1).role(), next);
            assertEquals(isReadable(), page.isPresent());
            page.ifPresent(some -> shown.addAll(some.accounts()));
            next = page.map(Holders::next).orElse(null);
        } while (next != null);
        assertEquals(isReadable() ? Set.copyOf(accounts.subList(0, 2)) : Set.of(), accounts.stream().filter(shown::contains).collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("CON-01 an account is blocked and unblocked as often as asked")
    default void block() {
        var pia = target().createAccount(connector(), somebody()).id();
        for (int i = 0; i < 2; i++) {
            target().block(connector(), pia);
            assertEquals(false, isActive(pia));
        }
        for (int i = 0; i < 2; i++) {
            target().unblock(connector(), pia);
            assertTrue(isActive(pia));
        }
    }

    @Test
    @DisplayName("CON-01 an account is deleted with what it has, as often as asked, and what is taken from it then was taken")
    default void delete() {
        var pia = target().createAccount(connector(), somebody()).id();
        target().grant(connector(), in(0, pia));
        for (int i = 0; i < 2; i++) {
            target().delete(connector(), pia);
            assertEquals(false, isActive(pia));
        }
        target().revoke(connector(), in(0, pia));
        target().block(connector(), pia);
        assertEquals(false, has(in(0, pia)));
    }

    @Test
    @DisplayName("CON-01 nothing works where nobody listens, and the target is away")
    default void away() {
        var gone = at(connector().kind, "http://127.0.0.1:1/");
        var fault = assertThrows(TargetException.class, () -> target().grant(gone, places().get(0)));
        assertEquals(TargetException.Reach.target, fault.reach);
        assertEquals(false, target().test(gone).stream().allMatch(Finding::works));
    }

    @Test
    @DisplayName("CON-01 a trial says what works")
    default void trial() {
        assertTrue(target().test(connector()).stream().allMatch(Finding::works), () -> target().test(connector()).toString());
    }
}
