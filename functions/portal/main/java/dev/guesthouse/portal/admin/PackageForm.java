package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * A package that is not there yet, as far as somebody has typed it: what it is, and what it opens.
 *
 * @param visit whoever types it
 */
public record PackageForm(Visit visit) {

    /** The field that says in which catalog. */
    static final String CATALOG = "catalogId";
    private static final String NEW = "new";
    private static final String ROLE = "role.";

    /**
     * A resource that the catalog does not offer yet.
     *
     * @param prefix what the names of its fields begin with
     */
    public record NewResource(String prefix, String displayName, ResourceKind kind, Form form) {

        /** What its holders may be in it; nothing as long as nobody has said what it is. */
        public List<String> roles() {
            return kind == null ? List.of() : kind.localRoles;
        }

        /** What the box of a role is called. */
        public String roleField(String role) {
            return prefix + "role." + role;
        }

        /** It is offered now: the roles that were chosen are those of a resource that is there. */
        void becomes(String id) {
            roles().stream().filter(role -> form.has(roleField(role))).forEach(role -> form.note(ROLE + id + "." + role, "on"));
            form.note(prefix + "displayName", "");
        }
    }

    private Form form() {
        return visit.form();
    }

    // What it is

    public List<CatalogView> catalogs() {
        return visit.list(FunctionTable.CATALOGS, CatalogView.class, visit.input()).items();
    }

    /** Also where none was chosen: so whoever has to say it is asked for its name. */
    boolean isInNewCatalog() {
        return form().text(CATALOG).isEmpty() || form().is(CATALOG, NEW);
    }

    ObjectNode catalogInput() {
        return visit.input().put("displayName", form().value("catalog.displayName")).put("enabled", true).put("enabledForExternalUsers", true);
    }

    ObjectNode packageInput() {
        var input = inCatalog().put("displayName", form().value("displayName")).put("hidden", form().has("hidden"));
        form().putInto(input, "description");
        var roles = input.putArray("resourceRoles");
        roles().forEach(role -> roles.addObject().put("resourceId", role[1]).put("role", role[2]));
        return input;
    }

    private ObjectNode inCatalog() {
        return isInNewCatalog() ? visit.input() : visit.input().put(CATALOG, form().value(CATALOG));
    }

    // What it opens

    /** What the catalog offers already. */
    public List<ResourceView> resources() {
        return isInNewCatalog() ? List.of() : new Office(visit).resources(form().value(CATALOG));
    }

    /** A role of a resource as people read it. */
    public RoleName role(String resource, ResourceKind kind, String role) {
        return new RoleName(resource, null, kind, role);
    }

    /** What the box of a role is called. */
    public String roleField(String resource, String role) {
        return ROLE + resource + "." + role;
    }

    /** What is to be added to what the catalog offers. */
    public List<NewResource> newResources() {
        return numbered().filled().stream().map(prefix -> new NewResource(prefix, form().value(prefix + "displayName").strip(),
                kind(form().value(prefix + "kind")), form())).toList();
    }

    private static ResourceKind kind(String name) {
        return Stream.of(ResourceKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
    }

    /** Where one more can be typed. */
    public String oneMoreResource() {
        return numbered().free();
    }

    private Numbered numbered() {
        return new Numbered(form(), "resource.", prefix -> form().text(prefix + "displayName").isPresent());
    }

    ObjectNode resourcesInput() {
        var input = inCatalog();
        var resources = input.putArray("resources");
        newResources().forEach(each -> {
            var resource = resources.addObject().put("displayName", each.displayName()).put("originId", form().value(each.prefix() + "originId").strip())
                    .put("connector", form().value(each.prefix() + "connector").strip());
            form().text(each.prefix() + "kind").ifPresent(kind -> resource.put("kind", kind));
        });
        return input;
    }

    /** The chosen roles of resources that are there: "role", the resource's id, the role. */
    private List<String[]> roles() {
        return form().typed(ROLE).keySet().stream().map(name -> name.split("\\.", 3)).filter(role -> role.length == 3).toList();
    }

    // In sentences

    List<String> what() {
        var words = words();
        var sentences = new ArrayList<String>();
        sentences.add(words.isCalled(form().value("displayName")));
        form().text("description").ifPresent(sentences::add);
        sentences.add(!isInNewCatalog() ? catalogs().stream().filter(catalog -> form().is(CATALOG, catalog.id().toString())).findFirst()
                .map(catalog -> words.inCatalog(catalog.displayName())).orElseGet(words::inNoCatalog)
                : form().text("catalog.displayName").map(words::inNewCatalog).orElseGet(words::inNoCatalog));
        sentences.add(form().has("hidden") ? words.isHidden() : words.isListed());
        return sentences;
    }

    List<String> opens() {
        var say = visit.frame().say();
        var resources = resources();
        var sentences = new ArrayList<String>();
        roles().forEach(role -> resources.stream().filter(resource -> resource.id().toString().equals(role[1]))
                .forEach(resource -> sentences.add(say.role(role(resource.displayName(), resource.kind(), role[2])))));
        newResources().forEach(resource -> resource.roles().stream().filter(role -> form().has(resource.roleField(role)))
                .forEach(role -> sentences.add(say.role(role(resource.displayName(), resource.kind(), role)))));
        return sentences.isEmpty() ? List.of(words().opensNothing()) : sentences;
    }

    private PackageWords words() {
        return Wording.in(visit.frame().language(), PackageWords.class);
    }
}
