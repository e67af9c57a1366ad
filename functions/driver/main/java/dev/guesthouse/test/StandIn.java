package dev.guesthouse.test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.targets.Finding;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.TargetResource;
import dev.guesthouse.delivery.targets.TargetSystem;

/** A target system that does what a test tells it to: it refuses, throttles, hangs and lies, else it does as it is asked. */
@ApplicationScoped
public class StandIn implements TargetSystem {

    /** So many holders of a role it tells at once. */
    public static final int PAGE = 3;

    private final Set<Membership> members = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Runnable onGrant = () -> {
    };
    private volatile Runnable onRevoke = onGrant;
    private volatile Runnable onList = onGrant;
    private volatile String account;
    private volatile boolean thereBefore;
    private volatile Optional<Boolean> shown;
    private volatile boolean losesAnswers;
    private volatile Optional<Holders> listed;

    /** As new: it works, and nobody has anything. */
    public void reset() {
        members.clear();
        calls.clear();
        works();
    }

    /** From now on it does as it is asked. */
    public void works() {
        onGrant = () -> {
        };
        onRevoke = onGrant;
        onList = onGrant;
        account = null;
        thereBefore = false;
        shown = null;
        losesAnswers = false;
        listed = null;
    }

    public void onGrant(Runnable happens) {
        onGrant = happens;
    }

    public void onRevoke(Runnable happens) {
        onRevoke = happens;
    }

    /** From now on it gives and takes roles as it is asked, and its answers do not arrive. */
    public void losesAnswers() {
        losesAnswers = true;
    }

    private void answer() {
        if (losesAnswers) {
            throw TargetException.away("The connection to the target system broke.");
        }
    }

    /** That the accounts that are asked for are there already. */
    public void hasAccountsAlready() {
        thereBefore = true;
    }

    /** What it answers for an account, instead of a right one. */
    public void answersAccount(String lie) {
        account = lie;
    }

    /** What it says when it is asked whether somebody has a role, instead of the truth; empty where that cannot be asked. */
    public void shows(Optional<Boolean> lie) {
        shown = lie;
    }

    public void onList(Runnable happens) {
        onList = happens;
    }

    /** Who it says has a role, instead of the truth; empty where that cannot be asked. */
    public void lists(Optional<Holders> lie) {
        listed = lie;
    }

    /** That somebody is given a role, or loses it, by others than us. */
    public void changes(UnaryOperator<Set<Membership>> change) {
        var changed = change.apply(new HashSet<>(members));
        members.retainAll(changed);
        members.addAll(changed);
    }

    /** Who has what. */
    public Set<Membership> members() {
        return Set.copyOf(members);
    }

    /** Every call so far, in order: {@code grant crm user}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public ConnectorKind kind() {
        return ConnectorKind.webhook;
    }

    @Override
    public KnownAccount createAccount(Connector connector, Holder holder) {
        calls.add("account");
        return new KnownAccount(account == null ? "account of " + holder.id() : account, !thereBefore);
    }

    @Override
    public void grant(Connector connector, Membership membership) {
        calls.add("grant " + membership.originId() + " " + membership.role());
        onGrant.run();
        members.add(membership);
        answer();
    }

    @Override
    public void revoke(Connector connector, Membership membership) {
        calls.add("revoke " + membership.originId() + " " + membership.role());
        onRevoke.run();
        members.remove(membership);
        answer();
    }

    @Override
    public Optional<Boolean> holds(Connector connector, Membership membership) {
        return shown == null ? Optional.of(members.contains(membership)) : shown;
    }

    @Override
    public Optional<Holders> holders(Connector connector, String originId, String role, String next) {
        onList.run();
        var from = next == null ? 0 : Integer.parseInt(next);
        var all = members.stream().filter(member -> member.originId().equals(originId) && member.role().equals(role)).map(Membership::account).sorted().toList();
        var page = all.subList(Math.min(from, all.size()), Math.min(from + PAGE, all.size()));
        return listed == null ? Optional.of(new Holders(page, from + PAGE < all.size() ? String.valueOf(from + PAGE) : null)) : listed;
    }

    @Override
    public List<TargetResource> resources(Connector connector, String search, int limit) {
        return List.of(new TargetResource("crm", "Customers", ResourceKind.application, List.of("user"), null));
    }

    @Override
    public List<Finding> test(Connector connector) {
        return List.of(new Finding(true, "It answers."));
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
        members.removeIf(membership -> membership.account().equals(account));
    }
}
