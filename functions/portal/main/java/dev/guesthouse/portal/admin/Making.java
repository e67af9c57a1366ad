package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.AddResources;
import dev.guesthouse.packages.CatalogView;
import dev.guesthouse.packages.ChangedPackage;
import dev.guesthouse.packages.ChangedPolicy;
import dev.guesthouse.packages.Effect;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;

/** Has functions make what was typed, one after the other. All of them only try it first, so that what one of them refuses is refused before anything is saved. */
final class Making {

    /** What is called the same in several functions, and so has another name in the form. */
    private static final Set<String> SHARED = Set.of("displayName", "description");
    private static final String OF_CATALOG = "catalog.";
    private static final String OF_PACKAGE = "";
    static final String OF_POLICY = "policy.";

    private final Visit visit;
    private final Draft draft;
    private final PackageForm accessPackage;

    Making(Draft draft) {
        visit = draft.visit();
        this.draft = draft;
        accessPackage = draft.accessPackage();
    }

    /** What would come of it. @throws Problem all that is wrong with it */
    Effect tried() {
        var wrong = new ArrayList<FieldError>();
        if (!draft.isForPackage()) {
            if (accessPackage.isInNewCatalog()) {
                tried(wrong, OF_CATALOG, FunctionTable.CREATE_CATALOG, accessPackage.catalogInput(), CatalogView.class);
            }
            if (!accessPackage.newResources().isEmpty()) {
                tried(wrong, OF_PACKAGE, FunctionTable.ADD_RESOURCES, accessPackage.resourcesInput(), AddResources.Answer.class);
            }
            tried(wrong, OF_PACKAGE, FunctionTable.CREATE_PACKAGE, accessPackage.packageInput(), ChangedPackage.class);
        }
        var policy = tried(wrong, OF_POLICY, FunctionTable.ADD_POLICY, draft.policyInput(), ChangedPolicy.class);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return policy.effect();
    }

    private <T> T tried(List<FieldError> wrong, String prefix, FunctionTable function, ObjectNode input, Class<T> answer) {
        try {
            return made(prefix, function, input.put("dryRun", true), answer);
        } catch (Problem refusal) {
            if (refusal.errors.isEmpty()) {
                throw refusal;
            }
            wrong.addAll(refusal.errors);
            return null;
        }
    }

    /** Makes all of it; what one function has made is put down, so that after a refusal that nobody could foresee the next try goes on from there. */
    void make() {
        var form = visit.form();
        if (!draft.isForPackage()) {
            if (accessPackage.isInNewCatalog()) {
                form.note(PackageForm.CATALOG, made(OF_CATALOG, FunctionTable.CREATE_CATALOG, accessPackage.catalogInput(), CatalogView.class).id().toString());
            }
            var resources = accessPackage.newResources();
            if (!resources.isEmpty()) {
                var added = made(OF_PACKAGE, FunctionTable.ADD_RESOURCES, accessPackage.resourcesInput(), AddResources.Answer.class).items();
                for (int i = 0; i < resources.size(); i++) {
                    resources.get(i).becomes(added.get(i).id().toString());
                }
            }
            form.note(Draft.PACKAGE, made(OF_PACKAGE, FunctionTable.CREATE_PACKAGE, accessPackage.packageInput(), ChangedPackage.class).accessPackage().id().toString());
        }
        made(OF_POLICY, FunctionTable.ADD_POLICY, draft.policyInput(), ChangedPolicy.class);
    }

    /** A refusal names fields as the form does. */
    private <T> T made(String prefix, FunctionTable function, ObjectNode input, Class<T> answer) {
        return named(prefix, () -> visit.call(function, input).answer(answer));
    }

    /** Has what a refusal says of a field said of the form's. @param prefix of what others call the same */
    static <T> T named(String prefix, Supplier<T> call) {
        try {
            return call.get();
        } catch (Problem refusal) {
            throw refusal.errors.isEmpty() ? refusal : Problem.invalid(refusal.errors.stream()
                    .map(error -> SHARED.contains(error.field()) ? new FieldError(prefix + error.field(), error.sentence()) : error).toList());
        }
    }
}
