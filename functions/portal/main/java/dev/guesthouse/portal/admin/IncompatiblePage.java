package dev.guesthouse.portal.admin;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ChangedPackage;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.packages.Packages;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a package does not go with (PKG-06), to be changed once it is told how many have the package and ask for it. */
@ApplicationScoped
class IncompatiblePage implements HtmlPage {

    /** What the box of a package is called: this, and its id. */
    private static final String BOX = "incompatibleWith.";
    /** How many packages are shown to choose from; the others are found by their names. */
    private static final int SHOWN = 20;

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance incompatible(Frame frame, Office office, PackageView shown, Map<String, String> chosen, Map<String, String> others, Found found);
    }

    @Override
    public String path() {
        return "/admin/packages/:id/incompatible";
    }

    @Override
    public Reply show(Visit visit) {
        return page(visit, Found.NOTHING);
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input().put("id", visit.parameter("id"));
        var ids = input.putArray("incompatibleWith");
        form.typed(BOX).keySet().forEach(name -> ids.add(name.substring(BOX.length())));
        if (form.has("save")) {
            visit.call(FunctionTable.CHANGE_PACKAGE, input);
            return Reply.seeOther("/admin/packages/" + visit.parameter("id"));
        }
        return page(visit, form.has("look") ? Found.NOTHING
                : Found.all(visit.call(FunctionTable.CHANGE_PACKAGE, input.put("dryRun", true)).answer(ChangedPackage.class).effect(), visit.frame()));
    }

    private static Reply page(Visit visit, Found found) {
        visit.need(FunctionTable.CHANGE_PACKAGE);
        var office = new Office(visit);
        var shown = office.accessPackage();
        var chosen = chosen(visit, shown);
        return visit.page(Templates.incompatible(visit.frame(), office, shown, chosen, others(visit, shown, chosen), found));
    }

    /** Those that are to be in the way, by what their boxes are called. */
    private static Map<String, String> chosen(Visit visit, PackageView shown) {
        if (!visit.form().fields().isEmpty()) {
            return visit.form().typed(BOX);
        }
        var chosen = new LinkedHashMap<String, String>();
        shown.incompatibleWith().forEach(other -> chosen.put(BOX + other.id(), other.displayName()));
        return chosen;
    }

    /** Those whose names begin with what was searched for. */
    private static Map<String, String> others(Visit visit, PackageView shown, Map<String, String> chosen) {
        var input = visit.input().put("limit", String.valueOf(SHOWN));
        visit.form().text("searchPackage").ifPresent(search -> input.put("search", search));
        var others = new LinkedHashMap<String, String>();
        visit.list(FunctionTable.PACKAGES, Packages.Item.class, input).items().stream()
                .filter(other -> !other.id().equals(shown.id()) && !chosen.containsKey(BOX + other.id()))
                .forEach(other -> others.put(BOX + other.id(), other.displayName()));
        return others;
    }
}
