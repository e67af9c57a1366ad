package dev.guesthouse.address;

import java.net.IDN;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import com.google.common.net.InternetDomainName;

import dev.guesthouse.problem.Problem;

/** A whole domain name as A-labels in lower case (ORG-04): {@code bücher.example} is {@code xn--bcher-kva.example}. */
public record DomainName(String value) {

    // Part of a name between some letters (RFC 5892, A.1 and A.2), dropped by older programs, and never seen.
    private static final String JOINERS = ".*[\u200C\u200D].*";

    /** Of what is typed: more than any name in letters of its own, and little enough to convert. */
    private static final int LONGEST = 500;

    /** Below a name, a suffix only where all names there are: nobody has a rule for it. */
    private static final String ANY_LABEL = "any-label-there.";

    private static final String IP_ADDRESS = "[0-9.]*[0-9][0-9.]*|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?";

    /**
     * Reads what a person typed.
     *
     * @throws Problem naming {@code domain}, for a partial or malformed name or an IP address (ORG-03)
     */
    public static DomainName parse(String typed) {
        var name = read(typed);
        if (name.isOneLabel()) {
            throw part();
        }
        return name;
    }

    /** As {@link #parse}, also for a top-level domain that there is: {@code zip}, {@code рф}. */
    public static DomainName parseOrTopLevel(String typed) {
        var name = read(typed);
        if (name.isOneLabel() && !isListed(name.value)) {
            throw part();
        }
        return name;
    }

    private boolean isOneLabel() {
        return value.indexOf('.') < 0;
    }

    private static DomainName read(String typed) {
        var text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST) {
            throw malformed();
        }
        if (text.matches(JOINERS)) {
            throw Problem.invalid("domain", "holds a character that cannot be seen and is read in two ways: write the domain in its xn-- form");
        }
        if (text.matches(IP_ADDRESS)) {
            throw Problem.invalid("domain", "is an IP address: write the domain name");
        }
        String ascii;
        try {
            ascii = ALabels.of(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed();
        }
        if (ascii.length() > 253 || ascii.endsWith(".") || !InternetDomainName.isValid(ascii)) {
            throw malformed();
        }
        return new DomainName(ascii);
    }

    /**
     * A name below which strangers have names of their own, so that whoever claimed it would claim them (ORG-03): {@code co.uk},
     * {@code github.io}, {@code sch.uk}, below which each name is such a one, and {@code onmicrosoft.com}.
     */
    public boolean isPublicSuffix() {
        return isListed(value) || isListed(ANY_LABEL + value) || SharedDomains.include(this);
    }

    private static boolean isListed(String name) {
        return InternetDomainName.isValid(name) && InternetDomainName.from(name).isPublicSuffix();
    }

    /** Names as the database takes many at once. */
    public static String[] values(Collection<DomainName> names) {
        return names.stream().map(DomainName::value).toArray(String[]::new);
    }

    /** The name that somebody has registered, right below a public suffix, which it is or is below; of a public suffix that itself. */
    public DomainName registered() {
        var parent = new DomainName(value.substring(value.indexOf('.') + 1));
        return isPublicSuffix() || parent.value.indexOf('.') < 0 || parent.isPublicSuffix() ? this : parent.registered();
    }

    /** It and all that is above it on label boundaries, the longest first (ORG-04): {@code a.b.c}, {@code b.c}, {@code c}. */
    public List<DomainName> suffixes() {
        return Stream.iterate(value, name -> !name.isEmpty(), name -> name.substring(name.indexOf('.') < 0 ? name.length() : name.indexOf('.') + 1))
                .map(DomainName::new).toList();
    }

    /** Whether it is read in letters of another script than Latin; one that only looks like it is another. */
    public boolean isInOtherScript() {
        return IDN.toUnicode(value).codePoints().filter(Character::isLetter)
                .anyMatch(letter -> Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN);
    }

    /** Equal, or below it on a label boundary (ORG-04). */
    public boolean isWithin(DomainName other) {
        return value.equals(other.value) || isBelow(other);
    }

    /** A subdomain of the other, and not that one itself. */
    public boolean isBelow(DomainName other) {
        return value.endsWith("." + other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Problem part() {
        return Problem.invalid("domain", "is only a part of a domain: write all of it, like fabrikam.example");
    }

    private static Problem malformed() {
        return Problem.invalid("domain", "is not a domain name: write one like fabrikam.example");
    }
}
