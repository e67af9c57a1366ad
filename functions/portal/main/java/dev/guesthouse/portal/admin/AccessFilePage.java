package dev.guesthouse.portal.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.words.AdminWords;
import dev.guesthouse.words.DecisionWords;
import dev.guesthouse.words.Wording;

/** The list of access as a file, narrowed as the page is, and to its end. */
@ApplicationScoped
class AccessFilePage implements HtmlPage {

    static final String PATH = "/admin/access.csv";
    private static final int AT_ONCE = 200;

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Reply show(Visit visit) {
        return new Reply.Kept("access.csv", Csv.TYPE, new Parts(visit, AccessesPage.input(new Office(visit)).put("limit", String.valueOf(AT_ONCE))));
    }

    /** The list part by part, headed by what its columns are called. */
    private static final class Parts implements Iterator<String> {

        private final Visit visit;
        private final ObjectNode input;
        private boolean isBegun;

        Parts(Visit visit, ObjectNode input) {
            this.visit = visit;
            this.input = input;
        }

        @Override
        public boolean hasNext() {
            return !isBegun || input.has("after");
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var page = visit.list(FunctionTable.ASSIGNMENTS, AssignmentRow.class, input);
            var rows = new ArrayList<List<String>>();
            if (!isBegun) {
                rows.add(head());
            }
            page.items().forEach(row -> rows.add(cells(row)));
            isBegun = true;
            if (page.next() == null) {
                input.remove("after");
            } else {
                input.put("after", page.next());
            }
            return Csv.of(rows);
        }

        private List<String> head() {
            var language = visit.frame().language();
            var words = Wording.in(language);
            var admin = Wording.in(language, AdminWords.class);
            return List.of(Wording.in(language, DecisionWords.class).who(), admin.emailAddress(), words.accessPackage(), words.from(), words.until(), admin.endedOn(),
                    words.where(), words.reference());
        }

        private List<String> cells(AssignmentRow row) {
            return List.of(row.person().displayName() == null ? "" : row.person().displayName(), row.person().email(), row.accessPackage().displayName(),
                    moment(row.startDateTime()), moment(row.endDateTime()), moment(row.endedDateTime()), visit.frame().say().state(row), row.id().toString());
        }

        /** As programs and spreadsheets read it. */
        private static String moment(Instant moment) {
            return moment == null ? "" : moment.toString();
        }
    }
}
