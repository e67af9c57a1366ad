package dev.guesthouse.portal.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.settings.Language;
import dev.guesthouse.settings.Settings;
import io.vertx.core.http.HttpServerRequest;

/** In which language somebody reads: their own, else what their browser asks for (RFC 4647, lookup), else the instance's (MSG-03). */
@ApplicationScoped
class Languages {

    private static final List<String> TAGS = Arrays.stream(Language.values()).map(Language::name).toList();
    /** Longer ones are no browser's. */
    private static final int LONGEST = 200;

    private final Settings settings;

    Languages(Settings settings) {
        this.settings = settings;
    }

    /** @param person null for nobody */
    Language of(PersonView person, HttpServerRequest request) {
        return person != null && person.language() != null ? person.language() : asked(request.getHeader("Accept-Language"));
    }

    private Language asked(String ranges) {
        if (ranges == null || ranges.length() > LONGEST) {
            return settings.language();
        }
        try {
            var tag = Locale.lookupTag(Locale.LanguageRange.parse(ranges), TAGS);
            return tag == null ? settings.language() : Language.valueOf(tag);
        } catch (IllegalArgumentException e) {
            return settings.language();
        }
    }
}
