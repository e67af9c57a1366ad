package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.ConnectorView;
import dev.guesthouse.portal.page.Done;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.HtmlPage;
import dev.guesthouse.portal.page.Reply;
import dev.guesthouse.portal.page.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What people can be given roles in is looked up in the system itself, and offered by a catalog (CAT-02, CAT-03). */
@ApplicationScoped
class ConnectorResourcesPage implements HtmlPage {

    private static final int MOST = 50;

    /**
     * Something that was found there.
     *
     * @param kind as functions name it
     * @param roles what people can be in it
     * @param address what people open; empty where the system does not say
     */
    public record There(String originId, String displayName, String kind, List<String> roles, String address) {

        static There of(JsonNode item) {
            return new There(item.path("originId").asText(), item.path("displayName").asText(), item.path("kind").asText(),
                    StreamSupport.stream(item.path("roles").spliterator(), false).map(JsonNode::asText).toList(), item.path("address").asText(""));
        }

        /** How the names of its fields begin. */
        static String prefix(String number) {
            return "found." + number + ".";
        }
    }

    @CheckedTemplate(basePath = "admin")
    static class Templates {
        static native TemplateInstance connectorResources(Frame frame, Office office, ConnectorView connector, String catalogId, List<There> found, boolean isAll);
    }

    @Override
    public String path() {
        return "/admin/connectors/:id/resources";
    }

    /** Whoever only opens it asks nothing of the system; what was ticked and refused is looked up once more. */
    @Override
    public Reply show(Visit visit) {
        return shown(visit, visit.form().has("offer") ? found(visit) : null);
    }

    private static Reply shown(Visit visit, List<There> found) {
        visit.needHere(FunctionTable.CONNECTOR_RESOURCES);
        var office = new Office(visit);
        var connector = visit.read(FunctionTable.CONNECTOR, ConnectorView.class, visit.input().put("id", visit.parameter("id")));
        return visit.page(Templates.connectorResources(visit.frame(), office, connector, visit.form().shown("catalogId", office.asked("catalogId")), found,
                found == null || found.size() < MOST));
    }

    @Override
    public Reply act(Visit visit) {
        if (!visit.form().has("offer")) {
            return shown(visit, found(visit));
        }
        var catalogId = visit.form().value("catalogId");
        var input = visit.input().put("catalogId", catalogId);
        var resources = input.putArray("resources");
        for (var number : visit.form().values("pick")) {
            putInto(resources.addObject().put("connector", visit.parameter("id")), visit.form(), There.prefix(number));
        }
        visit.call(FunctionTable.ADD_RESOURCES, input);
        return Reply.seeOther("/admin/catalogs/" + Visit.encoded(catalogId), Done.saved);
    }

    private static void putInto(ObjectNode resource, Form form, String prefix) {
        for (var name : List.of("originId", "displayName", "kind", "address")) {
            form.text(prefix + name).ifPresent(text -> resource.put(name, text));
        }
        form.values(prefix + "roles").forEach(resource.putArray("roles")::add);
    }

    private static List<There> found(Visit visit) {
        var input = visit.input().put("connector", visit.parameter("id")).put("limit", MOST);
        visit.form().putInto(input, "search");
        var answer = visit.tree(FunctionTable.CONNECTOR_RESOURCES, input);
        return StreamSupport.stream(answer.path("items").spliterator(), false).map(There::of).toList();
    }
}
