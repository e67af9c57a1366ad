package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.guesthouse.portal.page.Visit;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * A package and its first terms, or further terms of a package that is there, as far as somebody has typed them; nothing of them is saved yet.
 *
 * @param visit whoever makes them
 */
public record Draft(Visit visit) {

    /** Of a package that is there already. */
    static final String PACKAGE = "packageId";

    /** The way through it. */
    public Steps steps() {
        var all = isForPackage() ? Step.OF_TERMS : List.of(Step.values());
        return new Steps(visit.form(), all, all.get(0));
    }

    /** What is said of the package. */
    public PackageForm accessPackage() {
        return new PackageForm(visit);
    }

    /** Its terms. */
    public PolicyForm policy() {
        return new PolicyForm(visit, visit.form());
    }

    /** Whether it is about further terms of a package that is there. */
    public boolean isForPackage() {
        return packageId() != null;
    }

    /** Of the package that is there; null for one that is to be made. */
    public String packageId() {
        return visit.form().text(PACKAGE).orElse(visit.parameter(PACKAGE));
    }

    /** What goes along. */
    public Map<String, String> carried() {
        var carried = new LinkedHashMap<>(steps().carried());
        if (isForPackage()) {
            carried.put(PACKAGE, packageId());
        }
        return carried;
    }

    ObjectNode policyInput() {
        var input = PolicyInput.of(policy());
        return isForPackage() ? input.put(PACKAGE, packageId()) : input;
    }

    /** All of it in plain sentences. @param found whom requests would ask */
    public List<Steps.Section> sections(Found found) {
        var words = Wording.in(visit.frame().language(), PackageWords.class);
        var sections = new ArrayList<Steps.Section>();
        if (!isForPackage()) {
            sections.add(steps().section(Step.what, accessPackage().what(), words));
            sections.add(steps().section(Step.opens, accessPackage().opens(), words));
        }
        sections.addAll(policy().sections(steps(), found));
        return sections;
    }
}
