package dev.guesthouse.http.gate;

/** What a call has answered of which nothing stays; thrown through its transaction, so that this is undone. */
final class Undone extends RuntimeException {
    final transient Object answer;

    Undone(Object answer) {
        super(null, null, false, false);
        this.answer = answer;
    }
}
