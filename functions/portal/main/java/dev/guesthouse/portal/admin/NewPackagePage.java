package dev.guesthouse.portal.admin;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.AddResources;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ChangedPackage;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Where a package is made step by step, or a further policy of one that is there ({@code ?packageId=}). What was typed goes along in the form
 * from step to step, and nothing is saved before the last one, whose button names the act.
 */
@ApplicationScoped
class NewPackagePage implements HtmlPage {

    private static final String SAVE = "save";

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance newPackage(Frame frame, Office office, Draft draft);
    }

    @Override
    public String path() {
        return "/admin/packages/new";
    }

    @Override
    public Reply show(Visit visit) {
        visit.need(FunctionTable.ADD_POLICY);
        return visit.page(Templates.newPackage(visit.frame(), new Office(visit), new Draft(visit)));
    }

    @Override
    public Reply act(Visit visit) {
        return visit.form().is(Draft.GO, SAVE) ? save(visit, new Draft(visit)) : show(visit);
    }

    /** One call after the other; what one has made is put down, so that after a refusal the next try goes on from there. */
    private static Reply save(Visit visit, Draft draft) {
        var form = visit.form();
        if (!draft.isForPackage()) {
            if (draft.isNewCatalog()) {
                form.note("catalogId", visit.call(FunctionTable.CREATE_CATALOG, draft.catalogInput()).answer(CatalogView.class).id().toString());
            }
            var resources = draft.newResources();
            if (!resources.isEmpty()) {
                var added = visit.call(FunctionTable.ADD_RESOURCES, draft.resourcesInput()).answer(AddResources.Answer.class).items();
                for (int i = 0; i < resources.size(); i++) {
                    resources.get(i).becomes(form, added.get(i).id().toString());
                }
            }
            form.note(Draft.PACKAGE, visit.call(FunctionTable.CREATE_PACKAGE, draft.packageInput()).answer(ChangedPackage.class).accessPackage().id().toString());
        }
        visit.call(FunctionTable.ADD_POLICY, draft.policyInput());
        return Reply.seeOther("/admin/packages/" + form.value(Draft.PACKAGE) + "?made");
    }
}
