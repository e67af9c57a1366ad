package dev.guesthouse.portal.admin;

import java.util.List;

/**
 * A part of a list as a page shows it.
 *
 * @param more the address of what follows it; null at the end
 */
public record Part<T>(List<T> items, String more) {
}
