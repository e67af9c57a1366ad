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
        if (person != null && person.language() != null) {
            return person.language();
        }
        var asked = asked(request);
        return asked == null ? settings.language() : asked;
    }

    /** What their browser asks for; null where it asks for none that is there. */
    Language asked(HttpServerRequest request) {
        var ranges = request.getHeader("Accept-Language");
        if (ranges == null || ranges.length() > LONGEST) {
            return null;
        }
        try {
            var tag = Locale.lookupTag(Locale.LanguageRange.parse(ranges), TAGS);
            return tag == null ? null : Language.valueOf(tag);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
