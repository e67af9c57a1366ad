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
import dev.guesthouse.packages.ResourceView;
import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.problem.FieldError;
import dev.guesthouse.problem.Problem;
import dev.guesthouse.problem.Sentence;

/** Has functions make what was typed, in one go. All of them only try it first, so that all that is wrong is said at once. */
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
            tryPackage(wrong);
        }
        var policy = tryPolicy(wrong, draft.policyInput(draft.packageId()));
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return policy.effect();
    }

    /** Tries what was typed as far as a step that somebody goes on from. @throws Problem what is wrong with that step, which is shown again */
    void leave(Step step) {
        var wrong = new ArrayList<FieldError>();
        try {
            if (Step.OF_TERMS.contains(step)) {
                tryPolicy(wrong, draft.policyInput(step));
            } else {
                tryPackage(wrong);
            }
        } catch (Problem refusal) {
            draft.steps().stay(step);
            throw refusal;
        }
        var ofStep = wrong.stream().filter(error -> step.isAbout(error.field())).map(error -> new FieldError(draft.fieldOf(error.field()), error.sentence())).toList();
        if (!ofStep.isEmpty()) {
            draft.steps().stay(step);
            throw Problem.invalid(ofStep);
        }
    }

    private void tryPackage(List<FieldError> wrong) {
        var catalogId = accessPackage.catalogId();
        if (catalogId == null) {
            tried(wrong, OF_CATALOG, FunctionTable.CREATE_CATALOG, accessPackage.catalogInput(), CatalogView.class);
        }
        if (!accessPackage.newResources().isEmpty()) {
            tried(wrong, OF_PACKAGE, FunctionTable.ADD_RESOURCES, accessPackage.resourcesInput(catalogId), AddResources.Answer.class);
        }
        tried(wrong, OF_PACKAGE, FunctionTable.CREATE_PACKAGE, accessPackage.packageInput(catalogId, List.of()), ChangedPackage.class);
    }

    private ChangedPolicy tryPolicy(List<FieldError> wrong, ObjectNode input) {
        if (draft.policy().isUndecided()) {
            wrong.add(new FieldError("decides", Sentence.of("is required")));
        }
        return tried(wrong, OF_POLICY, FunctionTable.ADD_POLICY, input, ChangedPolicy.class);
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

    /** Makes all of it, or nothing; answers the package's id. @throws Problem what nobody could foresee */
    String make() {
        return visit.together(() -> {
            var packageId = draft.isForPackage() ? draft.packageId() : makePackage();
            made(OF_POLICY, FunctionTable.ADD_POLICY, draft.policyInput(packageId), ChangedPolicy.class);
            return packageId;
        });
    }

    private String makePackage() {
        var catalogId = accessPackage.catalogId() != null ? accessPackage.catalogId()
                : made(OF_CATALOG, FunctionTable.CREATE_CATALOG, accessPackage.catalogInput(), CatalogView.class).id().toString();
        var added = accessPackage.newResources().isEmpty() ? List.<ResourceView>of()
                : made(OF_PACKAGE, FunctionTable.ADD_RESOURCES, accessPackage.resourcesInput(catalogId), AddResources.Answer.class).items();
        return made(OF_PACKAGE, FunctionTable.CREATE_PACKAGE, accessPackage.packageInput(catalogId, added), ChangedPackage.class).accessPackage().id().toString();
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
