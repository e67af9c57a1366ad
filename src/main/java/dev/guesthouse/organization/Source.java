package dev.guesthouse.organization;

/**
 * What an organization's people are to be known by, as calls give it: a domain, as it was typed.
 *
 * @param domain at most 500 characters, as it was typed; international ones as they are read or as xn--
 */
public record Source(String domain) {
}
