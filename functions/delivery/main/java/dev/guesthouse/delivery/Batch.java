package dev.guesthouse.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.guesthouse.delivery.Claims.Claim;

/** What a run has taken on and several threads work on: in its order, but that what is of one person is delivered one after the other. */
final class Batch {

    private final Set<Claim> left;
    /** Whose something is under way is. */
    private final Set<UUID> busy = new HashSet<>();
    private final List<Claim> prepared = new ArrayList<>();
    private boolean stopped;

    Batch(List<Claim> claims) {
        left = new LinkedHashSet<>(claims);
    }

    /** What comes next; null where nothing is left, or only of people whose turn another thread has, which goes on with it. */
    synchronized Claim next() {
        if (stopped) {
            return null;
        }
        var next = left.stream().filter(claim -> !busy.contains(claim.person())).findFirst();
        next.ifPresent(claim -> {
            left.remove(claim);
            busy.add(claim.person());
        });
        return next.orElse(null);
    }

    /** That one was tried, whatever came of it. */
    synchronized void tried(Claim claim) {
        busy.remove(claim.person());
    }

    /** That one is to be tried once more when all have been. */
    synchronized void prepared(Claim claim) {
        prepared.add(claim);
    }

    synchronized boolean hasPrepared() {
        return !prepared.isEmpty();
    }

    /** Has those that are prepared tried once more; false where not all have been tried, and so nothing is begun any more. */
    synchronized boolean goOn() {
        if (stopped || !left.isEmpty()) {
            return false;
        }
        left.addAll(prepared);
        prepared.clear();
        return true;
    }

    /** Nothing more of it is begun. */
    synchronized void stop() {
        stopped = true;
    }

    /** What nobody has begun, or only prepared. */
    synchronized List<Claim> left() {
        var all = new ArrayList<>(left);
        all.addAll(prepared);
        return all;
    }
}
