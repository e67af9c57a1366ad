package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.AssignmentRow;
import dev.guesthouse.http.view.PersonView;
import dev.guesthouse.organizations.OrganizationView;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A person: who they are, what they have, and what those who run the instance can do about them. */
@ApplicationScoped
class PersonPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance person(Frame frame, Office office, PersonView person, OrganizationView organization, List<AssignmentRow> access);

        static native TemplateInstance dossier(Frame frame, Office office, String kept);
    }

    @Override
    public String path() {
        return "/admin/people/:id";
    }

    @Override
    public Reply show(Visit visit) {
        var person = visit.read(FunctionTable.PERSON, PersonView.class, visit.input().put("id", visit.parameter("id")));
        return visit.page(Templates.person(visit.frame(), new Office(visit), person, organization(visit, person), access(visit)));
    }

    /** Null for members and people of none, and where the visitor is not let see it. */
    private static OrganizationView organization(Visit visit, PersonView person) {
        return person.organizationId() == null || !visit.may(FunctionTable.ORGANIZATION) ? null
                : visit.read(FunctionTable.ORGANIZATION, OrganizationView.class, visit.input().put("id", person.organizationId().toString()));
    }

    /** Nothing where the visitor is not let see it. */
    private static List<AssignmentRow> access(Visit visit) {
        if (!visit.may(FunctionTable.ASSIGNMENTS)) {
            return List.of();
        }
        var input = visit.input().put("state", "live");
        input.putObject("person").put("id", visit.parameter("id"));
        return visit.list(FunctionTable.ASSIGNMENTS, AssignmentRow.class, input).items();
    }

    @Override
    public Reply act(Visit visit) {
        var form = visit.form();
        var input = visit.input();
        input.putObject("person").put("id", visit.parameter("id"));
        if (form.has("export")) {
            return visit.page(Templates.dossier(visit.frame(), new Office(visit), visit.call(FunctionTable.EXPORT_PERSON, input).json()));
        }
        if (form.has("askToErase")) {
            visit.need(FunctionTable.ERASE_PERSON);
            return new Sure(Sure.What.erasePerson, form.value("askToErase"), "erase", "").asked(visit);
        }
        if (form.has("erase")) {
            visit.call(FunctionTable.ERASE_PERSON, input);
            return Reply.seeOther("/admin/people", Done.erased);
        }
        if (form.has("block") || form.has("unblock")) {
            form.putInto(input, "justification");
            visit.call(form.has("block") ? FunctionTable.BLOCK_PERSON : FunctionTable.UNBLOCK_PERSON, input);
        } else if (form.has("grantRole") || form.has("revokeRole")) {
            visit.call(form.has("grantRole") ? FunctionTable.GRANT_ROLE : FunctionTable.REVOKE_ROLE, input.put("role", "administrator"));
        } else {
            form.putInto(input, "email", "displayName", "language");
            form.text("manager").ifPresent(address -> input.putObject("manager").put("email", address));
            if (form.has("governedAsked")) {
                input.put("governed", form.has("governed"));
            }
            visit.call(FunctionTable.CHANGE_PERSON, input);
        }
        return Reply.seeOther(visit.frame().path(), done(form));
    }

    private static Done done(Form form) {
        return form.has("block") ? Done.blocked : form.has("unblock") ? Done.letIn : form.has("grantRole") ? Done.roleGiven
                : form.has("revokeRole") ? Done.roleTaken : Done.saved;
    }
}
