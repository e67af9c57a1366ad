package dev.guesthouse.organizations;

import java.util.List;

import dev.guesthouse.organization.DomainList;

/** The domain list as it stands. */
public record DomainListView(DomainList.Mode mode, List<String> domains) {

    static DomainListView of(DomainList list) {
        return new DomainListView(list.mode(), list.domains());
    }
}
