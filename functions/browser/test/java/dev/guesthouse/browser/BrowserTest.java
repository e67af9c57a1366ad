package dev.guesthouse.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.guesthouse.test.GuesthouseTest;

/** A test of the product through a browser; what goes wrong behind a page that somebody has opened fails it, whatever it is about. */
@ExtendWith(Chromium.class)
abstract class BrowserTest extends GuesthouseTest {

    private final List<Visitor> visitors = new ArrayList<>();

    /** Somebody who has signed in. */
    final Visitor visitor(String email, Look look) {
        return keep(new Visitor(look, given.another(email).token()));
    }

    /** Somebody who has not. */
    final Visitor stranger(Look look) {
        return keep(new Visitor(look, null));
    }

    private Visitor keep(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    @AfterEach
    final void nothingWentWrong() {
        assertThat(visitors.stream().flatMap(visitor -> visitor.leaves().stream()).toList(), empty());
    }
}
