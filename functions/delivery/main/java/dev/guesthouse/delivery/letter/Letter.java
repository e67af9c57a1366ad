package dev.guesthouse.delivery.letter;

/** A letter drawn up: the same words as plain text and as HTML (MSG-03). Holds codes and links in clear: never log or keep one. */
public record Letter(String subject, String text, String html) {

    @Override
    public String toString() {
        return "Letter";
    }
}
