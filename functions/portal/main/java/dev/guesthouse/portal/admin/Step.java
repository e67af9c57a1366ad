package dev.guesthouse.portal.admin;

import java.util.List;

import dev.guesthouse.words.PackageWords;

/** A step in which a part of a package or of its terms is typed, in order; in the last one all of it is looked at. */
public enum Step {

    what("displayName", "description", "hidden", "catalogId", "catalog."),
    opens("role.", "resource"),
    who("policy.", "scope", "organization", "people", "searchOrganization"),
    decides("decides", "stage.", "approval"),
    asks("requestorJustificationRequired", "question"),
    howLong("expiration", "endDateTime", "duration", "requestorMayChoose", "extension", "withoutNotices", "notifyRequestor"),
    check();

    /** Those of the terms of a package that is there. */
    static final List<Step> OF_TERMS = List.of(who, decides, asks, howLong, check);

    private final List<String> names;

    /** @param names with which those of its fields begin, and of the functions' that are about it */
    Step(String... names) {
        this.names = List.of(names);
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
