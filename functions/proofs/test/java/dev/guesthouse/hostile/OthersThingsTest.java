package dev.guesthouse.hostile;

import static dev.guesthouse.test.Given.PIA;
import static dev.guesthouse.test.Given.SANA;
import static dev.guesthouse.test.Surroundings.ADMINISTRATOR;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable.Effect;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.test.Changes;
import dev.guesthouse.test.GuesthouseTest;
import dev.guesthouse.test.JsonBody;
import dev.guesthouse.test.Wire.Reply;
import dev.guesthouse.test.Wire;
import io.quarkus.test.junit.QuarkusTest;

/** Every function that can be told of something, told of somebody else's, of something else, and of what is gone. */
@QuarkusTest
class OthersThingsTest extends GuesthouseTest {

    private static final String NEVER = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String NEVER_MADE = "x".repeat(43);
    /** Another sponsor, another person of the same organization, somebody of none, a member. */
    private static final List<String> STRANGERS = List.of(HostileWorld.AMIR, HostileWorld.QUINN, HostileWorld.EVE, HostileWorld.MIA);
    /** What Quinn may ask for as well as Pia. */
    private static final Set<FunctionTable> OF_THE_WHOLE_ORGANIZATION = Set.of(FunctionTable.AVAILABLE_PACKAGE, FunctionTable.SUBMIT_REQUEST);

    /** A canceled request is still to be seen, and to end what has ended changes nothing. */
    private static final Set<FunctionTable> SHOWN_OR_DONE = Set.of(FunctionTable.REQUEST, FunctionTable.APPROVAL, FunctionTable.END_MACHINE_TOKEN);

    private final Wire wire = new Wire();
    private HostileWorld world;
    private Sensible sensible;
    private Attack attack;
    private Changes changes;

    @BeforeEach
    void world() {
        var random = new Random(1);
        changes = new Changes(database, clock);
        world = new HostileWorld(given, guesthouse, mails, database, random);
        changes.watch();
        sensible = new Sensible(world, random);
        attack = new Attack(world, random);
    }

    @AfterEach
    void stop() throws IOException {
        changes.stop();
        wire.close();
    }

    @Test
    @DisplayName("REQ-04 APR-02 to strangers others' things are not there: every function answers as for an id that never was, and changes nothing")
    void strangers() throws IOException {
        for (var function : functions()) {
            var fields = named(function);
            for (var stranger : STRANGERS) {
                if (!stranger.equals(HostileWorld.QUINN) || !OF_THE_WHOLE_ORGANIZATION.contains(function)) {
                    var refusal = call(function, stranger, fields);
                    // A sponsor of another organization gets a list with nothing in it.
                    assertThat(said(function, stranger, fields, refusal), refusal.status(), anyOf(is(403), is(404), is(isList(function) ? 200 : 404)));
                    assertThat(refusal.text(), equalTo(call(function, stranger, References.replaced(fields, id -> NEVER)).text()));
                }
            }
        }
    }

