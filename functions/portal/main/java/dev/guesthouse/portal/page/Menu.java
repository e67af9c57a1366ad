package dev.guesthouse.portal.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.portal.page.Frame.Link;
import dev.guesthouse.words.Words;

/** The one line of links that every page has, of which each visitor is shown those that lead somewhere for them (PAG-06). */
final class Menu {

    /** @param needs the function without which there is nothing to see */
    private record Entry(String path, FunctionTable needs, Function<Words, String> words) {
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry("/my/", FunctionTable.MY_ACCESS, Words::menuMyAccess),
            new Entry("/my/find", FunctionTable.AVAILABLE_PACKAGES, Words::menuFind),
            new Entry("/my/decisions", FunctionTable.PENDING_APPROVALS, Words::menuDecisions),
            new Entry("/my/organization", FunctionTable.MY_ORGANIZATION, Words::menuOrganization),
            new Entry("/admin/", FunctionTable.ORGANIZATIONS, Words::menuAdministration));

    private Menu() {
    }

    /** @param path of the page that is shown */
    static List<Link> of(Predicate<FunctionTable> may, Words words, String path) {
        return ENTRIES.stream().filter(entry -> may.test(entry.needs))
                .map(entry -> new Link(entry.path, entry.words.apply(words), isAbove(entry.path, path))).toList();
    }

    /** What begins with {@code /admin/} stands below it; below {@code /my/} there are other entries, so that is only itself. */
    private static boolean isAbove(String entry, String path) {
        return path.equals(entry) || !entry.equals("/my/") && path.startsWith(entry.endsWith("/") ? entry : entry + "/");
    }
}
