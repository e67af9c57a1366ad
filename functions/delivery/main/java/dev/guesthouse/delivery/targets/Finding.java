package dev.guesthouse.delivery.targets;

/**
 * What a trial of a target system found.
 *
 * @param works whether it is as it should be
 * @param what it is about and how it is, a sentence of our own
 */
public record Finding(boolean works, String what) {
}
