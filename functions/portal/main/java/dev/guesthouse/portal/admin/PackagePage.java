package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.packages.PolicyView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A package: its link to copy, what it opens, and under which terms it is asked for; it is changed and deleted here. */
@ApplicationScoped
class PackagePage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance onePackage(Frame frame, Office office, PackageView shown, Said said, boolean made);
    }

    /**
     * What it says in words.
     *
     * @param roles what it opens
     * @param terms its policies, each in sentences
     */
    public record Said(List<String> roles, List<Terms> terms) {
    }

    /** A policy in sentences. */
    public record Terms(PolicyView policy, List<Object> sentences) {
    }

    @Override
    public String path() {
        return "/admin/packages/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var office = new Office(visit);
        var shown = office.accessPackage();
        return visit.page(Templates.onePackage(visit.frame(), office, shown, said(office, shown), visit.parameter("made") != null));
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        if (form.has("delete")) {
            visit.call(FunctionTable.DELETE_PACKAGE, visit.input().put("id", id(visit)));
            return Reply.seeOther("/admin/packages");
        }
        if (form.has("askToDelete") || form.has("askToRenewLink") || form.has("askToDeletePolicy")) {
            return sure(visit).asked(visit);
        }
        if (form.has("renewLink")) {
            visit.call(FunctionTable.RENEW_PACKAGE_LINK, visit.input().put("id", id(visit)));
        } else if (form.has("deletePolicy")) {
            visit.call(FunctionTable.DELETE_POLICY, visit.input().put("id", form.value("deletePolicy")));
        } else if (form.has("disablePolicy") || form.has("enablePolicy")) {
            var enable = form.has("enablePolicy");
            visit.call(FunctionTable.CHANGE_POLICY, visit.input().put("id", form.value(enable ? "enablePolicy" : "disablePolicy")).put("enabled", enable));
        } else {
            visit.call(FunctionTable.CHANGE_PACKAGE, visit.input().put("id", id(visit)).put("displayName", form.value("displayName"))
                    .put("description", form.value("description")).put("hidden", form.has("hidden")));
        }
        return Reply.seeOther(visit.frame().path());
    }

    private static Sure sure(Visit visit) {
        var form = visit.form();
        var shown = new Office(visit).accessPackage();
        if (form.has("askToDelete")) {
            return new Sure(Sure.What.deletePackage, shown.displayName(), "delete", "");
        }
        if (form.has("askToRenewLink")) {
            return new Sure(Sure.What.renewLink, shown.displayName(), "renewLink", "");
        }
        var policy = form.value("askToDeletePolicy");
        return new Sure(Sure.What.deletePolicy, shown.policies().stream().filter(each -> each.id().toString().equals(policy)).map(PolicyView::displayName)
                .findFirst().orElse(""), "deletePolicy", policy);
    }

    private static Said said(Office office, PackageView shown) {
        var visit = office.visit();
        var say = visit.frame().say();
        var kinds = office.resources(shown.catalogId().toString()).stream().collect(Collectors.toMap(ResourceView::id, ResourceView::kind));
        return new Said(shown.resourceRoles().stream().map(role -> say.role(new RoleName(role.displayName(), null, kinds.get(role.resourceId()), role.role()))).toList(),
                shown.policies().stream().map(policy -> new Terms(policy,
                        PolicySentences.of(policy.settings(), Scope.first(visit, policy), visit.frame()).all())).toList());
    }

    private static String id(Visit visit) {
        return visit.parameter("id");
    }
}
