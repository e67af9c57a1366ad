package dev.guesthouse.http.gate;

import static dev.guesthouse.http.gate.FunctionTable.Effect.CHANGE;
import static dev.guesthouse.http.gate.FunctionTable.Effect.READ;
import static dev.guesthouse.http.gate.FunctionTable.Size.LIST;
import static dev.guesthouse.http.gate.FunctionTable.Who.ADMINISTRATOR;
import static dev.guesthouse.http.gate.FunctionTable.Who.ADMINISTRATOR_IN_PERSON;
import static dev.guesthouse.http.gate.FunctionTable.Who.ANYBODY;
import static dev.guesthouse.http.gate.FunctionTable.Who.PERSON_OR_MACHINE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every function of the product, in every program: whether it reads or changes, who may call it (IDY-02), how much it may be
 * sent, and what it does. A function that is not here is not there.
 */
public enum FunctionTable {
    FIND_DIRECTORY(READ, ADMINISTRATOR, "Looks up what a domain is before an organization is added"),
    ADD_ORGANIZATION(CHANGE, ADMINISTRATOR, LIST, "Adds a connected organization"),
    ORGANIZATIONS(READ, ADMINISTRATOR, "Lists connected organizations"),
    ORGANIZATION(READ, ADMINISTRATOR, "Shows a connected organization"),
    CHANGE_ORGANIZATION(CHANGE, ADMINISTRATOR, LIST, "Changes a connected organization, or makes one of a proposed one"),
    REMOVE_ORGANIZATION(CHANGE, ADMINISTRATOR, "Removes a connected organization, and says what becomes of its people's access"),
    DOMAIN_LIST(READ, ADMINISTRATOR, "Shows whose domains may have guests here at all"),
    SET_DOMAIN_LIST(CHANGE, ADMINISTRATOR, LIST, "Says whose domains may have guests here at all"),
    MY_ORGANIZATION(READ, Who.PERSON, "Shows a sponsor who of their organizations holds or asks for what"),
    END_ACCESS(CHANGE, Who.PERSON, "Ends a person's access before its time"),
    END_ASSIGNMENTS(CHANGE, ADMINISTRATOR, "Ends all access to a package or of an organization's people, once it has told how much that is"),
    ADD_SPONSOR(CHANGE, ADMINISTRATOR, "Makes a person a sponsor of an organization"),
    REMOVE_SPONSOR(CHANGE, ADMINISTRATOR, "Ends a sponsorship"),

    ADD_MEMBER(CHANGE, ADMINISTRATOR, "Adds a person of the home organization"),
    INVITE_GUEST(CHANGE, ADMINISTRATOR, "Invites a person of a partner as guest before any request"),
    PEOPLE(READ, ADMINISTRATOR, "Lists people; outsiders only when asked for"),
    PERSON(READ, ADMINISTRATOR, "Shows a person"),
    CHANGE_PERSON(CHANGE, ADMINISTRATOR, "Changes a person's address, name, manager, language, or whether their account ends with their access"),
    BLOCK_PERSON(CHANGE, ADMINISTRATOR, "Keeps a person from signing in, asking and deciding"),
    UNBLOCK_PERSON(CHANGE, ADMINISTRATOR, "Lets a blocked person in again"),
    EXPORT_PERSON(CHANGE, ADMINISTRATOR_IN_PERSON, "Answers all that is kept of a person"),
    ERASE_PERSON(CHANGE, ADMINISTRATOR_IN_PERSON, "Ends all that a person has, and erases what is kept of them"),
    GRANT_ROLE(CHANGE, ADMINISTRATOR_IN_PERSON, "Makes a member an administrator"),
    REVOKE_ROLE(CHANGE, ADMINISTRATOR_IN_PERSON, "Ends a person's being an administrator"),
    MESSAGES(READ, ADMINISTRATOR_IN_PERSON, "Lists messages that were sent or wait, without their secrets"),
    RESEND_MESSAGE(CHANGE, ADMINISTRATOR_IN_PERSON, "Sends a message once more"),

