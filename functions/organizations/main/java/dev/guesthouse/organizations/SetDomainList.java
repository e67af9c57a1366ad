package dev.guesthouse.organizations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.address.DomainName;
import dev.guesthouse.audit.Audit;
import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.DomainList;
import dev.guesthouse.problem.Fields;
import io.quarkus.funqy.Funq;

/**
 * Says whose domains may have guests here at all (ORG-08): only the listed ones, all but the listed ones, or any. It counts
 * from the next request and the next guest on; who is a guest already stays one.
 */
@ApplicationScoped
public class SetDomainList {

    public record Input(DomainList.Mode mode, List<String> domains) {
    }

    private final Caller caller;
    private final DomainList list;
    private final Audit audit;

    SetDomainList(Caller caller, DomainList list, Audit audit) {
        this.caller = caller;
        this.list = list;
        this.audit = audit;
    }

    @Funq("set-domain-list")
    @Change
    public DomainListView setDomainList(Input input) {
        var fields = new Fields();
        var mode = fields.required("mode", input.mode());
        var domains = domains(fields, input.domains() == null ? List.of() : input.domains());
        if (mode != null && (mode == DomainList.Mode.any) != domains.isEmpty()) {
            fields.refuse("domains", mode == DomainList.Mode.any ? "goes with allow or deny only" : "must name at least one domain");
        }
        fields.check();
        var act = caller.act();
        // Locks the list: whoever sets it at the same moment comes after.
        list.lock();
        var before = DomainListView.of(list);
        list.set(mode, domains, act.at());
        var after = DomainListView.of(list);
        audit.event(act, "domainList.set", "domainList", DomainList.ID)
                .before(Map.of("mode", before.mode(), "domains", before.domains()))
                .after(Map.of("mode", after.mode(), "domains", after.domains())).write();
        return after;
    }

    private static List<DomainName> domains(Fields fields, List<String> typed) {
        var domains = new ArrayList<DomainName>();
        for (int i = 0; i < typed.size(); i++) {
            var text = typed.get(i);
            domains.add(fields.parsed("domains[%d]".formatted(i), () -> DomainName.parse(text)));
        }
        if (new HashSet<>(domains).size() < domains.size()) {
            fields.refuse("domains", "must not hold a domain twice");
        }
        return domains;
    }
}
