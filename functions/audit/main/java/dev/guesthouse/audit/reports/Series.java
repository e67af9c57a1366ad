package dev.guesthouse.audit.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.guesthouse.approval.RequestStage;
import dev.guesthouse.approval.StageState;
import dev.guesthouse.assignment.AccessDay;
import dev.guesthouse.assignment.EndingDay;
import dev.guesthouse.assignment.RoleGrant;
import dev.guesthouse.connector.FailedDeliveries;
import io.quarkus.funqy.Funq;

/**
 * Shows how the instance goes, as numbers over time (AUD-03). Days are in UTC. What would have to be counted over all assignments was counted by a
 * job, and says when.
 */
@ApplicationScoped
public class Series {

    /** A year: the last day, and 52 weeks before it. */
    private static final int WEEKS = 53;
    private static final int DAYS_OF_WEEK = 7;
    private static final int STAGES = 200;
    private static final int DAYS = 30;

    /** What is shown over time. */
    public enum Name {
        /** How much access was live, week by week of the last twelve months. */
        access,
        /** How much access ends, week by week of the thirteen ahead. */
        endings,
        /** How long the latest decisions took. */
        decisions,
        /** How many tries to deliver failed, day by day of the last thirty. */
        deliveries
    }

    /**
     * <pre>{@code {"name": "access"}}</pre>
     *
     * @param name of the series; left out for all of them
     */
    public record Input(Name name) {
    }

    /**
     * The series that was asked for.
     *
     * @param access how much access was live; null where that was not asked for
     * @param endings how much access ends; null where that was not asked for
     * @param decisions how long decisions took; null where that was not asked for
     * @param deliveries what could not be delivered; null where that was not asked for
     */
    public record Answer(Access access, Endings endings, Decisions decisions, Deliveries deliveries) {
    }

    /**
     * How much access was live.
     *
     * @param days one a week, the first first; none where no day with access is over, or none was counted yet
     */
    public record Access(List<LiveDay> days) {
    }

    /**
     * A day.
     *
     * @param date the day, in UTC
     * @param live assignments that were live at its end
     */
    public record LiveDay(LocalDate date, long live) {
    }

    /**
     * How much access ends, as things stood when it was counted.
     *
     * @param countedDateTime when that was; null where it was not counted yet
     * @param weeks the first first
     */
    public record Endings(Instant countedDateTime, List<EndingWeek> weeks) {
    }

    /**
     * Seven days ahead.
     *
     * @param date the first of them, in UTC
     * @param endings assignments whose time is over on one of them
     */
    public record EndingWeek(LocalDate date, long endings) {
    }

    /**
     * How long decisions took. Of what nobody decided in time, that is until its time was out.
     *
     * @param median half of them took no longer; null where there are none
     * @param usualTimeout the time that most of them had; null where there are none
     * @param items the first decided first; the latest 200 stages at most, without those of requests that ended before anybody decided
     */
    public record Decisions(Duration median, Duration usualTimeout, List<Decision> items) {
    }

    /**
     * A stage that was decided, or not in time.
     *
     * @param decidedDateTime when somebody decided, or its time was out
     * @param state how it came out
     * @param took from its opening until then
     * @param timeout how long it could have taken
     */
    public record Decision(Instant decidedDateTime, StageState state, Duration took, Duration timeout) {

        private static Decision of(RequestStage.Closed stage) {
            var decided = stage.state() == StageState.timedOut ? stage.dueAt() : stage.decidedAt();
            return new Decision(decided, stage.state(), Duration.between(stage.openedAt(), decided), Duration.between(stage.openedAt(), stage.dueAt()));
        }
    }

    /**
     * What target systems were not brought to.
     *
     * @param firstDate the first of the days that are shown, in UTC
     * @param lastDate the last one, today
     * @param failures by connector, the first day first; a day without a failure is not there
     * @param longest what has waited for the longest and is not delivered yet; null where all is delivered
     */
    public record Deliveries(LocalDate firstDate, LocalDate lastDate, List<Failures> failures, Waiting longest) {
    }

    /**
     * Tries that failed on a day.
     *
     * @param date the day, in UTC
     * @param connector the connector's name
     * @param tries how many failed
     */
    public record Failures(LocalDate date, String connector, int tries) {
    }

    /**
     * What is not delivered yet.
     *
     * @param connector the connector's name
     * @param sinceDateTime since when it is wanted
     */
    public record Waiting(String connector, Instant sinceDateTime) {
    }

    private final Clock clock;

    Series(Clock clock) {
        this.clock = clock;
    }

    @Funq("series")
    @Transactional
    public Answer series(Input input) {
        return new Answer(isAsked(Name.access, input) ? access() : null, isAsked(Name.endings, input) ? endings() : null,
                isAsked(Name.decisions, input) ? decisions() : null, isAsked(Name.deliveries, input) ? deliveries(clock.instant()) : null);
    }

    private static boolean isAsked(Name name, Input input) {
        return input.name() == null || input.name() == name;
    }

    private static Access access() {
        return new Access(AccessDay.weekly(WEEKS).stream().map(day -> new LiveDay(day.day, day.live)).toList());
    }

    private static Endings endings() {
        var days = EndingDay.ahead();
        var weeks = new ArrayList<EndingWeek>();
        for (int i = 0; i < days.size(); i += DAYS_OF_WEEK) {
            var week = days.subList(i, Math.min(i + DAYS_OF_WEEK, days.size()));
            weeks.add(new EndingWeek(week.get(0).day, week.stream().mapToLong(day -> day.endings).sum()));
        }
        return new Endings(days.isEmpty() ? null : days.get(0).countedAt, weeks);
    }

    private static Decisions decisions() {
        var items = RequestStage.lastClosed(STAGES).stream().filter(stage -> stage.state() != StageState.canceled).map(Decision::of)
                .sorted(Comparator.comparing(Decision::decidedDateTime)).toList();
        var took = items.stream().map(Decision::took).sorted().toList();
        return new Decisions(took.isEmpty() ? null : took.get((took.size() - 1) / 2), usual(items), items);
    }

    /** The shorter one where two are as usual. */
    private static Duration usual(List<Decision> items) {
        return items.stream().collect(Collectors.groupingBy(Decision::timeout, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<Duration, Long>comparingByValue().thenComparing(Map.Entry.<Duration, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey).orElse(null);
    }

    private static Deliveries deliveries(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Deliveries(today.minusDays(DAYS - 1), today,
                FailedDeliveries.lately(DAYS, now).stream().map(day -> new Failures(day.day(), day.connector(), day.tries())).toList(),
                RoleGrant.longestUndelivered().map(grant -> new Waiting(grant.connector(), grant.since())).orElse(null));
    }
}
