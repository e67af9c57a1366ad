package dev.guesthouse.portal.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    /** A field, or a list, of one of several that are typed alike. */
    private static final Pattern NUMBERED = Pattern.compile("(approval\\.stages|questions|resources)\\[(\\d+)]\\.([^\\[]+).*");

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

    /** Its terms as the function takes them. @param ofPackage null for one that is not there yet */
    ObjectNode policyInput(String ofPackage) {
        var input = PolicyInput.of(policy());
        return ofPackage == null ? input : input.put(PACKAGE, ofPackage);
    }

    /** The same as far as a step, and what comes after it as good as can be. */
    ObjectNode policyInput(Step last) {
        var input = policyInput(packageId());
        if (last.compareTo(Step.howLong) < 0) {
            input.retain(Stream.concat(Stream.of(PACKAGE), Step.OF_TERMS.stream().filter(step -> step.compareTo(last) <= 0).flatMap(step -> step.says.stream())).toList());
            PolicyForm.aDay(input);
        }
        return input;
    }

    /** What a field is called here that a function calls so: the step in which it is typed is shown with what is wrong with it. */
    String fieldOf(String field) {
        var numbered = NUMBERED.matcher(field);
        if (numbered.matches()) {
            var number = Integer.parseInt(numbered.group(2));
            var prefix = switch (numbered.group(1)) {
                case "approval.stages" -> policy().stages().get(number);
                case "questions" -> policy().asked().get(number);
                default -> accessPackage().newResources().get(number).prefix();
            };
            var name = numbered.group(3);
            return prefix + (PolicyForm.PARTS.contains(name) ? name + ".people" : name.equals("text") ? "text." + visit.frame().language() : name);
        }
        return switch (field) {
            case "approval", "approval.stages" -> "decides";
            case "expiration.kind" -> "expiration";
            case "expiration.duration", "expiration.endDateTime", "expiration.requestorMayChoose" -> field.substring("expiration.".length());
            default -> field;
        };
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
