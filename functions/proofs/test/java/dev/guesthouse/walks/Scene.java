package dev.guesthouse.walks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.guesthouse.test.Database;
import dev.guesthouse.test.SettableClock;

/** What is there at this moment, for whoever looks for something to do. */
record Scene(Database database, SettableClock clock, Cast cast) {

    Instant now() {
        return clock.instant();
    }

    /** A moment in so many hours, as calls take it. */
    String in(long hours) {
        return now().plus(Duration.ofHours(hours)).toString();
    }

    /** One of what a query finds. */
    Optional<String> one(int number, String sql, Object... values) {
        return one(number, database.column(sql, values));
    }

    static <T> Optional<T> one(int number, List<T> choice) {
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(number % choice.size()));
    }

    String value(String sql, Object... values) {
        return database.value(sql, values);
    }

    /** Somebody who cannot have to do with it, or perhaps has: to see them refused. */
    String anybody(Action action) {
        return one(action.who(), Cast.REQUESTORS).orElseThrow();
    }
}
