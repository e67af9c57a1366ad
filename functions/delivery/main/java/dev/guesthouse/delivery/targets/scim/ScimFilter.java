package dev.guesthouse.delivery.targets.scim;

import com.fasterxml.jackson.databind.node.TextNode;

/** Filters (RFC 7644, 3.4.2.2): values are JSON strings, so that nothing in one ends it. */
final class ScimFilter {

    private ScimFilter() {
    }

    static String equal(String attribute, String value) {
        return attribute + " eq " + TextNode.valueOf(value);
    }

    static String begins(String attribute, String value) {
        return attribute + " sw " + TextNode.valueOf(value);
    }

    static String both(String one, String other) {
        return one + " and " + other;
    }
}
