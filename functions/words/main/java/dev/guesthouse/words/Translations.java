package dev.guesthouse.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.guesthouse.settings.Language;

/**
 * What functions say, such as why they refuse, in the languages of pages: by its English template, as gettext has it, in a file of each
 * language ({@code messages/functions_de.po}). That of English has what people read in other words than programs.
 */
public final class Translations {

    private static final Pattern ENTRY = Pattern.compile("(?m)^msgid \"(.+)\"\\Rmsgstr \"(.+)\"$");
    private static final Map<Language, Map<String, String>> ALL = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Translations::read));

    private Translations() {
    }

    /** A template or a word in a language; as programs read it where there is none in it. */
    public static String in(Language language, String english) {
        return ALL.getOrDefault(language, Map.of()).getOrDefault(english, english);
    }

    private static Map<String, String> read(Language language) {
        try (var file = Translations.class.getResourceAsStream("/messages/functions_%s.po".formatted(language))) {
            return ENTRY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8)).results()
                    .collect(Collectors.toUnmodifiableMap(entry -> entry.group(1).translateEscapes(), entry -> entry.group(2).translateEscapes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The words of %s cannot be read".formatted(language), e);
        }
    }
}
