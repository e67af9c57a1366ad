package dev.guesthouse.words;

import dev.guesthouse.settings.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** The words of a language, for what is not written in templates. */
public final class Wording {

    private Wording() {
    }

    public static Words in(Language language) {
        return in(language, Words.class);
    }

    /** Those of one bundle. */
    public static <T> T in(Language language, Class<T> bundle) {
        // The bundle's own language has no other one's qualifier.
        return language == Language.en ? MessageBundles.get(bundle) : MessageBundles.get(bundle, Localized.Literal.of(language.name()));
    }
}
