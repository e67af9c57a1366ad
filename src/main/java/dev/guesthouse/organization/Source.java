package dev.guesthouse.organization;

/** What an organization's people are to be known by, as calls give it: a domain, as it was typed. */
public record Source(String domain) {
}