    CREATE_CATALOG(CHANGE, ADMINISTRATOR, "Creates a catalog"),
    CHANGE_CATALOG(CHANGE, ADMINISTRATOR, "Changes a catalog's name, description and whom it is open to"),
    DELETE_CATALOG(CHANGE, ADMINISTRATOR, "Deletes a catalog that holds no packages any more"),
    CATALOGS(READ, ADMINISTRATOR, "Lists catalogs"),
    CATALOG(READ, ADMINISTRATOR, "Shows a catalog"),
    ADD_RESOURCES(CHANGE, ADMINISTRATOR, LIST, "Adds resources of target systems to a catalog, all or none"),
    CHANGE_RESOURCE(CHANGE, ADMINISTRATOR, "Changes what a resource is called in a catalog, and where people open it"),
    REMOVE_RESOURCE(CHANGE, ADMINISTRATOR, "Takes a resource that no package uses out of its catalog"),
    RESOURCES(READ, ADMINISTRATOR, "Lists a catalog's resources with their roles"),
    ADD_CONNECTOR(CHANGE, ADMINISTRATOR_IN_PERSON, "Adds a connector to a target system"),
    CHANGE_CONNECTOR(CHANGE, ADMINISTRATOR_IN_PERSON, "Changes how a target system is reached, and what it bears"),
    REMOVE_CONNECTOR(CHANGE, ADMINISTRATOR_IN_PERSON, "Removes a connector that nothing is given by any more"),
    CONNECTORS(READ, ADMINISTRATOR, "Lists the target systems in which access is given"),
    CONNECTOR(READ, ADMINISTRATOR, "Shows how a target system is reached, without its secrets"),
    TEST_CONNECTOR(CHANGE, ADMINISTRATOR_IN_PERSON, "Says in words what works with a target system and what does not"),
    DRIFT(READ, ADMINISTRATOR, "Lists where a target system and what is wanted of it did not agree, and what the brake holds"),
    RELEASE_BRAKE(CHANGE, ADMINISTRATOR_IN_PERSON, "Lets go what was to be taken away and waits for a second administrator"),
    CONNECTOR_RESOURCES(READ, ADMINISTRATOR, "Looks up in a target system what people can be given roles in"),
    CREATE_PACKAGE(CHANGE, ADMINISTRATOR, LIST, "Creates an access package"),
    CHANGE_PACKAGE(CHANGE, ADMINISTRATOR, LIST, "Changes an access package, for everybody who holds it too"),
    DELETE_PACKAGE(CHANGE, ADMINISTRATOR, "Deletes an access package that nobody has or asks for"),
    RENEW_PACKAGE_LINK(CHANGE, ADMINISTRATOR, "Gives an access package another link; the old one is dead at once"),
    PACKAGES(READ, ADMINISTRATOR, "Lists access packages"),
    PACKAGE(READ, ADMINISTRATOR, "Shows an access package with its link and policies"),
    ADD_POLICY(CHANGE, ADMINISTRATOR, LIST, "Adds a policy to an access package"),
    CHANGE_POLICY(CHANGE, ADMINISTRATOR, LIST, "Changes a policy, for requests that are made from now on"),
    DELETE_POLICY(CHANGE, ADMINISTRATOR, "Deletes a policy under which nobody is asking"),

    AVAILABLE_PACKAGES(READ, Who.PERSON, "Lists the packages that the caller can ask for"),
    AVAILABLE_PACKAGE(READ, Who.PERSON, "Shows a package that the caller can ask for, by id or link"),
    SUBMIT_REQUEST(CHANGE, Who.PERSON, LIST, "Asks for a package"),
    SUBMIT_REQUESTS(CHANGE, Who.PERSON, LIST, "Asks, as a sponsor, for a package for people of one's organization"),
    CANCEL_REQUEST(CHANGE, Who.PERSON, "Takes one's own pending request back"),
    MY_REQUESTS(READ, Who.PERSON, "Lists the caller's requests"),
    MY_ACCESS(READ, Who.PERSON, "Lists what the caller has now, until when, and what begins later"),
    REQUESTS(READ, ADMINISTRATOR, "Lists requests"),
    REQUEST(READ, PERSON_OR_MACHINE, "Shows a request to its requestor, approvers and administrators"),
    EXTEND_ACCESS(CHANGE, Who.PERSON, "Asks for a later end of one's own access, or as a sponsor of that of one's organization's people"),
    GIVE_BACK_ACCESS(CHANGE, Who.PERSON, "Gives one's own access back"),
    ASSIGN_ACCESS(CHANGE, ADMINISTRATOR, "Gives a person access without their asking"),
    CHANGE_ACCESS(CHANGE, ADMINISTRATOR, "Moves the end of a person's access"),
    REMOVE_ACCESS(CHANGE, ADMINISTRATOR, "Takes a person's access away"),
    REPROCESS_REQUEST(CHANGE, ADMINISTRATOR, "Delivers anew what was delivered in part or not at all"),
    ASSIGNMENTS(READ, ADMINISTRATOR, "Lists who has what, or had"),
    DELIVERIES(READ, ADMINISTRATOR, "Lists what target systems have not been brought to yet, and why"),
    RETRY_DELIVERY(CHANGE, ADMINISTRATOR, "Tries again at once what a target system was not brought to"),
    EXPLAIN(READ, ADMINISTRATOR, "Tells whether somebody can ask for a package now, rule by rule, and what they see of it"),
    CHECK_ACCESS(READ, PERSON_OR_MACHINE, "Tells whether a person is entitled to a resource role now"),

