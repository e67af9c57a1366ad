package dev.guesthouse.rules.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetSystem;

/** A target system that does what a test tells it to: it refuses, throttles, hangs and lies, else it does as it is asked. */
@ApplicationScoped
public class StandIn implements TargetSystem {

    private final Set<String> members = new ConcurrentSkipListSet<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Runnable onGrant;
    private volatile Runnable onRevoke;
    private volatile String account;

    /** As new: it works, and nobody has anything. */
    void reset() {
        members.clear();
        calls.clear();
        works();
    }

    /** From now on it does as it is asked. */
    void works() {
        onGrant = () -> {
        };
        onRevoke = onGrant;
        account = null;
    }

    void onGrant(Runnable happens) {
        onGrant = happens;
    }

    void onRevoke(Runnable happens) {
        onRevoke = happens;
    }

    /** What it answers for an account, instead of a right one. */
    void answersAccount(String lie) {
        account = lie;
    }

    /** Who has what: {@code originId role} of everybody. */
    List<String> members() {
        return new ArrayList<>(members);
    }

    /** Every call so far, in order: {@code grant crm user}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.webhook;
    }

    @Override
    public String createAccount(Connector connector, Holder holder) {
        calls.add("account");
        return account == null ? "account of " + holder.id() : account;
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        calls.add("grant " + membership.originId() + " " + membership.role());
        onGrant.run();
        members.add(membership.originId() + " " + membership.role());
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        calls.add("revoke " + membership.originId() + " " + membership.role());
        onRevoke.run();
        members.remove(membership.originId() + " " + membership.role());
    }

    @Override
    public void block(Connector connector, String account) {
        calls.add("block");
        onRevoke.run();
    }

    @Override
    public void unblock(Connector connector, String account) {
        calls.add("unblock");
    }

    @Override
    public void delete(Connector connector, String account) {
        calls.add("delete");
        onRevoke.run();
    }
}
