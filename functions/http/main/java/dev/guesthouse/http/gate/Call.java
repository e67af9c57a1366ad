package dev.guesthouse.http.gate;

/**
 * A call that was let in.
 *
 * @param idempotencyKey null where none was sent, or nobody is signed in
 * @param inputHash of what was sent, for comparing repeats; null without a key
 */
record Call(FunctionTable function, Identity caller, String idempotencyKey, byte[] inputHash) {
}
