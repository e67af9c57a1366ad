package dev.guesthouse.packages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A policy as a change has made it; after a dry run it is not there, nor is any id of it good for anything.
 *
 * @param effect what the change would lead to; null unless it is a dry run
 */
public record ChangedPolicy(@JsonUnwrapped PolicyView policy, Effect effect) {
}
