package dev.guesthouse.address;

import java.net.IDN;
import java.util.Locale;

import com.google.common.net.InternetDomainName;

import dev.guesthouse.problem.Problem;

/** A whole domain name as A-labels in lower case (ORG-04): {@code bücher.example} is {@code xn--bcher-kva.example}. */
public record DomainName(String value) {

    // IDNA 2003, which Java has, maps these to other letters; under IDNA 2008 they are names of their own.
    private static final String DEVIATIONS = ".*[\u00DF\u03C2\u200C\u200D].*";

    /** Of what is typed: more than any name in letters of its own, and little enough to convert. */
    private static final int LONGEST = 500;

    private static final String IP_ADDRESS = "[0-9.]*[0-9][0-9.]*|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?";

    /**
     * Reads what a person typed.
     *
     * @throws Problem naming {@code domain}, for a partial or malformed name or an IP address (ORG-03)
     */
    public static DomainName parse(String typed) {
        var text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST) {
            throw malformed();
        }
        if (text.matches(DEVIATIONS)) {
            throw Problem.invalid("domain", "holds a letter that is read in two ways: write the domain in its xn-- form");
        }
        if (text.matches(IP_ADDRESS)) {
            throw Problem.invalid("domain", "is an IP address: write the domain name");
        }
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed();
        }
        if (ascii.length() > 253 || ascii.endsWith(".") || !InternetDomainName.isValid(ascii)) {
            throw malformed();
        }
        if (ascii.indexOf('.') < 0) {
            throw Problem.invalid("domain", "is only a part of a domain: write all of it, like fabrikam.example");
        }
        return new DomainName(ascii);
    }

    /** A name under which anybody can register or host: {@code com}, {@code co.uk}, {@code github.io}. */
    public boolean isPublicSuffix() {
        return InternetDomainName.from(value).isPublicSuffix();
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

    private static Problem malformed() {
        return Problem.invalid("domain", "is not a domain name: write one like fabrikam.example");
    }
}
