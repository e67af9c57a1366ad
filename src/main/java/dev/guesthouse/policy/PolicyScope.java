package dev.guesthouse.policy;

/** Who may ask under a policy (POL-01). */
public enum PolicyScope {
    /** People of the organizations that are named. */
    specificOrganizations,
    /** People of all configured organizations. */
    allConfiguredOrganizations,
    /** Anybody who is not of the home organization; goes with approval only (POL-03). */
    anyExternalUser,
    /** The people who are named. */
    specificPeople,
    /** All people of the home organization. */
    allMembers,
    /** Nobody may ask: access is assigned directly only. */
    nobody;

    /** True where people of partners can be in it. */
    public boolean isExternal() {
        return this == specificOrganizations || this == allConfiguredOrganizations || this == anyExternalUser;
    }

    /** The lower wins where several policies fit a person (POL-11). */
    int rank() {
        return switch (this) {
            case specificPeople, specificOrganizations -> 0;
            case allMembers -> 1;
            case allConfiguredOrganizations -> 2;
            case anyExternalUser, nobody -> 3;
        };
    }
}
