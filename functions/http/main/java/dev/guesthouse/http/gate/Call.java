package dev.guesthouse.http.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call that was let in.
 *
 * @param idempotencyKey null where none was sent, or nobody is signed in
 * @param inputHash of what was sent, for comparing repeats; null without a key
 * @param shown what was sent of the function's answer, to stay as it is; null where it takes none back
 */
record Call(FunctionTable function, Identity caller, String idempotencyKey, byte[] inputHash, ObjectNode shown) {
}
