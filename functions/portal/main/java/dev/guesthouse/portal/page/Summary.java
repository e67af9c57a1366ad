package dev.guesthouse.portal.page;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.guesthouse.problem.FieldError;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;

/**
 * What is wrong with a form, a line a field: each names the field as its label does, and leads into it (PAG-04). It is made of the page itself, for
 * labels stand nowhere else; so it holds for whatever form a template has.
 */
final class Summary {

    /** Where it goes. What people typed is escaped, and so never this. */
    private static final String PLACE = "<!--summary-->";
    private static final Pattern CONTROL = Pattern.compile("<(input|textarea|select)\\b[^>]*>");
    private static final Pattern LEGEND = Pattern.compile("<legend>(.*?)</legend>", Pattern.DOTALL);

    private final Frame frame;
    private final Words words;
    private String html;

    private Summary(String html, Frame frame) {
        this.html = html;
        this.frame = frame;
        words = Wording.in(frame.language());
    }

    /** A page with the summary of its refused form. */
    static String in(String html, Frame frame) {
        return frame.isAboutFields() ? new Summary(html, frame).filled() : html;
    }

    private String filled() {
        var lines = frame.form().refusal().errors.stream().map(this::line).collect(Collectors.joining("\n"));
        return html.replace(PLACE, lines);
    }

    private String line(FieldError error) {
        var said = frame.say().of(error.sentence()).getValue();
        Integer number = null;
        for (var name = error.field(); !name.isEmpty(); name = above(name)) {
            var control = control(name);
            if (control != null) {
                return line(control, said, number);
            }
            number = name.endsWith("]") ? Integer.valueOf(name.substring(name.lastIndexOf('[') + 1, name.length() - 1)) + 1 : null;
        }
        return "<li>%s</li>".formatted(words.fieldIs(frame.say().value(error.field()).getValue(), said));
    }

    private String line(Control control, String said, Integer number) {
        var label = label(control);
        var isLine = number != null && control.tag.startsWith("<textarea");
        var text = label == null ? said : isLine ? words.lineIs(label, number, said) : words.fieldIs(label, said);
        return "<li><a href=\"#%s\">%s</a></li>".formatted(id(control), text);
    }

    /** Of what a field is a part: the list of its line, the object of its part. */
    private static String above(String name) {
        return name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('['))));
    }

    /** The first in which a field is filled in: by its name, that of what is around several, or that of a part of it; null where the page has none. */
    private Control control(String name) {
        var controls = CONTROL.matcher(html).results().map(found -> new Control(found.start(), found.group()))
                .filter(control -> !control.is("type", "hidden")).toList();
        var around = html.indexOf(" id=\"" + name + "\"");
        return controls.stream().filter(control -> control.is("name", name)).findFirst()
                .or(() -> controls.stream().filter(control -> around >= 0 && control.at > around).findFirst())
                .or(() -> controls.stream().filter(control -> Form.isPart(String.valueOf(control.value("name")), name)).findFirst()).orElse(null);
    }

    /** Where the focus goes; a control that has no id, such as the first of several to choose from, gets one. */
    private String id(Control control) {
        var there = control.value("id");
        if (there != null) {
            return there;
        }
        var made = "first-" + control.value("name");
        html = new StringBuilder(html).insert(html.indexOf(' ', control.at), " id=\"%s\"".formatted(made)).toString();
        return made;
    }

    /** What is said of a control, as HTML: of the group, where it is one of several; null for nothing. */
    private String label(Control control) {
        var before = html.substring(0, control.at);
        var opened = before.lastIndexOf("<fieldset");
        var group = opened > before.lastIndexOf("</fieldset>") ? between(before.substring(opened), LEGEND) : null;
        if (control.is("type", "radio") || control.is("type", "checkbox") && !control.is("id", control.value("name"))) {
            return group;
        }
        return control.is("type", "checkbox") ? between(html.substring(control.at), Pattern.compile(">(.*?)</label>", Pattern.DOTALL))
                : between(html, Pattern.compile("<label for=\"%s\">(.*?)</label>".formatted(Pattern.quote(String.valueOf(control.value("id")))), Pattern.DOTALL));
    }

    private static String between(String html, Pattern label) {
        return label.matcher(html).results().map(found -> found.group(1).replaceAll("<[^>]*>", "").strip()).findFirst().orElse(null);
    }

    /**
     * Something to be filled in.
     *
     * @param at where it stands
     * @param tag with what it says of itself
     */
    private record Control(int at, String tag) {

        String value(String attribute) {
            return Pattern.compile(" %s=\"([^\"]*)\"".formatted(attribute)).matcher(tag).results().map(found -> found.group(1)).findFirst().orElse(null);
        }

        boolean is(String attribute, String value) {
            return value != null && value.equals(value(attribute));
        }
    }
}
