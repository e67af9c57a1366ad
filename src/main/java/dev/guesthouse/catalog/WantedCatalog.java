package dev.guesthouse.catalog;

/**
 * What a catalog is to be, as calls give it; in a change what is left out stays.
 *
 * @param description in a change, blank takes it away
 * @param enabled null in a new catalog is yes
 * @param enabledForExternalUsers null in a new catalog is no
 */
public record WantedCatalog(String displayName, String description, Boolean enabled, Boolean enabledForExternalUsers) {
}
