package dev.guesthouse.http.answer;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items those of this page, in the order of the list
 * @param next to be sent as {@code after} for what follows; null at the end
 */
public record Page<T>(List<T> items, String next) {
}
