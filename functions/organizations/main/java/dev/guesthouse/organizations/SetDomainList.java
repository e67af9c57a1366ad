package dev.guesthouse.organizations;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.gate.Caller;
import dev.guesthouse.http.gate.Change;
import dev.guesthouse.organization.DomainList;
import io.quarkus.funqy.Funq;

/**
 * Says whose domains may have guests here at all (ORG-08): only the listed ones, all but the listed ones, or any. It counts
 * from the next request and the next guest on; who is a guest already stays one.
 */
@ApplicationScoped
public class SetDomainList {

    /**
     * <pre>{@code {"mode": "deny", "domains": ["competitor.example"]}}</pre>
     *
     * @param mode what the list means
     * @param domains what the list holds from now on, one or more with {@code allow} and {@code deny}; those below a domain are
     *            meant too; left out with {@code any}
     */
    public record Input(DomainList.Mode mode, List<String> domains) {
    }

    private final Caller caller;
    private final DomainList list;

    SetDomainList(Caller caller, DomainList list) {
        this.caller = caller;
        this.list = list;
    }

    @Funq("set-domain-list")
    @Change
    public DomainListView setDomainList(Input input) {
        list.set(input.mode(), input.domains(), caller.act());
        return DomainListView.of(list);
    }
}
