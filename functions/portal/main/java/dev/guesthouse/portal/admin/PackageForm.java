package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.catalog.ResourceKind;
import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.http.view.RoleName;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Form;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.Problem;
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
    /** How many catalogs are shown to choose from; the others are found by their names. */
    private static final int SHOWN = 20;

    /**
     * A resource that the catalog does not offer yet.
     *
     * @param prefix what the names of its fields begin with
     * @param kind null as long as nobody has said what it is
     */
    public record NewResource(String prefix, String displayName, ResourceKind kind, Frame frame) {

        /** What its holders may be in it; as long as it is not said what it is, in each kind. */
        public List<RoleBoxes.Box> boxes() {
            return Stream.of(ResourceKind.values()).filter(each -> kind == null || kind == each).flatMap(each -> each.localRoles.stream().map(role -> box(each, role)))
                    .toList();
        }

        private RoleBoxes.Box box(ResourceKind of, String role) {
            var name = prefix + "role." + of + "." + role;
            return new RoleBoxes.Box(name, frame.say().role(new RoleName(displayName.isEmpty() ? "…" : displayName, null, of, role)), frame.form().has(name));
        }

        /** Those that were ticked of what it is. */
        private Stream<String> ticked() {
            return kind == null ? Stream.of() : kind.localRoles.stream().filter(role -> box(kind, role).on());
        }
    }

    private Form form() {
        return visit.form();
    }

    // What it is

    /** Catalogs to choose from: the one that was chosen, then those whose names begin with what was searched for. */
    public List<CatalogView> catalogs() {
        var found = visit.list(FunctionTable.CATALOGS, CatalogView.class, searched()).items();
        return isInNewCatalog() || found.stream().anyMatch(this::isChosen) ? found : Stream.concat(chosenCatalog().stream(), found.stream()).toList();
    }

    private ObjectNode searched() {
        var input = visit.input().put("limit", String.valueOf(SHOWN));
        form().text("searchCatalog").ifPresent(search -> input.put("search", search));
        return input;
    }

    private boolean isChosen(CatalogView catalog) {
        return form().is(CATALOG, catalog.id().toString());
    }

    /** Nothing where it is not there any more: the functions say so. */
    private Optional<CatalogView> chosenCatalog() {
        try {
            return Optional.of(visit.read(FunctionTable.CATALOG, CatalogView.class, visit.input().put("id", form().value(CATALOG))));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    /** Whether there can be others than those that are shown. @param shown those */
    public boolean isSearched(List<CatalogView> shown) {
        return shown.size() >= SHOWN || form().has("searchCatalog");
    }

    /** What is chosen where there is nothing to choose from: the only catalog, or a new one where there is none; else null. @param shown those that are there */
    public String onlyCatalog(List<CatalogView> shown) {
        return form().has("searchCatalog") || shown.size() > 1 ? null : shown.isEmpty() ? NEW : shown.get(0).id().toString();
    }

    /** Also where none was chosen: so whoever has to say it is asked for its name. */
    boolean isInNewCatalog() {
        return form().text(CATALOG).isEmpty() || form().is(CATALOG, NEW);
    }

    ObjectNode catalogInput() {
        return visit.input().put("displayName", form().value("catalog.displayName")).put("enabled", true).put("enabledForExternalUsers", true);
    }

    /** @param catalogId where it is to be; null where that is not there yet @param added what was added of {@link #newResources} */
    ObjectNode packageInput(String catalogId, List<ResourceView> added) {
        var input = in(catalogId).put("displayName", form().value("displayName")).put("hidden", form().has("hidden"));
        form().putInto(input, "description");
        var roles = input.putArray("resourceRoles");
        RoleBoxes.putInto(roles, form());
        var resources = newResources();
        for (int i = 0; i < added.size(); i++) {
            var id = added.get(i).id().toString();
            resources.get(i).ticked().forEach(role -> roles.addObject().put("resourceId", id).put("role", role));
        }
        return input;
    }

    /** The catalog that was chosen; null for a new one. */
    String catalogId() {
        return isInNewCatalog() ? null : form().value(CATALOG);
    }

    private ObjectNode in(String catalogId) {
        return catalogId == null ? visit.input() : visit.input().put(CATALOG, catalogId);
    }

    // What it opens

    /** What the catalog offers already. */
    public List<ResourceView> resources() {
        return isInNewCatalog() ? List.of() : new Office(visit).resources(form().value(CATALOG));
    }

    /** The roles of one of those. */
    public List<RoleBoxes.Box> boxes(ResourceView resource) {
        return RoleBoxes.of(resource, visit.frame(), role -> false);
    }

    /** What is to be added to what the catalog offers. */
    public List<NewResource> newResources() {
        return numbered().filled().stream().map(this::resource).toList();
    }

    private NewResource resource(String prefix) {
        return new NewResource(prefix, form().value(prefix + "displayName").strip(), kind(form().value(prefix + "kind")), visit.frame());
    }

    private static ResourceKind kind(String name) {
        return Stream.of(ResourceKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
    }

    /** Where one more can be typed. */
    public NewResource oneMoreResource() {
        return resource(numbered().free());
    }

    private Numbered numbered() {
        return new Numbered(form(), "resource.", prefix -> form().text(prefix + "displayName").or(() -> form().text(prefix + "originId")).isPresent());
    }

    /** @param catalogId as above */
    ObjectNode resourcesInput(String catalogId) {
        var input = in(catalogId);
        var resources = input.putArray("resources");
        newResources().forEach(each -> {
            var resource = resources.addObject().put("displayName", each.displayName()).put("originId", form().value(each.prefix() + "originId").strip())
                    .put("connector", form().value(each.prefix() + "connector").strip());
            form().text(each.prefix() + "kind").ifPresent(kind -> resource.put("kind", kind));
        });
        return input;
    }

    // In sentences

    List<String> what() {
        var words = words();
        var sentences = new ArrayList<String>();
        sentences.add(words.isCalled(form().value("displayName")));
        form().text("description").ifPresent(sentences::add);
        sentences.add(!isInNewCatalog() ? chosenCatalog().map(catalog -> words.inCatalog(catalog.displayName())).orElseGet(words::inNoCatalog)
                : form().text("catalog.displayName").map(words::inNewCatalog).orElseGet(words::inNoCatalog));
        sentences.add(form().has("hidden") ? words.isHidden() : words.isListed());
        return sentences;
    }

    List<String> opens() {
        var say = visit.frame().say();
        var resources = resources();
        var sentences = new ArrayList<String>();
        RoleBoxes.ticked(form()).forEach(role -> resources.stream().filter(resource -> resource.id().toString().equals(role.resourceId()))
                .forEach(resource -> sentences.add(say.role(new RoleName(resource.displayName(), null, resource.kind(), role.role())))));
        newResources().forEach(resource -> resource.boxes().stream().filter(box -> resource.kind() != null && box.on()).forEach(box -> sentences.add(box.said())));
        return sentences.isEmpty() ? List.of(words().opensNothing()) : sentences;
    }

    private PackageWords words() {
        return Wording.in(visit.frame().language(), PackageWords.class);
    }
}
