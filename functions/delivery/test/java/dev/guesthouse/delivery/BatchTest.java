package dev.guesthouse.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.delivery.Claims.Claim;

class BatchTest {

    private static final UUID PIA = UUID.randomUUID();
    private static final UUID OMAR = UUID.randomUUID();

    private final Claim first = claim(PIA);
    private final Claim second = claim(PIA);
    private final Claim other = claim(OMAR);
    private final Batch batch = new Batch(List.of(first, second, other));

    @Test
    @DisplayName("CON-01 what is of one person is delivered one after the other, in its order, and holds nobody else up")
    void onePerson() {
        assertEquals(first, batch.next());
        assertEquals(other, batch.next());
        assertNull(batch.next());
        batch.tried(first);
        assertEquals(second, batch.next());
        assertEquals(List.of(), batch.left());
    }

    @Test
    @DisplayName("CON-03 of a batch that was stopped nothing more is begun, and what is left is known")
    void stopped() {
        assertEquals(first, batch.next());
        batch.stop();
        batch.tried(first);
        assertNull(batch.next());
        assertEquals(List.of(second, other), batch.left());
    }

    private static Claim claim(UUID person) {
        return new Claim(Queue.grants, null, UUID.randomUUID(), person, "true", 0, null);
    }
}
