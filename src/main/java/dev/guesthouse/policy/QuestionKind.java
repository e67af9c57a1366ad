package dev.guesthouse.policy;

/** How a question is answered (POL-10). */
public enum QuestionKind {
    /** One line. */
    text,
    /** Several lines. */
    longText,
    /** One of several values. */
    choice
}
