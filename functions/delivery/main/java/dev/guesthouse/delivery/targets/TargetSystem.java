package dev.guesthouse.delivery.targets;

import java.util.List;
import java.util.Optional;

import dev.guesthouse.connector.Connector;
import dev.guesthouse.connector.ConnectorKind;
import dev.guesthouse.connector.KnownAccount;

/**
 * A system in which access is given (CON-01); found by its kind, one bean for each. Every call is idempotent, because a
 * call whose outcome was lost is made again, and none runs inside a transaction of ours. A call answers or throws
 * {@link TargetException} within seconds: it is the implementation that has to bound its waiting.
 */
public interface TargetSystem {

    ConnectorKind kind();

    /**
     * Makes the account of a person, or finds the one that was made for the same {@link Holder#id()} before.
     *
     * @return the account; one that was there before us is not ours to block or delete (GST-03)
     */
    KnownAccount createAccount(Connector connector, Holder holder);

    /** Gives a role; nothing changes where the account has it. */
    void grant(Connector connector, Membership membership);

    /** Takes a role away; nothing changes where the account does not have it or is gone. */
    void revoke(Connector connector, Membership membership);

    /**
     * Whether an account has a role, read by another path than the answer of the call that gave or took it (CON-06).
     *
     * @return empty where the target cannot be asked
     */
    Optional<Boolean> holds(Connector connector, Membership membership);

    /**
     * Who has a role, whoever gave it, a page of them (ASG-07).
     *
     * @param next where the page before ended; null for the beginning
     * @return empty where the target cannot be asked
     */
    default Optional<Holders> holders(Connector connector, String originId, String role, String next) {
        return Optional.empty();
    }

    /**
     * What people can be given roles in.
     *
     * @param search how its name begins, without case; null for anything
     * @param limit how many at most
     */
    List<TargetResource> resources(Connector connector, String search, int limit);

    /** Tries what can be tried without changing anything; says what works and what does not. */
    List<Finding> test(Connector connector);

    /** Keeps everybody from signing in to an account; nothing changes where it is blocked or gone. */
    void block(Connector connector, String account);

    /** Undoes {@link #block}; nothing changes where the account is not blocked. */
    void unblock(Connector connector, String account);

    /** Removes an account with all that it has; nothing changes where it is gone. */
    void delete(Connector connector, String account);
}
