package dev.guesthouse.address;

import java.net.URI;
import java.net.URISyntaxException;

import dev.guesthouse.problem.Problem;

/** The address of a page that people open in a browser; nothing of ours asks it. In ASCII, so that what is shown is where it leads. */
public record WebAddress(String value) {

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads what a person pasted: whole, by http or https alone, since a browser would run what {@code javascript:} says, and without
     * credentials, which everybody would read.
     *
     * @throws Problem naming {@code address}
     */
    public static WebAddress parse(String pasted) {
        var uri = uri(pasted.strip());
        if (uri.getRawUserInfo() != null) {
            throw Problem.invalid("address", "must not hold a name or a password");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() > LAST_PORT) {
            throw unfit();
        }
        var value = uri.toASCIIString();
        if (value.length() > LONGEST) {
            throw Problem.invalid("address", "must be at most 2,000 characters long");
        }
        return new WebAddress(value);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unfit();
        }
    }

    private static Problem unfit() {
        return Problem.invalid("address", "must be a whole address, such as https://teams.home.example/atlas");
    }
}
