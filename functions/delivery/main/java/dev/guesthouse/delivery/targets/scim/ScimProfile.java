package dev.guesthouse.delivery.targets.scim;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.guesthouse.delivery.targets.TargetException;

/** What servers are known to do otherwise than RFC 7643 and RFC 7644 have it, or in one of several ways that those leave open. */
public enum ScimProfile {

    standard,
    /** Those that were made for Microsoft Entra ID, and know what it sends alone. */
    entra(Habit.capitalOps, Habit.removesByValue, Habit.activeAsText),
    /** Shows no group's members and no user's groups; filters by {@code eq} and {@code and} only; pages by cursor. */
    aws(Habit.removesByValue, Habit.equalsOnly, Habit.shownByMember, Habit.cursorFirst, Habit.patchOnly),
    /** Changes members by PATCH only, and shows them on request only. */
    keycloak(Habit.patchOnly),
    slack(Habit.renamesUsers),
    gitlab(Habit.capitalOps),
    /** Takes members as part of an object, not at a path. */
    databricks(Habit.addsWithoutPath),
    /** Says what it can by the name that the draft had. */
    salesforce(Habit.pluralConfig);

    /** One thing that a server wants otherwise. */
    enum Habit {
        /** {@code Add}, {@code Remove}, {@code Replace}. */
        capitalOps,
        /** Members are added as {@code {"value": {"members": [...]}}}. */
        addsWithoutPath,
        /** Members are removed by their list, not by a filter in the path. */
        removesByValue,
        /** {@code "False"} for {@code false}. */
        activeAsText,
        /** No filter that looks for a part of a name. */
        equalsOnly,
        /** Whether somebody is in a group is found by {@code Groups?filter=id eq "..." and members eq "..."} alone. */
        shownByMember,
        /** Pages by cursor, though it may not say so. */
        cursorFirst,
        /** Never PUT: what it does not show would be gone. */
        patchOnly,
        /** Makes user names of its own of those that it is given. */
        renamesUsers,
        /** {@code /ServiceProviderConfigs}. */
        pluralConfig
    }

    private final Set<Habit> habits;

    ScimProfile(Habit... habits) {
        this.habits = EnumSet.noneOf(Habit.class);
        this.habits.addAll(List.of(habits));
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** That of a name; {@link #standard} of none. @throws TargetException refused, where there is none of this name */
    static ScimProfile of(String name) {
        try {
            return name == null || name.isBlank() ? standard : valueOf(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw TargetException.refused("The connector names a profile of SCIM servers that this program does not have.");
        }
    }
}
