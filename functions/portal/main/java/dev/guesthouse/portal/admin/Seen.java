package dev.guesthouse.portal.admin;

import java.util.List;
import java.util.stream.Stream;

import dev.guesthouse.http.gate.FunctionTable;
import dev.guesthouse.packages.PackageView;
import dev.guesthouse.portal.page.Frame.Link;
import dev.guesthouse.requests.Explain;
import dev.guesthouse.submission.Explanation.Finding;
import dev.guesthouse.words.PackageWords;
import dev.guesthouse.words.Wording;

/**
 * What somebody would see of a package, and why, in words.
 *
 * @param office whoever asks
 * @param shown the package
 * @param answer what the function says
 */
public record Seen(Office office, PackageView shown, Explain.Answer answer) {

    /**
     * A rule.
     *
     * @param words what it asks
     * @param finding what it says
     * @param links where it can be set right
     */
    public record Rule(String words, Finding finding, List<Link> links) {

        public boolean isBroken() {
            return Boolean.FALSE.equals(finding.holds());
        }
    }

    /** Whose address it is, or that address. */
    public String who() {
        return answer.person() == null ? office.asked("person").strip() : office.visit().frame().say().name(answer.person());
    }

    public List<Rule> rules() {
        return answer.rules().stream().map(finding -> new Rule(words(finding.rule()), finding,
                Boolean.FALSE.equals(finding.holds()) ? links(finding.rule()) : List.of())).toList();
    }

    private String words(String rule) {
        var words = words();
        return switch (rule) {
            case "standing" -> words.ruleStanding();
            case "domainList" -> words.ruleDomainList();
            case "enabled" -> words.ruleEnabled();
            case "scope" -> words.ruleScope();
            case "choice" -> words.ruleChoice();
            case "justification" -> words.ruleJustification();
            case "answers" -> words.ruleAnswers();
            case "window" -> words.ruleWindow();
            case "requestOpen" -> words.ruleRequestOpen();
            case "accessLive" -> words.ruleAccessLive();
            case "incompatible" -> words.ruleIncompatible();
            case "flood" -> words.ruleFlood();
            default -> rule;
        };
    }

    private List<Link> links(String rule) {
        var words = words();
        return switch (rule) {
            case "standing" -> links(FunctionTable.PERSON, "/admin/people/" + answer.person().id(), words.toPerson());
            case "domainList" -> links(FunctionTable.DOMAIN_LIST, "/admin/settings", words.toDomainList());
            case "enabled" -> Stream.concat(links(FunctionTable.PACKAGE, "/admin/packages/" + shown.id(), words.toPackage()).stream(),
                    links(FunctionTable.CATALOG, "/admin/catalogs/" + shown.catalogId(), words.toCatalogOf()).stream()).toList();
            case "scope" -> links(FunctionTable.ADD_POLICY, "/admin/packages/new?packageId=" + shown.id(), words.addTerms());
            case "requestOpen" -> links(FunctionTable.REQUESTS, "/admin/requests?packageId=%s&person=%s".formatted(shown.id(), person()), words.toRequests());
            case "accessLive" -> links(FunctionTable.ASSIGNMENTS, "/admin/access?packageId=%s&person=%s".formatted(shown.id(), person()), words.toAccess());
            case "incompatible" -> links(FunctionTable.ASSIGNMENTS, "/admin/access?state=live&person=" + person(), words.toAccess());
            default -> List.of();
        };
    }

    private List<Link> links(FunctionTable needs, String path, String words) {
        return office.visit().may(needs) ? List.of(new Link(path, words, false)) : List.of();
    }

    private String person() {
        return office.encoded(answer.person().email());
    }

    /** What becomes of each of its terms. */
    public List<String> outcomes() {
        var words = words();
        return answer.policies().stream().map(policy -> switch (policy.outcome()) {
            case applies -> words.outcomeApplies(policy.displayName());
            case wouldApply -> words.outcomeWouldApply(policy.displayName());
            case outranked -> words.outcomeOutranked(policy.displayName());
            case disabled -> words.outcomeDisabled(policy.displayName());
            case ended -> words.outcomeEnded(policy.displayName());
            case outOfScope -> words.outcomeOutOfScope(policy.displayName());
        }).toList();
    }

    private PackageWords words() {
        return Wording.in(office.visit().frame().language(), PackageWords.class);
    }
}
