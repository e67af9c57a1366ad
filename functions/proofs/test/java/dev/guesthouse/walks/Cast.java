package dev.guesthouse.walks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.guesthouse.test.Client;
import dev.guesthouse.test.Database;
import dev.guesthouse.test.Driver;
import dev.guesthouse.test.Given;
import dev.guesthouse.test.Surroundings;

/** Who plays in a walk; each signs in once, and stays signed in until the product ends their session. */
final class Cast {

    static final String ADMIN = Surroundings.ADMINISTRATOR;
    static final String OMAR = "omar@home.example";
    static final String MIA = "mia@home.example";
    static final String NOOR = "noor@home.example";
    static final String LEA = "lea@home.example";
    static final String SANA = "sana@fabrikam.example";
    static final String PIA = "pia@fabrikam.example";
    static final String EVA = "eva@eu.fabrikam.example";
    static final String BEN = "ben@eu.fabrikam.example";
    static final String CORA = "cora@contoso.example";
    static final String INES = "ines@contoso.example";
    /** Of an organization that nobody has entered. */
    static final String LARS = "lars@litware.example";

    /** Whoever asks for something. */
    static final List<String> REQUESTORS = List.of(PIA, PIA, BEN, INES, LARS, SANA, EVA, CORA, LEA);

    private final Driver guesthouse;
    private final Given given;
    private final Database database;
    private final Map<String, Client> signedIn = new HashMap<>();

    Cast(Driver guesthouse, Given given, Database database) {
        this.guesthouse = guesthouse;
        this.given = given;
        this.database = database;
    }

    /** Somebody who is signed in, if they can be. */
    Client caller(String email) {
        if (signedIn.containsKey(email) && isOut(email)) {
            signedIn.remove(email);
        }
        return isBlocked(email) ? signedIn.getOrDefault(email, stranger()) : signedIn.computeIfAbsent(email, given::another);
    }

    Client stranger() {
        return guesthouse.bearer(null, "guesthouse_session_of-nobody");
    }

    /** Keeps sessions that nobody ended from ending by the clock: signing in anew for each day is another test's. */
    void stay(Instant now) {
        database.run("UPDATE session SET expires_at = ? WHERE ended_at IS NULL", now.plus(Duration.ofHours(11)));
    }

    private boolean isBlocked(String email) {
        return database.count("SELECT count(*) FROM person WHERE email = ? AND state = 'blocked'", email) > 0;
    }

    private boolean isOut(String email) {
        return database.count("SELECT count(*) FROM session s JOIN person p ON p.id = s.person_id WHERE p.email = ? AND p.state <> 'deleted'"
                + " AND s.ended_at IS NULL", email) == 0;
    }
}
