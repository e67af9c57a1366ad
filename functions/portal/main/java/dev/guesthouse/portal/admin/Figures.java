package dev.guesthouse.portal.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.guesthouse.approval.StageState;
import dev.guesthouse.audit.reports.Series;
import dev.guesthouse.portal.admin.Figure.Cell;
import dev.guesthouse.portal.admin.Figure.Mark;
import dev.guesthouse.portal.admin.Figure.Plot;
import dev.guesthouse.portal.admin.Figure.Row;
import dev.guesthouse.portal.page.Frame;
import dev.guesthouse.portal.page.Sentences;
import dev.guesthouse.words.ReportWords;
import dev.guesthouse.words.Wording;
import dev.guesthouse.words.Words;

/** Draws series, and says what there is to see, in the reader's language. */
final class Figures {

    private static final Duration LONG = Duration.ofDays(3);

    private final Sentences say;
    private final Words words;
    private final ReportWords reports;
    private final DateTimeFormatter date;
    private final Locale locale;

    Figures(Frame frame) {
        say = frame.say();
        words = Wording.in(frame.language());
        reports = Wording.in(frame.language(), ReportWords.class);
        locale = frame.language().locale();
        date = DateTimeFormatter.ofPattern(reports.datePattern(), locale);
    }

    List<Figure> of(Series.Answer series) {
        return List.of(access(series.access().days()), endings(series.endings()), decisions(series.decisions()), deliveries(series.deliveries()));
    }

    private Figure access(List<Series.LiveDay> days) {
        if (days.isEmpty()) {
            return new Figure("access", reports.access(), reports.accessNone(), null, List.of(), List.of());
        }
        var numbers = days.stream().map(Series.LiveDay::live).toList();
        var first = days.get(0);
        var last = days.get(days.size() - 1);
        var sentence = days.size() == 1 ? reports.accessNow(day(last.date()), number(last.live()))
                : reports.accessThen(day(last.date()), number(last.live()), day(first.date()), number(first.live()));
        var top = Figure.top(numbers);
        return new Figure("access", reports.access(), sentence, null,
                List.of(new Plot(null, number(top), day(first.date()), day(last.date()), List.of(Mark.steps(numbers, top)))),
                days.stream().map(each -> row(reports.day(), day(each.date()), reports.live(), number(each.live()))).toList());
    }

    private Figure endings(Series.Endings endings) {
        if (endings.countedDateTime() == null) {
            return new Figure("endings", reports.endings(), reports.endingsNotCounted(), null, List.of(), List.of());
        }
        var weeks = endings.weeks();
        var numbers = weeks.stream().map(Series.EndingWeek::endings).toList();
        var most = weeks.stream().max(Comparator.comparingLong(Series.EndingWeek::endings)).orElseThrow();
        var until = day(weeks.get(weeks.size() - 1).date().plusDays(6));
        var counted = say.with(endings.countedDateTime(), reports::endingsCounted);
        if (most.endings() == 0) {
            return new Figure("endings", reports.endings(), reports.endingsNone(until), counted, List.of(), List.of());
        }
        var top = Figure.top(numbers);
        return new Figure("endings", reports.endings(),
                reports.endingsAhead(until, number(numbers.stream().mapToLong(Long::longValue).sum()), day(most.date()), number(most.endings())), counted,
                List.of(new Plot(null, number(top), day(weeks.get(0).date()), until, List.of(Mark.bars(numbers, top)))),
                weeks.stream().map(week -> row(reports.weekFrom(), day(week.date()), reports.ends(), number(week.endings()))).toList());
    }

