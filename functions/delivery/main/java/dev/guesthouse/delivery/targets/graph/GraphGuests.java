package dev.guesthouse.delivery.targets.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.guesthouse.connector.KnownAccount;
import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.targets.Holder;
import dev.guesthouse.delivery.targets.TargetException;

/**
 * The guests of a tenant. One that we invited bears a mark that only the tenant's administrators can write, its {@code employeeType}, and
 * only such are ever blocked or deleted (GST-03). An invitation cannot write it, and may be lost before we do: until then the guest has a
 * display name that nobody else gives.
 */
final class GraphGuests {

    private static final String FIELDS = "id,displayName,mail,userPrincipalName,otherMails,accountEnabled,employeeType";
    private static final int LONGEST_NAME = 256;
    /** How often a guest who was just invited is looked for before the next try of delivery does. */
    private static final int LOOKS = 4;

    private final GraphServer server;
    private final UUID connectorId;
    private final String home;
    private final Duration pause;

    /**
     * @param home where somebody is led once they have accepted
     * @param pause between two looks
     */
    GraphGuests(GraphServer server, UUID connectorId, String home, Duration pause) {
        this.server = server;
        this.connectorId = connectorId;
        this.home = home;
        this.pause = pause;
    }

    /** Of somebody: one that bears their mark, or that their address belongs to. Empty where there is none, or none is shown yet. */
    Optional<String> find(Holder holder) {
        var found = with("mail eq %s", holder.email());
        if (found.isEmpty()) {
            found = with("otherMails/any(m:m eq %s)", holder.email());
        }
        var theirs = found.stream().filter(user -> isOf(user, holder)).map(GraphServer::id).toList();
        if (theirs.size() > 1) {
            throw TargetException.refused("Several guests there have this address.");
        }
        if (theirs.isEmpty() && !found.isEmpty()) {
            // Further addresses may be written by whoever has the account.
            throw TargetException.refused(
                    "A guest there has this address as a further one only; if it is this person's, an administrator has to make it the mail of the account.");
        }
        return theirs.stream().findFirst();
    }

    private List<JsonNode> with(String filter, String address) {
        var query = Map.of("$filter", filter.formatted(GraphServer.quoted(address)) + " and userType eq 'Guest'", "$select", FIELDS);
        var answer = server.get(query, "users");
        return GraphServer.entries(GraphServer.done(answer, "look for a guest", Permission.GUESTS).json()).stream()
                .filter(user -> hasAddress(user, address)).toList();
    }

    private static boolean hasAddress(JsonNode user, String address) {
        return address.equalsIgnoreCase(user.path("mail").asText())
                || StreamSupport.stream(user.path("otherMails").spliterator(), false).anyMatch(one -> address.equalsIgnoreCase(one.asText()));
    }

    /** By what is not for the account's holder to write: mail, and the name that was made of the invited address. */
    private static boolean isOf(JsonNode user, Holder holder) {
        var name = holder.email().replace('@', '_') + "#EXT#";
        return holder.email().equalsIgnoreCase(user.path("mail").asText()) || user.path("userPrincipalName").asText().regionMatches(true, 0, name, 0, name.length());
    }

    /** Invites somebody, without a letter of Microsoft's. Who was invited before is the same guest again. */
    String invite(Holder holder) {
        var body = JsonNodeFactory.instance.objectNode().put("invitedUserEmailAddress", holder.email()).put("invitedUserDisplayName", unmarkedName(holder))
                .put("inviteRedirectUrl", home).put("sendInvitationMessage", false);
        var answer = server.send("POST", body, "invitations");
        if (answer.status() == GraphServer.BAD_REQUEST) {
            throw TargetException.refused("The target system refused to invite somebody (status 400): the address may be of the tenant itself, or of a domain that it does not let in.");
        }
        var invited = GraphServer.done(answer, "invite somebody", Permission.INVITE).json();
        if (!holder.email().equalsIgnoreCase(invited.path("invitedUserEmailAddress").asText())) {
            throw TargetException.refused("The target system answered with somebody else's invitation.");
        }
        return GraphServer.id(invited.path("invitedUser"));
    }

