package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.audit.events.Events;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Days;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What was changed, by whom, when and from where (AUD-01). */
@ApplicationScoped
class AuditPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance audit(Frame frame, Office office, Part<Event> events);
    }

    /**
     * An event with its values side by side.
     *
     * @param values those of before and after, by their names
     */
    public record Event(Events.Item item, List<Value> values) {

        private static Event of(Events.Item item) {
            var before = item.before() == null ? Map.<String, Object>of() : item.before();
            var after = item.after() == null ? Map.<String, Object>of() : item.after();
            return new Event(item, Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct()
                    .map(name -> new Value(name, text(before.get(name)), text(after.get(name))))
                    .filter(value -> !value.before.isEmpty() || !value.after.isEmpty()).toList());
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }
    }

    /** A value that was, and is since. */
    public record Value(String name, String before, String after) {
    }

    @Override
    public String path() {
        return "/admin/audit";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        var input = visit.query("actor", "subject", "action");
        if (!office.asked("since").isBlank()) {
            input.put("since", Days.begin(office.asked("since")));
        }
        if (!office.asked("until").isBlank()) {
            input.put("until", Days.end(office.asked("until")));
        }
        var events = office.list(FunctionTable.EVENTS, Events.Item.class, input, "actor", "subject", "action", "since", "until");
        return visit.page(Templates.audit(visit.frame(), office, new Part<>(events.items().stream().map(Event::of).toList(), events.more())));
    }
}
