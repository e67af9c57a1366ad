package dev.guesthouse.delivery.targets.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.delivery.outbound.Answer;
import dev.guesthouse.delivery.targets.Holders;
import dev.guesthouse.delivery.targets.Membership;
import dev.guesthouse.delivery.targets.TargetException;
import dev.guesthouse.delivery.targets.scim.ScimProfile.Habit;

/** The groups of a server (RFC 7643, 4.2); their one role is to be a member. */
final class ScimGroups {

    static final String MEMBER = "member";
    /** A larger group is not read as a whole, and so not written as one. */
    private static final int MOST_WHOLE = 1000;
    /** Servers that are asked for what is so already say so in many ways. */
    private static final Set<Integer> PERHAPS_SO_ALREADY = Set.of(400, 404, 409);

    private final ScimServer server;
    private final ScimLists lists;

    ScimGroups(ScimServer server) {
        this.server = server;
        lists = new ScimLists(server);
    }

    private String endpoint() {
        return server.features().groups().orElseThrow(() -> TargetException.refused("The target system has no groups."));
    }

    /** Those whose name begins so, without their members. */
    List<JsonNode> search(String text, int most) {
        var query = new LinkedHashMap<String, String>();
        query.put("excludedAttributes", "members");
        var wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty() && server.features().filter() && !server.profile().has(Habit.equalsOnly)) {
            query.put("filter", ScimFilter.begins("displayName", text.strip()));
        }
        return lists.first(endpoint(), query, group -> group.path("displayName").asText().toLowerCase(Locale.ROOT).startsWith(wanted), most);
    }

    void add(Membership membership) {
        var account = membership.account();
        var answer = change(membership, ScimPatch.addMember(server.profile(), account), members -> {
            if (position(members, account) < 0) {
                members.addObject().put("value", account);
            }
        });
        if (!PERHAPS_SO_ALREADY.contains(answer.status())) {
            answer.done("add a member to a group");
        } else if (!holds(membership).orElse(false)) {
            if (new ScimUsers(server).isGone(account)) {
                throw TargetException.accountGone();
            }
            answer.done("add a member to a group");
        }
    }

    void remove(Membership membership) {
        var account = membership.account();
        var answer = change(membership, ScimPatch.removeMember(server.profile(), account), members -> {
            var position = position(members, account);
            if (position >= 0) {
                members.remove(position);
            }
        });
        if (!PERHAPS_SO_ALREADY.contains(answer.status()) || holds(membership).orElse(true)) {
            answer.done("remove a member from a group");
        }
    }

    private Answer change(Membership membership, ObjectNode patch, Consumer<ArrayNode> whole) {
        if (!MEMBER.equals(membership.role())) {
            throw TargetException.refused("Groups of the target system have the role %s alone.".formatted(MEMBER));
        }
        if (server.features().patch() || server.profile().has(Habit.patchOnly)) {
            var answer = server.send("PATCH", patch, endpoint(), membership.originId());
            if (server.profile().has(Habit.patchOnly) || answer.status() != ScimServer.NOT_ALLOWED && answer.status() != ScimServer.NOT_IMPLEMENTED) {
                return answer;
            }
        }
        return new ScimPut(server).change(endpoint(), membership.originId(), group -> {
            var members = ((ObjectNode) group).withArrayProperty("members");
            if (members.size() > MOST_WHOLE) {
                throw TargetException
                        .refused("The group has more than %d members, and the target system only takes all of them at once.".formatted(MOST_WHOLE));
            }
            whole.accept(members);
        });
    }

    private static int position(ArrayNode members, String account) {
        for (int i = 0; i < members.size(); i++) {
            if (account.equals(members.get(i).path("value").asText())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether an account is a member, by another way than it became one (CON-06): as the account says, or as groups or accounts are
     * found that are of one another. No group is read for it. Empty where the server tells it in no way.
     */
    Optional<Boolean> holds(Membership membership) {
        var account = membership.account();
        var group = membership.originId();
        if (server.profile().has(Habit.shownByMember)) {
            return found(endpoint(), group, ScimFilter.equal("members", account));
        }
        var said = new ScimUsers(server).saysItIsIn(account, group);
        if (said.isPresent()) {
            return said;
        }
        // Some find nothing by what they do not filter by: one that finds it is right.
        return Stream.of(found(server.features().users(), account, ScimFilter.equal("groups.value", group)),
                found(endpoint(), group, ScimFilter.equal("members.value", account))).flatMap(Optional::stream).reduce(Boolean::logicalOr);
    }

    /**
     * Who is a member: the accounts that say so of themselves, page by page, so that no large group is read as a whole; where none does, as the
     * group says. Empty where the server tells it in neither way.
     */
    Optional<Holders> members(String group, String next) {
        if (server.profile().has(Habit.shownByMember)) {
            return Optional.empty();
        }
        var page = lists.page(server.features().users(), ScimFilter.equal("groups.value", group), "id,groups", next);
        var said = page.filter(some -> some.entries().stream().allMatch(user -> user.path("groups").isArray()));
        if (next == null && said.filter(some -> !some.entries().isEmpty()).isEmpty()) {
            return Optional.of(new Holders(shown(group), null));
        }
        var some = said.orElseThrow(() -> TargetException.refused("The target system does not say of all accounts which groups they are in."));
        return Optional.of(new Holders(some.entries().stream().filter(user -> ScimUsers.isIn(user.path("groups"), group)).map(user -> user.path("id").asText())
                .toList(), some.next()));
    }

    private List<String> shown(String group) {
        var whole = server.get(Map.of("attributes", "id,members"), endpoint(), group).done("show a group").json();
        if (!group.equals(whole.path("id").asText())) {
            throw TargetException.refused("The target system answered with another group.");
        }
        return StreamSupport.stream(whole.path("members").spliterator(), false).filter(member -> !"Group".equals(member.path("type").asText()))
                .map(member -> member.path("value").asText()).toList();
    }

    /** A server that finds more than there can be does not look at the filter. */
    private Optional<Boolean> found(String endpoint, String id, String condition) {
        return lists.find(endpoint, ScimFilter.both(ScimFilter.equal("id", id), condition), "id").filter(all -> all.size() <= 1).map(all -> all.stream().anyMatch(one -> id.equals(one.path("id").asText())));
    }
}