    @Test
    @DisplayName("APR-06 PKG-03 a link that came to somebody else opens nothing, and is answered as one that was never made")
    void links() throws IOException {
        world.pendingRequest();
        var decision = mails.to(SANA, "asks for").linkToken();
        var invitation = given.admin().get("package", "id", world.packageToAskFor()).text("link");
        for (var function : functions()) {
            if (Inputs.of(function).stream().anyMatch(field -> field.name().equals("link"))) {
                for (var stranger : STRANGERS) {
                    for (var link : OF_THE_WHOLE_ORGANIZATION.contains(function)
                            && stranger.equals(HostileWorld.QUINN) ? List.of(decision) : List.of(decision, invitation)) {
                        var fields = JsonBody.of("link", link, "justification", "x");
                        if (function.effect == Effect.READ) {
                            fields.remove("justification");
                        }
                        var refusal = call(function, stranger, fields);
                        assertThat(said(function, stranger, fields, refusal), refusal.status(), is(404));
                        assertThat(refusal.text(), equalTo(call(function, stranger, JsonBody.with(fields, "link", NEVER_MADE)).text()));
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("OPS-06 an id of something of another kind is an id of nothing")
    void otherKinds() throws IOException {
        for (var kind : Thing.values()) {
            eachWithAnother(id -> kind.holds(database, id) ? null : kind.there(database));
        }
    }

    @Test
    @DisplayName("OPS-06 what was removed, deleted, erased or ended is not there for any function, or it is told that it is over")
    void gone() throws IOException {
        var gone = goneByKind();
        for (var kind : gone.keySet()) {
            eachWithAnother(id -> kind.holds(database, id) ? gone.get(kind) : null);
        }
    }

    /** Calls each function with another id in the place of one, for each that there is another for. */
    private void eachWithAnother(UnaryOperator<String> another) throws IOException {
        for (var function : functions()) {
            for (int place = 0; !isList(function) && place < ids(function).size(); place++) {
                var input = sensible.input(function);
                var fields = References.peopleById(input.fields(), this::personId);
                var id = References.ids(fields).get(place);
                var other = another.apply(id);
                if (other != null) {
                    refused(function, input.by(), References.replaced(fields, one -> one.equals(id) ? other : one));
                }
            }
        }
    }

    private List<String> ids(FunctionTable function) {
        return References.ids(References.peopleById(sensible.input(function).fields(), this::personId));
    }

    private String personId(String email) {
        return database.value("SELECT id FROM person WHERE email = ?", email);
    }

    @Test
    @DisplayName("ORG-12 no list takes another list's cursor")
    void cursors() throws IOException {
        var cursor = given.admin().get("people", "limit", 1).ok().text("next");
        for (var function : FunctionTable.values()) {
            for (var after : function == FunctionTable.PEOPLE ? List.<String>of() : cursors(function)) {
                var input = sensible.input(function);
                var fields = JsonBody.with(input.fields(), after, cursor);
                var refusal = call(function, input.by(), fields);
                assertThat(said(function, input.by(), fields, refusal), refusal.status(), is(422));
            }
        }
    }

    /** Those that refuse a call as a whole: by a link anybody gets the same answer, and of several people each has one of their own. */
    private static List<FunctionTable> functions() {
        return Arrays.stream(FunctionTable.values()).filter(function -> function != FunctionTable.SEND_CODE && function != FunctionTable.SUBMIT_REQUESTS)
                .filter(References::takes).toList();
    }

    /** Lists ask for what goes with an id; nothing may. */
    private static boolean isList(FunctionTable function) {
        return !cursors(function).isEmpty();
    }

    /** The fields that say where a list goes on: {@code after}, or {@code accessAfter} where there are several lists in one answer. */
    private static List<String> cursors(FunctionTable function) {
        return Inputs.of(function).stream().map(field -> field.name()).filter(name -> name.equals("after") || name.endsWith("After")).toList();
    }

    /** Sensible input that names Pia or what is hers. */
    private Map<String, Object> named(FunctionTable function) {
        var fields = new LinkedHashMap<>(sensible.input(function).fields());
        if (function == FunctionTable.CHECK_ACCESS) {
            fields.put("person", PIA);
        }
        return fields;
    }

    private Map<Thing, String> goneByKind() throws IOException {
        var gone = new EnumMap<Thing, String>(Thing.class);
        gone.put(Thing.ORGANIZATION, goneBy(FunctionTable.REMOVE_ORGANIZATION));
        gone.put(Thing.CATALOG, goneBy(FunctionTable.DELETE_CATALOG));
        gone.put(Thing.RESOURCE, goneBy(FunctionTable.REMOVE_RESOURCE));
        gone.put(Thing.PACKAGE, goneBy(FunctionTable.DELETE_PACKAGE));
        gone.put(Thing.POLICY, goneBy(FunctionTable.DELETE_POLICY));
        gone.put(Thing.PERSON, goneBy(FunctionTable.ERASE_PERSON));
        gone.put(Thing.REQUEST, goneBy(FunctionTable.CANCEL_REQUEST));
        gone.put(Thing.ASSIGNMENT, goneBy(FunctionTable.GIVE_BACK_ACCESS));
        gone.put(Thing.TOKEN, goneBy(FunctionTable.END_MACHINE_TOKEN));
        return gone;
    }

    /** Lets something go; answers its id. */
    private String goneBy(FunctionTable function) throws IOException {
        var input = sensible.input(function);
        var fields = References.peopleById(input.fields(), this::personId);
        var reply = call(function, input.by(), fields);
        assertThat(said(function, input.by(), fields, reply), reply.status(), lessThan(300));
        return References.ids(fields).get(0);
    }

    private void refused(FunctionTable function, String by, Map<String, Object> fields) throws IOException {
        var reply = call(function, by, fields);
        if (SHOWN_OR_DONE.contains(function) && reply.status() < 300) {
            assertThat(said(function, by, fields, reply), changes.sinceLastLook(), empty());
        } else {
            assertThat(said(function, by, fields, reply), reply.status(), anyOf(is(404), is(409), is(422)));
        }
    }

    /** The answer; a refusal changes nothing. */
    private Reply call(FunctionTable function, String by, Map<String, Object> fields) throws IOException {
        changes.settle();
        var attempt = attack.plain(function, by, fields);
        var reply = wire.send(attempt.bytes(), false);
        Judge.check(reply);
        if (reply.status() >= 400) {
            assertThat(said(function, by, fields, reply), changes.sinceLastLook(), empty());
        }
        return reply;
    }

    private static String said(FunctionTable function, String by, Map<String, Object> fields, Reply reply) {
        return "%s calls %s with %s: %s".formatted(by, function.functionName(), fields, reply.text());
    }
}
