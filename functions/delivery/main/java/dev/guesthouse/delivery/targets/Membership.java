package dev.guesthouse.delivery.targets;

/**
 * A role of a resource for an account, all three as the target system knows them.
 *
 * @param account what {@link TargetSystem#createAccount} answered
 */
public record Membership(String account, String originId, String role) {
}