    private Figure decisions(Series.Decisions decisions) {
        var items = decisions.items();
        if (items.isEmpty()) {
            return new Figure("decisions", reports.decisions(), reports.decisionsNone(), null, List.of(), List.of());
        }
        var longest = items.stream().map(Series.Decision::took).max(Comparator.naturalOrder()).orElseThrow();
        var top = longest.compareTo(decisions.usualTimeout()) > 0 ? longest : decisions.usualTimeout();
        var first = items.get(0).decidedDateTime();
        var last = items.get(items.size() - 1).decidedDateTime();
        var late = items.stream().filter(Figures::isLate).toList();
        var marks = List.of(Mark.level("limit", decisions.usualTimeout().toSeconds(), top.toSeconds()),
                Mark.level("median", decisions.median().toSeconds(), top.toSeconds()),
                dots("dots", items.stream().filter(item -> !isLate(item)).toList(), first, last, top), dots("squares", late, first, last, top));
        return new Figure("decisions", reports.decisions(), reports.decisionsTook(number(items.size()), took(decisions.median()), number(late.size())),
                reports.decisionsKey(took(decisions.usualTimeout())), List.of(new Plot(null, took(top), day(first), day(last), marks)),
                items.stream().map(item -> row(reports.day(), day(item.decidedDateTime()), reports.howLong(), took(item.took()), reports.outcome(), outcome(item))).toList());
    }

    private static Mark dots(String kind, List<Series.Decision> items, Instant first, Instant last, Duration top) {
        var time = Math.max(1, Duration.between(first, last).toSeconds());
        return new Mark(kind, items.stream().map(item -> "M%d %dh0".formatted(Plot.WIDTH * Duration.between(first, item.decidedDateTime()).toSeconds() / time,
                Mark.y(item.took().toSeconds(), top.toSeconds()))).collect(Collectors.joining()));
    }

    private static boolean isLate(Series.Decision item) {
        return item.state() == StageState.timedOut;
    }

    private String outcome(Series.Decision item) {
        return isLate(item) ? reports.late() : item.state() == StageState.approved ? reports.given() : reports.refused();
    }

    private Figure deliveries(Series.Deliveries deliveries) {
        var failures = deliveries.failures();
        var triesOf = failures.stream().collect(Collectors.groupingBy(Series.Failures::connector, TreeMap::new, Collectors.summingLong(Series.Failures::tries)));
        var first = day(deliveries.firstDate());
        var failed = triesOf.entrySet().stream().max(Map.Entry.comparingByValue()).map(most -> reports.failed(first,
                number(triesOf.values().stream().mapToLong(Long::longValue).sum()), most.getKey())).orElseGet(() -> reports.noneFailed(first));
        var waiting = deliveries.longest() == null ? reports.nothingWaits()
                : say.with(deliveries.longest().sinceDateTime(), since -> reports.longest(deliveries.longest().connector(), since));
        var top = Figure.top(failures.stream().map(each -> (long) each.tries()).toList());
        return new Figure("deliveries", reports.deliveries(), failed, waiting,
                triesOf.keySet().stream().map(connector -> new Plot(connector, number(top), first, day(deliveries.lastDate()),
                        List.of(Mark.bars(byDay(deliveries, connector), top)))).toList(),
                failures.stream().map(each -> row(reports.day(), day(each.date()), reports.connector(), each.connector(), reports.tries(), number(each.tries())))
                        .toList());
    }

    private static List<Long> byDay(Series.Deliveries deliveries, String connector) {
        var tries = deliveries.failures().stream().filter(each -> each.connector().equals(connector))
                .collect(Collectors.toMap(Series.Failures::date, each -> (long) each.tries()));
        return IntStream.rangeClosed(0, (int) ChronoUnit.DAYS.between(deliveries.firstDate(), deliveries.lastDate()))
                .mapToObj(day -> tries.getOrDefault(deliveries.firstDate().plusDays(day), 0L)).toList();
    }

    /** @param cells what each column is called, and what stands in it, in turn */
    private static Row row(String... cells) {
        return new Row(IntStream.range(0, cells.length / 2).mapToObj(i -> new Cell(cells[2 * i], cells[2 * i + 1])).toList());
    }

    /** In whole hours, or days where it is long, rounded up: it took no longer. */
    private String took(Duration duration) {
        var hours = (int) Math.ceil(duration.toSeconds() / 3600.0);
        if (duration.compareTo(LONG) >= 0) {
            return words.days((hours + 23) / 24);
        }
        return duration.compareTo(Duration.ofHours(1)) < 0 ? reports.underAnHour() : hours == 1 ? reports.anHour() : words.hours(hours);
    }

    private String day(Instant at) {
        return day(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private String day(LocalDate day) {
        return date.format(day);
    }

    private String number(long number) {
        return String.format(locale, "%,d", number);
    }
}
