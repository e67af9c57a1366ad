package dev.guesthouse.portal.admin;

import java.util.List;

import dev.guesthouse.words.PackageWords;

/** A step in which a part of a package or of its terms is typed, in order; in the last one all of it is looked at. */
public enum Step {

    what("displayName", "description", "hidden", "catalogId", "catalog.", "searchCatalog"),
    opens("role.", "resource"),
    who(List.of("displayName", "description", "enabled", "scope", "organizations", "people"), "policy.", "scope", "organization", "people", "searchOrganization"),
    decides(List.of("approval"), "decides", "stage.", "approval"),
    asks(List.of("approval", "questions"), "requestorJustificationRequired", "question"),
    howLong(List.of("expiration", "extension", "notifyRequestor"), "expiration", "endDateTime", "duration", "requestorMayChoose", "extension", "withoutNotices",
            "notifyRequestor"),
    check();

    /** Those of the terms of a package that is there. */
    static final List<Step> OF_TERMS = List.of(who, decides, asks, howLong, check);

    /** What it says of the terms, as the functions call it. */
    final List<String> says;
    private final List<String> names;

    /** @param names with which those of its fields begin, and of the functions' that are about it */
    Step(List<String> says, String... names) {
        this.says = says;
        this.names = List.of(names);
    }

    Step(String... names) {
        this(List.of(), names);
    }

    boolean isAbout(String field) {
        return names.stream().anyMatch(field::startsWith);
    }

    String title(PackageWords words) {
        return switch (this) {
            case what -> words.stepWhat();
            case opens -> words.stepOpens();
            case who -> words.stepWho();
            case decides -> words.stepDecides();
            case asks -> words.stepAsks();
            case howLong -> words.stepHowLong();
            case check -> words.stepCheck();
        };
    }
}
