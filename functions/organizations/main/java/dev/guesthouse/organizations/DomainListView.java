package dev.guesthouse.organizations;

import java.util.List;

import dev.guesthouse.organization.DomainList;

/**
 * The domain list as it stands.
 *
 * @param mode what the list means
 * @param domains in A-labels, in the order of their names; those below one are meant too
 */
public record DomainListView(DomainList.Mode mode, List<String> domains) {

    static DomainListView of(DomainList list) {
        return new DomainListView(list.mode(), list.domains());
    }
}
