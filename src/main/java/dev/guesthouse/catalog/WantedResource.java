package dev.guesthouse.catalog;

/**
 * A resource that a catalog is to offer, as calls give it.
 *
 * @param connector its id or name
 * @param originId what the target system knows the resource by
 */
public record WantedResource(String connector, String originId, String displayName, ResourceKind kind) {
}
