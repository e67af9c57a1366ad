package dev.guesthouse.portal.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.settings.Language;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;

/**
 * What every page is given beside its own: whose instance it is, who looks at it in which language, what they typed, and how things are said.
 *
 * @param instance its name
 * @param language in which the page is
 * @param person who is signed in; null for nobody
 * @param links where this person can go, in order
 * @param path the page's own, to which its form is sent
 * @param at when it was made
 * @param formToken what each form of it carries
 * @param form what came back; {@link Form#NONE} where the page was only opened
 * @param done what was done just now; null for nothing
 * @param foot links in the foot of the page
 */
@TemplateData
public record Frame(String instance, Language language, PersonView person, List<Link> links, String path, Instant at, String formToken, Form form, Done done,
        List<Link> foot) {

    /**
     * A page that others lead to.
     *
     * @param path where it is
     * @param words what it is called, in the reader's language
     * @param isHere whether it is the page that is shown, or stands above it
     */
    @TemplateData
    public record Link(String path, String words, boolean isHere) {
    }

    /**
     * A language in which the page is too.
     *
     * @param tag by which it is chosen
     * @param name as its own readers call it
     */
    @TemplateData
    public record Other(String tag, String name) {
    }

    /** The languages in which the page is not shown now. */
    public List<Other> others() {
        return Arrays.stream(Language.values()).filter(other -> other != language)
                .map(other -> new Other(other.name(), other.locale().getDisplayLanguage(other.locale()))).toList();
    }

    /** Whether the form comes back. */
    public boolean isRefused() {
        return form.refusal() != null;
    }

    /** Whether what is wrong is said at fields, so that it need not be said twice. */
    public boolean isAboutFields() {
        return isRefused() && !form.refusal().errors.isEmpty();
    }

    /** What is wrong with a field, or with a line of one that takes several of something; null for nothing. */
    public RawString error(String name) {
        return form.wrongWith(name).map(say()::of).orElse(null);
    }

    /** How things are said to this reader. */
    public Sentences say() {
        return new Sentences(language);
    }
}
