package dev.guesthouse.portal.page;

import java.util.Arrays;

/**
 * What was done just now, as the page says it to which the browser goes on (PAG-10). Its name stands in the address, and nothing else: whoever
 * makes up an address has the page say one of these sentences at most.
 */
public enum Done {
    partnerAdded, partnerRemoved, sponsorAdded, sponsorshipEnded, guestAdded, guestInvited, memberAdded, blocked, letIn, roleGiven, roleTaken, erased, saved,
    endMoved, accessEnded, givenBack;

    /** Where it stands in the address' query. */
    static final String KEY = "done";

    /** @return null for nothing that is known */
    static Done named(String name) {
        return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst().orElse(null);
    }
}
