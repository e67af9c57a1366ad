package dev.guesthouse.guest;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.guesthouse.settings.DeletionDelay;
import dev.guesthouse.settings.Settings;

/** What the settings say about guests who have lost their last access (GST-02). */
@ApplicationScoped
public class GuestRules {

    private final boolean blocks;
    private final DeletionDelay delay;

    @Inject
    GuestRules(Settings settings) {
        this(settings.guests().blockWithoutAccess(), settings.guests().deleteAfter());
    }

    public GuestRules(boolean blocks, DeletionDelay delay) {
        this.blocks = blocks;
        this.delay = delay;
    }

    /** Whether their accounts in the target systems are blocked. */
    public boolean block() {
        return blocks;
    }

    /** When the account of one who loses it now is deleted; null is never. */
    public Instant deleteAt(Instant now) {
        return delay.from(now);
    }
}
