package dev.guesthouse.testing;

import java.sql.SQLException;

import javax.sql.DataSource;

import dev.guesthouse.secret.Secret;

/** An administrator who is there already, and has a session. */
public final class Administrator {

    private Administrator() {
    }

    /** Writes them into a database that is migrated and has nobody of that name; answers the session's token. */
    public static String signIn(DataSource database, String name) {
        var token = "guesthouse_session_of-" + name;
        try (var connection = database.getConnection(); var statement = connection.prepareStatement("""
                WITH administrator AS (
                    INSERT INTO person (id, kind, state, email, email_domain, governed, created_at, version)
                    VALUES (gen_random_uuid(), 'member', 'active', ?, 'home.example', false, now(), 0) RETURNING id),
                role AS (
                    INSERT INTO role_assignment (id, person_id, role, created_at) SELECT gen_random_uuid(), id, 'administrator', now() FROM administrator)
                INSERT INTO session (id, person_id, token_hash, created_at, expires_at)
                SELECT gen_random_uuid(), id, ?, now(), now() + interval '12 hours' FROM administrator
                """)) {
            statement.setString(1, name + "@home.example");
            statement.setBytes(2, Secret.hash(token));
            statement.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
