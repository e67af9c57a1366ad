package dev.guesthouse.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.organization.DomainList;
import io.quarkus.funqy.Funq;

/** Shows whose domains may have guests here at all (ORG-08). */
@ApplicationScoped
public class ShowDomainList {

    private final DomainList list;

    ShowDomainList(DomainList list) {
        this.list = list;
    }

    @Funq("domain-list")
    @Transactional
    public DomainListView domainList() {
        return DomainListView.of(list);
    }
}
