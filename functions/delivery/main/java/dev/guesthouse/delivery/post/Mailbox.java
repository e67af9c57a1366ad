package dev.guesthouse.delivery.post;

import java.util.regex.Pattern;

/** An address and whose it is (RFC 5322, 3.4). @param name empty where only the address is known */
record Mailbox(String name, String address) {

    private static final Pattern NAMED = Pattern.compile("(.*?)\\s*<([^<>\\s]+)>");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** As a setting has it: {@code Guest access <access@home.example>}, the name in quotes or not, or just the address. */
    static Mailbox parse(String written) {
        var named = NAMED.matcher(written.strip());
        if (!named.matches()) {
            return new Mailbox("", written.strip());
        }
        var quoted = QUOTED.matcher(named.group(1));
        return new Mailbox(quoted.matches() ? ESCAPED.matcher(quoted.group(1)).replaceAll("$1") : named.group(1), named.group(2));
    }

    /** As it stands in a header. */
    String in(String header) {
        if (name.isBlank()) {
            return address;
        }
        return HeaderText.joined(header, HeaderText.name(header, name), "<" + address + ">");
    }
}
