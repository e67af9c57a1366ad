package dev.guesthouse.connector;

/**
 * How much a target system is asked of at once, by all programs together; what is left out of a change stays.
 *
 * @param callsAtOnce calls at the same time, 1 to 100; left out of a new one, 4
 * @param callsPerSecond calls that begin in a second, 0 to 10,000, where 0 is any number; null for any number
 */
public record CallLimits(Integer callsAtOnce, Integer callsPerSecond) {
}
