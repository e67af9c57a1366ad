package dev.guesthouse.organizations;

import java.util.List;

/** What an organization's people are known by, as calls name it. */
public record SourceInput(String domain) {

    /** The domains; null where there is no list, and for what is missing in it. */
    static List<String> domains(List<SourceInput> sources) {
        return sources == null ? null : sources.stream().map(source -> source == null ? null : source.domain()).toList();
    }
}
