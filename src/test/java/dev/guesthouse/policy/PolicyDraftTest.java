package dev.guesthouse.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.guesthouse.person.PersonRef;
import dev.guesthouse.policy.PolicySettings.Expiration;
import dev.guesthouse.policy.PolicySettings.Extension;

class PolicyDraftTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Expiration NEVER = new Expiration(ExpirationKind.never, null, null, null);

    @Test
    @DisplayName("POL-01 a new policy needs a scope and an end; the rest has defaults")
    void defaults() {
        assertEquals(List.of("scope", "expiration"), refused(settings(null, null)));
        assertEquals(List.of("expiration.kind"), refused(settings(PolicyScope.allMembers, new Expiration(null, null, null, null))));
        assertEquals(List.of(), Noted.in(fields -> {
            var draft = PolicyDraft.read(fields, settings(PolicyScope.allMembers, NEVER), null, NOW);
            assertEquals(List.of(), draft.stages());
            assertEquals(List.of(), draft.questions());
            assertEquals(PolicyScope.allMembers, draft.version().scope);
            assertEquals(false, draft.version().requestorJustificationRequired);
            assertEquals(false, draft.version().extensionAllowed);
            assertEquals(true, draft.version().notifyRequestor);
        }));
    }

    @Test
    @DisplayName("POL-03 who is in a scope is named with it, and only then")
    void scopes() {
        assertEquals(List.of("organizations"), refused(settings(PolicyScope.specificOrganizations, days(1))));
        assertEquals(List.of("people"), refused(settings(PolicyScope.specificPeople, days(1))));
        assertEquals(List.of("approval"), refused(settings(PolicyScope.anyExternalUser, days(1))));
        assertEquals(List.of("people"), refused(new PolicySettings<>(PolicyScope.nobody, null, List.of(new PersonRef(null, "a@b.example", null)), null, days(1),
                null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({ "never,,", "afterDuration,,PT1H", "afterDuration,,P3660D", "onDate,2026-12-01T09:00:01Z,",
            "onDate,2036-12-08T09:00:00Z," })
    @DisplayName("POL-08 access ends never, on a date that lies ahead, or after 1 hour to 3,660 days")
    void ends(ExpirationKind kind, Instant end, Duration duration) {
        assertEquals(List.of(), refused(settings(PolicyScope.allMembers, new Expiration(kind, end, duration, null))));
    }

    @ParameterizedTest
    @CsvSource({ "never,2027-01-01T00:00:00Z,,endDateTime", "never,,P1D,duration", "onDate,,,endDateTime", "onDate,2026-12-01T09:00:00Z,,endDateTime",
            "onDate,2036-12-08T09:00:01Z,,endDateTime", "onDate,9999-12-31T23:59:59Z,,endDateTime",
            "afterDuration,,,duration", "afterDuration,,PT59M,duration", "afterDuration,,P3661D,duration" })
    @DisplayName("POL-08 any other end is refused")
    void wrongEnds(ExpirationKind kind, Instant end, Duration duration, String field) {
        assertEquals(List.of("expiration." + field), refused(settings(PolicyScope.allMembers, new Expiration(kind, end, duration, null))));
    }

    @Test
    @DisplayName("POL-08 access without end is refused for people of partners")
    void neverForPartners() {
        assertEquals(List.of("expiration.kind"), refused(settings(PolicyScope.allConfiguredOrganizations, NEVER)));
    }

    @Test
    @DisplayName("POL-09 where nobody may ask, nobody can ask for longer")
    void extensionForNobody() {
        assertEquals(List.of("extension.allowed"), refused(new PolicySettings<>(PolicyScope.nobody, null, null, null, days(1),
                new Extension(true, null), null, null)));
        assertEquals(List.of(), refused(settings(PolicyScope.nobody, days(1))));
        assertEquals(List.of(), refused(new PolicySettings<>(PolicyScope.allMembers, null, null, null, days(1), new Extension(true, null), null, null)));
    }

    private static Expiration days(int days) {
        return new Expiration(ExpirationKind.afterDuration, null, Duration.ofDays(days), null);
    }

    private static PolicySettings<PersonRef> settings(PolicyScope scope, Expiration expiration) {
        return new PolicySettings<>(scope, null, null, null, expiration, new Extension(null, true), null, null);
    }

    private static List<String> refused(PolicySettings<PersonRef> settings) {
        return Noted.in(fields -> PolicyDraft.read(fields, settings, null, NOW));
    }
}
