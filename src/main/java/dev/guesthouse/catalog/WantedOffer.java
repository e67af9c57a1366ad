package dev.guesthouse.catalog;

/**
 * What a resource that a catalog offers is to be called there, as calls give it; what is left out stays.
 *
 * @param displayName what people read, 1 to 120 characters, one line
 * @param address what people open, at most 2,000 characters: a whole address by https or http, without credentials; blank takes it away; null for none
 */
public record WantedOffer(String displayName, String address) {
}
