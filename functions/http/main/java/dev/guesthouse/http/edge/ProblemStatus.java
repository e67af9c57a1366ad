package dev.guesthouse.http.edge;

import dev.guesthouse.problem.ProblemType;

/** The status code of each problem. */
public final class ProblemStatus {

    private ProblemStatus() {
    }

    /** Such as 404. */
    public static int of(ProblemType type) {
        return switch (type) {
            case MALFORMED_JSON, UNREADABLE_FORM -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, FOREIGN_ORIGIN, STALE_FORM, CODE_REFUSED -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NAME_TAKEN, PERSON_EXISTS, DOMAIN_CLAIMED, PUBLIC_PROVIDER, ALREADY_THERE, IN_USE, REQUEST_OPEN, ACCESS_LIVE, INCOMPATIBLE,
                    CHOOSE_POLICY, NOT_PENDING, ALREADY_DECIDED, ALREADY_ENDED, EXTENSION_REFUSED, NOT_AS_EXPECTED, CANNOT_RESEND, LAST_ADMINISTRATOR,
                    CONCURRENT_CHANGE, KEY_REUSED -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID_INPUT -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL_ERROR -> 500;
            case TARGET_FAILED -> 502;
            case SCHEMA_MISMATCH, BUSY, UNAVAILABLE -> 503;
        };
    }
}
