package dev.guesthouse.all;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.guesthouse.http.job.Jobs;
import io.quarkus.funqy.Funq;

/** Runs every job once, each after what it builds on; one that fails ends it. */
@ApplicationScoped
public class Tick {

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private final Jobs jobs;

    Tick(Jobs jobs) {
        this.jobs = jobs;
    }

    /** What each job answers, by its name as JSON writes names: {@code expireAssignments}. */
    @Funq("tick")
    public Map<String, Object> tick() {
        var answers = new LinkedHashMap<String, Object>();
        jobs.inOrder().forEach(job -> answers.put(field(job.plan().name()), jobs.run(job)));
        return answers;
    }

    private static String field(String name) {
        return NEXT_WORD.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
