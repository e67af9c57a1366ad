package dev.guesthouse.delivery.targets;

import java.util.List;

/**
 * Some of those who have a role.
 *
 * @param accounts as the target system knows them
 * @param next where it goes on; null where these are the last
 */
public record Holders(List<String> accounts, String next) {
}
