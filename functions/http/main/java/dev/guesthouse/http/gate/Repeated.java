package dev.guesthouse.http.gate;

/** The first answer of this call; thrown through the function, answered as it was then. */
final class Repeated extends RuntimeException {
    /** JSON; null where there was nothing to say. */
    final transient String answer;
    /** Null where nothing was made. */
    final transient String location;

    Repeated(String answer, String location) {
        super(null, null, false, false);
        this.answer = answer;
        this.location = location;
    }
}
