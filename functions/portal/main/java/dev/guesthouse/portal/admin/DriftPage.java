package dev.guesthouse.portal.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.assignment.Brake;
import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.PersonName;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.packages.ShowDrift;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.words.ConnectorWords;
import dev.guesthouse.words.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where a system and what is wanted of it differ (ASG-07), and what the brake holds there, with the form that lets it go (CON-05). */
@ApplicationScoped
class DriftPage implements HtmlPage {

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance drift(Frame frame, Office office, ConnectorView connector, ShowDrift.Answer drift, Part<Differs> differences, List<Held> brakes);
    }

    /** @param role what it is about, in words */
    public record Differs(ShowDrift.Item of, String role) {
    }

    /** @param cause what would have taken it away, in words */
    public record Held(ShowDrift.Held of, String cause, List<HeldRole> roles) {
    }

    /** @param role in words */
    public record HeldRole(PersonName person, String role) {
    }

    @Override
    public String path() {
        return "/admin/connectors/:id/drift";
    }

    @Override
    public Reply show(Visit visit) {
        var connector = visit.read(FunctionTable.CONNECTOR, ConnectorView.class, visit.input().put("id", visit.parameter("id")));
        var drift = visit.read(FunctionTable.DRIFT, ShowDrift.Answer.class, visit.query("after").put("connector", connector.id().toString()));
        var differences = drift.items().stream().map(item -> new Differs(item, role(visit, item.displayName(), item.originId(), item.resourceKind(), item.role()))).toList();
        return visit.page(Templates.drift(visit.frame(), new Office(visit), connector, drift,
                new Part<>(differences, drift.next() == null ? null : visit.further("after", drift.next())),
                drift.brakes().stream().map(brake -> held(visit, brake)).toList()));
    }

    private static Held held(Visit visit, ShowDrift.Held brake) {
        return new Held(brake, cause(brake.cause(), Wording.in(visit.frame().language(), ConnectorWords.class)), brake.roles().stream()
                .map(role -> new HeldRole(role.person(), role(visit, role.displayName(), role.originId(), role.resourceKind(), role.role()))).toList());
    }

    private static String cause(Brake.Cause cause, ConnectorWords words) {
        return switch (cause) {
            case packageChanged -> words.brakePackage();
            case organizationRemoved -> words.brakeOrganization();
            case accessEnded -> words.brakeAccess();
        };
    }

    private static String role(Visit visit, String displayName, String originId, ResourceKind kind, String role) {
        return visit.frame().say().role(new RoleName(displayName == null ? originId : displayName, null, kind, role));
    }

    @Override
    public Reply act(Visit visit) {
        if (visit.form().has("release")) {
            var input = visit.input().put("id", visit.form().value("release"));
            visit.form().putInto(input, "justification");
            visit.call(FunctionTable.RELEASE_BRAKE, input);
        } else {
            visit.needHere(FunctionTable.RECONCILE);
            visit.call(FunctionTable.RECONCILE, visit.input().put("connector", visit.parameter("id")));
        }
        return Reply.seeOther(visit.frame().path());
    }
}
