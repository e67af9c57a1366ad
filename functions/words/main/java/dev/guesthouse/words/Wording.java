package dev.guesthouse.words;

import dev.guesthouse.settings.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The words of a language, for what is not written in templates. */
public final class Wording {

    private Wording() {
    }

    public static Words in(Language language) {
        // The bundle's own language has no other one's qualifier.
        return language == Language.en ? MessageBundles.get(Words.class) : MessageBundles.get(Words.class, Localized.Literal.of(language.name()));
    }
}
