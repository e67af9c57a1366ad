package dev.guesthouse.http.answer;

/**
 * What finds the entries of a list by the beginning of a name, an address or a domain, as people tell them apart (ORG-01, ORG-12):
 * conditions in HQL on the parameter {@code search}, the text as it was typed.
 */
public final class Search {

    private static final String BEGINS = " like function('name_prefix' as String, :search) escape '\\'";

    private Search() {
    }

    /** That a name begins so. */
    public static String name(String column) {
        return "function('name_key' as String, " + column + ")" + BEGINS;
    }

    /** That an address or a domain begins so, in the form that is kept or, where it is an international one, in the readable form. */
    public static String address(String column) {
        return "(" + column + BEGINS + " or " + column + " like '%xn--%' and function('name_key' as String, function('readable_address', " + column + "))"
                + BEGINS + ")";
    }
}
