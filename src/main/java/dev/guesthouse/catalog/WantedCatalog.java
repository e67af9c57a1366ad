package dev.guesthouse.catalog;

/**
 * What a catalog is to be, as calls give it; in a change what is left out stays.
 *
 * @param displayName unique among catalogs, 1 to 120 characters, one line
 * @param description at most 2,000 characters; in a change blank takes it away; null for none
 * @param enabled whether its packages can be asked for; {@code true} where it is left out
 * @param enabledForExternalUsers whether people of partners can ask for them; {@code false} where it is left out
 */
public record WantedCatalog(String displayName, String description, Boolean enabled, Boolean enabledForExternalUsers) {
}
