package dev.guesthouse.targets;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a target system does instead of what it is asked. */
enum Fault {
    none,
    /** Closes, and takes no connections for a moment. */
    refuses,
    hangs,
    /** Closes in the middle of its answer. */
    breaksOff,
    throttles, throttlesForSeconds, throttlesUntilDate,
    errs,
    unavailable, unavailableForSeconds,
    /** HTML, and says that all is well. */
    page,
    doesAndErrs, doesAndBreaksOff,
    /** Says that it is done, and does nothing. */
    forgets,
    /** Does it, and answers with somebody else's. */
    ofAnother,
    slow,
    /** To the metadata of a cloud. */
    redirects,
    /** 100 MB. */
    floods;

    /** What comes of it takes as long as a call may: few are enough. */
    private static final Set<Fault> SELDOM = EnumSet.of(hangs, slow);

    boolean isSeldom() {
        return SELDOM.contains(this);
    }

    /** Those that can happen to an operation. */
    static List<Fault> of(Operation operation) {
        return Stream.of(values()).filter(fault -> fault != none && fault.isPossible(operation)).toList();
    }

    private boolean isPossible(Operation operation) {
        return switch (this) {
            // That a membership was forgotten is seen only by looking through all that a target holds, which is not delivery's (ASG-07).
            case forgets -> operation != Operation.add && operation != Operation.describe && operation != Operation.read;
            case ofAnother -> operation != Operation.describe;
            default -> true;
        };
    }
}
