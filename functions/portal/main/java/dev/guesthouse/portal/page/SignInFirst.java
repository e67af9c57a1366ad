package dev.guesthouse.portal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The way of somebody who has to sign in before they see or send what they wanted, there and back. */
public final class SignInFirst {

    /** Where people sign in. */
    public static final String PATH = "/signin";
    /** The field that says where to go afterwards. */
    public static final String NEXT = "next";
    /** What the fields of a form begin with that goes along meanwhile (PAG-04). */
    private static final String CARRIED = "carried.";
    /** Pages of this instance and nothing else: no other host, whatever browsers make of slashes and backslashes (IDY-07). */
    private static final Pattern OURS = Pattern.compile("/(?:my|admin|p|d)(?:/[\\w./~%-]*)?(?:\\?[\\w.~%&=+-]*)?");
    private static final String ELSE = "/my/";

    private SignInFirst() {
    }

    /** To be led to a page afterwards. */
    public static String thenTo(String address) {
        return PATH + "?" + NEXT + "=" + URLEncoder.encode(safe(address), StandardCharsets.UTF_8);
    }

    /** To have a form again afterwards that was sent to a page. */
    static Reply carrying(Map<String, String> typed, String path) {
        var fields = new LinkedHashMap<String, String>();
        typed.forEach((name, value) -> fields.put(CARRIED + name, value));
        fields.put(NEXT, path);
        return new Reply.GoesOn(PATH, fields, null, List.of());
    }

    /** Where to go, if that is a page of this instance; else where everybody begins. */
    public static String safe(String next) {
        return next != null && OURS.matcher(next).matches() ? next : ELSE;
    }

    /** What goes along, as the sign-in's own form has it. */
    public static Map<String, String> carried(Form form) {
        return having(form, "");
    }

    /** The same as it was sent to the page where it is wanted. */
    public static Map<String, String> back(Form form) {
        return having(form, CARRIED);
    }

    private static Map<String, String> having(Form form, String without) {
        var fields = new LinkedHashMap<String, String>();
        form.typed().forEach((name, value) -> {
            if (name.startsWith(CARRIED)) {
                fields.put(name.substring(without.length()), value);
            }
        });
        return fields;
    }
}