    /** Sees to it that a guest who is ours has our mark; one who was there before us is left as they are. Waits for them to be shown, for seconds. */
    KnownAccount settle(String account, Holder holder) {
        for (int i = 1;; i++) {
            var answer = read(account);
            if (!GraphServer.saysGone(answer)) {
                var user = shown(answer);
                var type = user.path("employeeType").asText("");
                if (type.equals(mark(holder)) || !user.path("displayName").asText().endsWith(unmarked(holder))) {
                    checkOwner(type, holder);
                    return new KnownAccount(account, isOurs(type));
                }
                var body = JsonNodeFactory.instance.objectNode().put("employeeType", mark(holder)).put("displayName", shorter(holder.displayName(), LONGEST_NAME));
                GraphServer.done(server.send("PATCH", body, "users", account), "mark a guest as ours", Permission.GUESTS);
            }
            if (i == LOOKS) {
                throw TargetException.refused("The guest was invited, and the target system does not show them as such yet.");
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** One that was made for somebody else would be deleted with them. */
    private void checkOwner(String type, Holder holder) {
        if (isOurs(type) && !type.equals(mark(holder))) {
            throw TargetException
                    .refused("A guest with this address was made for another person of ours; once its employeeType is emptied there, it is used.");
        }
    }

    private Answer read(String account) {
        return server.get(Map.of("$select", FIELDS), "users", account);
    }

    private static JsonNode shown(Answer answer) {
        return GraphServer.done(answer, "show a guest", Permission.GUESTS).json();
    }

    private String mark(Holder holder) {
        return marks() + holder.id();
    }

    private String marks() {
        return "Guesthouse " + connectorId + " ";
    }

    private boolean isOurs(String employeeType) {
        return employeeType.startsWith(marks());
    }

    /** How the name of a guest ends who was invited by us and has no mark yet. */
    private static String unmarked(Holder holder) {
        return "(Guesthouse %s)".formatted(holder.id());
    }

    private static String unmarkedName(Holder holder) {
        return shorter(holder.displayName(), LONGEST_NAME - unmarked(holder).length() - 1) + " " + unmarked(holder);
    }

    private static String shorter(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // Not in the middle of a character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Keeps a guest of ours from signing in, or undoes it. Nothing changes where they are not ours, or gone and to be blocked. */
    void enable(String account, boolean enabled) {
        var before = read(account);
        if (!enabled && GraphServer.saysGone(before) || !isOurs(shown(before).path("employeeType").asText(""))) {
            return;
        }
        var doing = enabled ? "unblock a guest" : "block a guest";
        var body = JsonNodeFactory.instance.objectNode().put("accountEnabled", enabled);
        GraphServer.done(server.send("PATCH", body, "users", account), doing, Permission.GUESTS);
        if (!enabled) {
            endSessions(account);
        }
        // A good status is said quickly, and this one is about keeping somebody out.
        if (shown(read(account)).path("accountEnabled").asBoolean(!enabled) != enabled) {
            throw TargetException.refused("The target system says that it did, and the guest is %s still.".formatted(enabled ? "blocked" : "active"));
        }
    }

    /** Who is blocked gets no new token in any case; where the application may not end sessions, those that they have last for an hour or so. */
    private void endSessions(String account) {
        var answer = server.send("POST", JsonNodeFactory.instance.objectNode(), "users", account, "revokeSignInSessions");
        if (answer.status() != GraphServer.FORBIDDEN) {
            answer.done("end the sessions of a guest");
        }
    }

    /** Removes a guest of ours; nothing changes where they are not ours, or gone. */
    void delete(String account) {
        var before = read(account);
        if (GraphServer.saysGone(before) || !isOurs(shown(before).path("employeeType").asText(""))) {
            return;
        }
        var answer = server.delete("users", account);
        if (!GraphServer.saysGone(answer)) {
            GraphServer.done(answer, "delete a guest", Permission.GUESTS);
        }
    }
}
