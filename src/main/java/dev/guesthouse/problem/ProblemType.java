package dev.guesthouse.problem;

import java.util.Locale;

/**
 * The stable names of all refusals (OPS-06). What status code each has at the edge is none of this module's business;
 * title and cure stand on the page that a problem's {@code type} leads to.
 */
public enum ProblemType {
    INVALID_INPUT("Some fields are not right", "Mend the fields named in `errors`; nothing was changed."),
    MALFORMED_JSON("The body is not a JSON object", "Send one JSON object in UTF-8, as RFC 8259 defines it."),
    UNREADABLE_FORM("The form cannot be read", "Open the page again, and send its form as it is."),
    UNSUPPORTED_MEDIA_TYPE("The body is not JSON", "Send the header `Content-Type: application/json`."),
    TOO_LARGE("The body is too large", "Send less at once."),
    METHOD_NOT_ALLOWED("This method does not fit the function", "Functions that change something take POST, reads take GET."),
    FOREIGN_ORIGIN("The call comes from another site", "Call from a page of this instance, at its public address, or from a program that sends no `Origin`."),
    STALE_FORM("The form is of another session", "Look at what you typed, and send it again."),
    UNAUTHENTICATED("Nobody is signed in", "Sign in: `send-code`, then `redeem-code`; then send the token as `Authorization: Bearer`."),
    FORBIDDEN("This is not for you to do", "Ask somebody who has the role that `detail` names."),
    NOT_FOUND("There is no such thing, or none that you may see", "Look the id or link up again; ask whoever gave it to you."),
    TOO_MANY_REQUESTS("Too many tries", "Wait as long as `Retry-After` says."),
    CODE_REFUSED("The code does not open this sign-in", "Ask for a new code; one is good for 10 minutes and 5 tries, together with its own ticket."),
    NAME_TAKEN("The name is taken", "Choose another name, or use what is there already."),
    PERSON_EXISTS("Somebody has this address already", "Use the person that is there."),
    DOMAIN_CLAIMED("The domain belongs to another organization", "Remove it there first, or claim a subdomain."),
    PUBLIC_PROVIDER("Anybody can have an address at this domain", "Send `confirmPublicProvider: true` if that is meant."),
    ALREADY_THERE("This is there already", "Nothing needs to be done."),
    IN_USE("Something is in the way", "`detail` names what is in the way: end or take that away first."),
    REQUEST_OPEN("A request for this package is open", "Wait for its decision, or cancel it."),
    ACCESS_LIVE("The person has this package already", "Nothing needs to be asked until it ends."),
    INCOMPATIBLE("Another package stands in the way", "Wait until the access that `detail` names ends, or give it back; then ask again."),
    CHOOSE_POLICY("Several policies fit", "Choose one of `policies` and send its id as `policyId`."),
    NOT_PENDING("The request is not pending any more", "Look at its state; a new request can be made."),
    ALREADY_DECIDED("The stage was decided", "`decision` says by whom, how and when."),
    EXTENSION_REFUSED("This access cannot be extended", "`detail` says why, and who can help or when; or ask for it anew when it has ended."),
    ALREADY_ENDED("The access has ended", "Nothing needs to be done; new access can be asked for."),
    NOT_AS_EXPECTED("There is more or less of it than expected", "Look again at what there is, and call with the number in `count`."),
    CANNOT_RESEND("The message cannot be sent again", "`detail` says why; what it was about can be done anew."),
    LAST_ADMINISTRATOR("Somebody has to run the instance", "Make somebody else an administrator first, by `grant-role`."),
    CONCURRENT_CHANGE("Somebody changed the same at this moment", "Look at it again, then try again."),
    KEY_REUSED("The Idempotency-Key was used for another body", "Send a new key for a new call."),
    SCHEMA_MISMATCH("The database's schema is not the one of this program", "Run the program of the version that the schema has, or migrate."),
    BUSY("Too much is under way", "Try again after `Retry-After`; nothing was changed."),
    UNAVAILABLE("The database is away", "Try again after `Retry-After`; a change, with the same `Idempotency-Key`."),
    TARGET_FAILED("A target system did not answer as it should", "`detail` says how; `test-connector` tells what works there."),
    INTERNAL_ERROR("Something went wrong on our side", "Nothing was changed. Tell the administrators the request id.");

    /** One line that holds for every problem of this type. */
    public final String title;
    /** What a person can do about it; Markdown's back-ticks mark code. */
    public final String cure;

    ProblemType(String title, String cure) {
        this.title = title;
        this.cure = cure;
    }

    /** The name as it stands in addresses: {@code request-open}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
