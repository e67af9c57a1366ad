package dev.guesthouse.address;

import java.util.Locale;

import dev.guesthouse.problem.Problem;

/** An address as it is compared (IDY-06): lower case, the domain as A-labels, nothing else normalized. */
public record EmailAddress(String value, String domain) {

    /**
     * Dot-atoms of RFC 5322; ASCII, so that no two letters only look alike. Left out are the signs by which a mail server may be made to
     * send a message on, or to do something else with it: {@code user%host}, {@code host!user} (RFC 5321, F.2), {@code /file}, {@code |program}.
     */
    private static final String LOCAL_PART = "(?i)[a-z0-9#$&'*+=?^_`{}~-]+(\\.[a-z0-9#$&'*+=?^_`{}~-]+)*";

    /** In characters (RFC 5321): 64, the sign, and a domain. */
    private static final int LONGEST = 64 + 1 + 255;

    /**
     * Reads what a person typed. {@code =?} begins an encoded word (RFC 2047): readers of mail would show other words.
     *
     * @throws Problem naming {@code email}
     */
    public static EmailAddress parse(String typed) {
        var text = typed == null ? "" : typed.strip();
        var at = text.lastIndexOf('@');
        var local = text.substring(0, Math.max(at, 0));
        // Matched before it is put in lower case, which makes ASCII of some letters that are not.
        if (text.length() > LONGEST || local.length() > 64 || local.contains("=?") || !local.matches(LOCAL_PART)) {
            throw Problem.invalid("email", "is not the e-mail address of a mailbox: write one like ana@fabrikam.example");
        }
        try {
            var domain = DomainName.parse(text.substring(at + 1)).value();
            return new EmailAddress(local.toLowerCase(Locale.ROOT) + "@" + domain, domain);
        } catch (Problem problem) {
            throw Problem.invalid("email", "has a domain that %s", problem.errors.get(0).sentence());
        }
    }

    /** One that is kept: it was parsed when it came, or is our own. */
    public static EmailAddress kept(String value) {
        return new EmailAddress(value, value.substring(value.lastIndexOf('@') + 1));
    }

    /**
     * True where something stands behind a plus: {@code ana+x@} is a tag of {@code ana@}, made by whoever has that mailbox and read
     * by them. A name that begins with the sign has none.
     */
    public boolean isTagged() {
        return value.indexOf('+', 1) > 0;
    }

    /** The address without its tag; for saying whose it may be, never for knowing a person by (IDY-06). */
    public EmailAddress untagged() {
        return isTagged() ? new EmailAddress(value.substring(0, value.indexOf('+', 1)) + "@" + domain, domain) : this;
    }

    @Override
    public String toString() {
        return value;
    }
}
