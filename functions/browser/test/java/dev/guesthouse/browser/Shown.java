package dev.guesthouse.browser;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Every page that there is, as somebody sees it; whoever adds a page adds a line. */
enum Shown {

    HOME(null, world -> "/", "en"),
    ASK(null, World::packageLink, "en"),
    DECIDE(null, World::decisionLink, "en"),
    MY(null, world -> "/my", "en"),
    PROBLEMS(null, world -> "/problems", "en"),
    PROBLEM(null, world -> "/problems/request-open", "en");

    /** The address of whoever sees it; null for somebody who has not signed in. */
    final String who;
    final Function<World, String> address;
    final List<String> languages;

    Shown(String who, Function<World, String> address, String... languages) {
        this.who = who;
        this.address = address;
        this.languages = List.of(languages);
    }

    /** What files of it are called. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
