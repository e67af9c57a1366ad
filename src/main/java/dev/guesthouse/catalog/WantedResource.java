package dev.guesthouse.catalog;

import java.util.List;

/**
 * A resource that a catalog is to offer, as calls give it.
 *
 * @param connector the connector's id or name, 1 to 120 characters; {@code local} is always there
 * @param originId what the target system knows the resource by, 1 to 400 characters
 * @param displayName what people read, 1 to 120 characters, one line
 * @param kind what it is
 * @param address what people open, at most 2,000 characters: a whole address by https or http, without credentials; null for none
 * @param roles what people can be in it, as {@code connector-resources} answers them: 1 to 50, each of 1 to 120 characters; those that are new are
 *        added to what it has. Left out, those that its kind has in the local directory, which knows no others
 */
public record WantedResource(String connector, String originId, String displayName, ResourceKind kind, String address, List<String> roles) {
}
