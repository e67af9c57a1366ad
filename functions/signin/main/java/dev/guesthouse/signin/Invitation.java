package dev.guesthouse.signin;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.guesthouse.http.gate.Retried;
import dev.guesthouse.schema.SchemaReady;
import dev.guesthouse.session.FirstAdministrator;

/** Tells whoever starts the program how to sign in as the first administrator, while nobody else can. */
@ApplicationScoped
class Invitation {

    private final FirstAdministrator first;
    private final Clock clock;

    Invitation(FirstAdministrator first, Clock clock) {
        this.first = first;
        this.clock = clock;
    }

    void atStart(@Observes SchemaReady ready) {
        Retried.transaction(() -> first.ensure(clock.instant())).ifPresent(System.out::println);
    }
}
