package dev.guesthouse.pages;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.settings.Language;
import dev.guesthouse.words.Translations;

@DisplayName("What functions say, in other languages")
class TranslationsTest {

    private static final Pattern ENTRY = Pattern.compile("(?m)^msgid \"(.+)\"\\Rmsgstr \"(.+)\"$");
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d)\\$)?(,?[sd])");

    private static final Pattern POLICY = Pattern.compile("(?i)\\bpolic(y|ies)\\b");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private static final SaidByFunctions SAID = new SaidByFunctions();

    @Test
    @DisplayName("PAG-01 all that functions say to people is a constant, so that it can be said in another language")
    void constant() {
        assertThat(SAID.faults, is(empty()));
    }

    @Test
    @DisplayName("PAG-01 every sentence of a function, and every word in it, is there in German, tells the same facts, and none is left over")
    void complete() throws IOException {
        var german = entries("de");
        var missing = new TreeSet<>(SAID.templates);
        missing.removeAll(german.keySet());
        assertThat("missing", missing, is(empty()));
        german.forEach((english, said) -> assertThat(english, places(said), is(places(english))));
        german.keySet().removeAll(SAID.templates);
        assertThat("left over", german.keySet(), is(empty()));
    }

    @Test
    @DisplayName("PAG-01 what functions say to people is words: it names no function, and has no code in it; but for the cures of problems' types, which programs read")
    void words() {
        var functions = Arrays.stream(FunctionTable.values()).map(FunctionTable::functionName).filter(name -> name.contains("-")).collect(Collectors.joining("|"));
        var code = Pattern.compile("`|(?<![\\w-])(" + functions + ")(?![\\w-])");
        var said = new TreeSet<>(SAID.templates);
        Arrays.stream(ProblemType.values()).forEach(type -> said.remove(type.cure));
        assertThat(said.stream().filter(sentence -> code.matcher(sentence).find()).toList(), is(empty()));
    }

    @Test
    @DisplayName("PAG-01 on English pages no sentence of a function speaks of a policy, which are terms there, but by the names that programs use")
    void terms() throws IOException {
        var english = entries("en");
        english.forEach((template, said) -> assertThat(template, places(said), is(places(template))));
        assertThat("left over", SAID.templates.containsAll(english.keySet()));
        assertThat(SAID.templates.stream().map(template -> Translations.in(Language.en, template)).filter(said -> POLICY.matcher(CODE.matcher(said).replaceAll("")).find())
                .toList(), is(empty()));
    }

    private static Map<String, String> entries(String language) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var file = Translations.class.getResourceAsStream("/messages/functions_%s.po".formatted(language))) {
            ENTRY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .forEach(entry -> entries.put(entry.group(1).translateEscapes(), entry.group(2).translateEscapes()));
        }
        return entries;
    }

    /** Which arguments a template takes, each with its form. */
    private static Set<String> places(String template) {
        var places = new TreeSet<String>();
        PLACE.matcher(template).results().forEach(place -> places.add((place.group(1) == null ? places.size() + 1 : place.group(1)) + place.group(2)));
        return places;
    }
}
