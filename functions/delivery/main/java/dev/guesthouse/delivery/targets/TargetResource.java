package dev.guesthouse.delivery.targets;

import java.util.List;

import dev.guesthouse.catalog.ResourceKind;

/**
 * Something of a target system in which people can be given roles (CAT-03).
 *
 * @param originId what the target knows it by
 * @param displayName what it is called there
 * @param kind what it is most like
 * @param roles what people can be in it, as the target names that; one at least
 * @param address what people open; null where the target does not say
 */
public record TargetResource(String originId, String displayName, ResourceKind kind, List<String> roles, String address) {
}