    PENDING_APPROVALS(READ, Who.PERSON, "Lists what waits for the caller's decision"),
    APPROVAL(READ, Who.PERSON, "Shows an approver what is to be decided, by request or link"),
    APPROVE_REQUEST(CHANGE, Who.PERSON, "Approves the open stage of a request"),
    DENY_REQUEST(CHANGE, Who.PERSON, "Denies a request"),

    REASSIGN_STAGE(CHANGE, ADMINISTRATOR_IN_PERSON, LIST, "Hands a stuck stage to somebody else"),

    EXPIRE_ASSIGNMENTS(CHANGE, ADMINISTRATOR, "Ends every assignment whose time is over"),
    TIME_OUT_REQUESTS(CHANGE, ADMINISTRATOR, "Denies requests that nobody decided in time"),
    START_SCHEDULED(CHANGE, ADMINISTRATOR, "Gives access whose asked start has come"),
    SEND_REMINDERS(CHANGE, ADMINISTRATOR, "Reminds approvers half-way, and holders before their access ends"),
    END_GUESTS(CHANGE, ADMINISTRATOR, "Deletes guests whose time without access is over"),
    COUNT_ACCESS(CHANGE, ADMINISTRATOR, "Counts, day by day, how much access was live, and how much ends in the weeks ahead"),
    PURGE(CHANGE, ADMINISTRATOR, "Deletes codes, sessions, keys, messages and links that are of no use any more"),
    DELIVER(CHANGE, ADMINISTRATOR, "Makes target systems agree with what people should hold"),
    SEND_MESSAGES(CHANGE, ADMINISTRATOR, "Sends the messages that wait"),
    RECONCILE(CHANGE, ADMINISTRATOR, "Compares what target systems hold with what is wanted, and repairs what was lost"),
    TICK(CHANGE, ADMINISTRATOR, "Runs every job once, in order"),

    INSTANCE(READ, ANYBODY, "Tells whose instance this is, and how one signs in"),
    SEND_CODE(CHANGE, ANYBODY, "Sends a one-time sign-in code to an address, or to whom the link of a decision was made for"),
    REDEEM_CODE(CHANGE, ANYBODY, "Signs in with a code and its ticket"),
    WHOAMI(READ, Who.PERSON, "Tells who is signed in"),
    CHANGE_MY_LANGUAGE(CHANGE, Who.PERSON, "Says in which language the caller reads messages and pages"),
    SIGN_OUT(CHANGE, Who.PERSON, "Ends the session"),
    ADD_MACHINE_TOKEN(CHANGE, ADMINISTRATOR_IN_PERSON, LIST, "Makes a token for a cron job or script; it is shown once"),
    END_MACHINE_TOKEN(CHANGE, ADMINISTRATOR_IN_PERSON, "Ends a machine token"),
    MACHINE_TOKENS(READ, ADMINISTRATOR_IN_PERSON, "Lists machine tokens"),

    EVENTS(READ, ADMINISTRATOR, "Lists audit events"),
    SERIES(READ, ADMINISTRATOR, "Shows how access, its endings, decisions and deliveries go, as numbers over time");

    /** What a call does; decides the method too (IDY-04). */
    public enum Effect {
        /** GET. */
        READ,
        /** POST with a JSON object. */
        CHANGE
    }

    /** Who may call; what a function itself asks beyond that (to be an approver, say) it says in its own text. */
    public enum Who {
        ANYBODY, PERSON, PERSON_OR_MACHINE, ADMINISTRATOR,
        /** No machine: what would let a script rise (IDY-05). */
        ADMINISTRATOR_IN_PERSON;

        /** True where a machine token may name the function (IDY-05). */
        public boolean admitsMachines() {
            return this == PERSON_OR_MACHINE || this == ADMINISTRATOR;
        }
    }

    /** How much a call may send at most. */
    public enum Size {
        /** All that somebody may send whom nobody knows yet. */
        STRANGER(4),
        /** Some fields, among them a text of 4,000 characters. */
        FIELDS(64),
        /** A list. */
        LIST(1024);

        public final int bytes;

        Size(int kibibytes) {
            bytes = kibibytes * 1024;
        }
    }

    public final Effect effect;
    public final Who who;
    public final Size size;
    /** One line for documentation. */
    public final String summary;

    FunctionTable(Effect effect, Who who, String summary) {
        this(effect, who, who == Who.ANYBODY ? Size.STRANGER : Size.FIELDS, summary);
    }

    FunctionTable(Effect effect, Who who, Size size, String summary) {
        this.effect = effect;
        this.who = who;
        this.size = size;
        this.summary = summary;
    }

    /** As it stands in the address and in {@code @Funq}: {@code add-organization}. */
    public String functionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By the name in the address; null where there is none. */
    public static FunctionTable named(String functionName) {
        return ByName.MAP.get(functionName);
    }

    private static final class ByName {
        private static final Map<String, FunctionTable> MAP = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(FunctionTable::functionName, Function.identity()));
    }
}
