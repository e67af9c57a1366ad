package dev.guesthouse.catalog;

/**
 * A resource that a catalog is to offer, as calls give it.
 *
 * @param connector the connector's id or name, 1 to 120 characters; {@code local} is always there
 * @param originId what the target system knows the resource by, 1 to 400 characters
 * @param displayName what people read, 1 to 120 characters, one line
 * @param kind what it is, which says what roles it has
 * @param address what people open, at most 2,000 characters: a whole address by https or http, without credentials; null for none
 */
public record WantedResource(String connector, String originId, String displayName, ResourceKind kind, String address) {
}
