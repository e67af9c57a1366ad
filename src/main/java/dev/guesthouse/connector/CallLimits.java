package dev.guesthouse.connector;

/**
 * How much a target system is asked of at once, by all programs together; what is left out of a change stays.
 *
 * @param callsAtOnce calls at the same time, 1 to 100; 4 where it is left out
 * @param callsPerSecond calls that begin in a second, 1 to 10,000; 0 or null for any number
 */
public record CallLimits(Integer callsAtOnce, Integer callsPerSecond) {
}
