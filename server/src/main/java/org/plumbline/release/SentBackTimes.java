package org.plumbline.release;

import static org.plumbline.release.Table.Cell.count;
import static org.plumbline.release.Table.Cell.notGiven;
import static org.plumbline.release.Table.Cell.words;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.page.Dates;
import org.plumbline.page.Durations;
import org.plumbline.release.Table.Cell;
import org.plumbline.release.Table.Column;
import org.plumbline.release.Table.Kind;
import org.plumbline.sentback.SentBack;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.times.TimesToEvent;

/**
 * How long each step took from sending back, by Kaplan and Meier: a case that is still open has lasted so long already and
 * is neither left out nor taken as done.
 */
final class SentBackTimes {

    static final String SUMMARY = "sent-back-times";
    static final String CURVES = "sent-back-curves";

    /** With fewer each case is a tenth of the curve or more, and can be told from the others. */
    static final int FEWEST = 10;

    private final List<SentBack> all;
    private final Instant today;

    SentBackTimes(List<SentBack> everyTime, Instant now) {
        all = SentBackTables.newestOfEach(everyTime);
        // Else what somebody reads would be another report by the minute in which they sign it
        today = now.atZone(Dates.LONDON).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /** By when half and nine in ten were done. */
    Table summary() {
        return new Table(
                SUMMARY,
                "Cases sent straight back: how long it took",
                List.of(
                        new Column("step", "Step", Kind.WORDS),
                        new Column("done", "Cases in which it is done", Kind.COUNT),
                        new Column("not_yet", "Not yet", Kind.COUNT),
                        new Column("median", "Half were done within", Kind.WORDS),
                        new Column("median_interval", "95% interval", Kind.WORDS),
                        new Column("ninetieth", "Nine in ten within", Kind.WORDS),
                        new Column("longest", "Longest so far", Kind.WORDS)),
                Stream.of(Milestone.values()).map(this::summary).toList(),
                "Counted from the moment of sending back, day and night, to the first time that the step was taken. Cases in"
                        + " which it is not done yet count with the time that they had lasted at the start of this day (Kaplan and Meier 1958); the"
                        + " interval is that of Brookmeyer and Crowley. A withdrawn case counts until it was withdrawn.");
    }

    private List<Cell> summary(Milestone milestone) {
        var times = times(milestone);
        var median = times.quantile(0.5);
        return List.of(
                words(milestone.inWords()),
                count(times.done()),
                count(times.stillOpen()),
                inWords(median.estimate()),
                median.from().isPresent() && median.estimate().isPresent()
                        ? words(duration(median.from().getAsDouble()) + " to "
                                + (median.to().isPresent()
                                        ? duration(median.to().getAsDouble())
                                        : "no upper end: too few are done"))
                        : notGiven("too few are done"),
                inWords(times.quantile(0.9).estimate()),
                times.longest().isPresent()
                        ? words(duration(times.longest().getAsDouble()))
                        : notGiven("none sent back"));
    }

    /** All that the curves are drawn from: a row for each minute in which anything changes. */
    Table curves() {
        return new Table(
                CURVES,
                "Cases sent straight back: the share not there yet, minute by minute",
                List.of(
                        new Column("step", "Step", Kind.WORDS),
                        new Column("minutes", "Minutes after sending back", Kind.COUNT),
                        new Column("time", "In words", Kind.WORDS),
                        new Column("before", "Not there just before", Kind.COUNT),
                        new Column("reached", "Got there then", Kind.COUNT),
                        new Column("last_seen", "Open, last seen then", Kind.COUNT),
                        new Column("promise_over", "Whose promised time ended then", Kind.COUNT),
                        new Column("share", "Share not there after", Kind.SHARE),
                        new Column("interval_95", "95% interval", Kind.INTERVAL)),
                Stream.of(Milestone.values())
                        .filter(milestone -> milestone != Milestone.CLOSED)
                        .flatMap(milestone -> curve(milestone).stream())
                        .toList(),
                "The share is that of Kaplan and Meier, its interval on the log-log scale. 'Last seen': cases that are not there"
                        + " yet and had lasted so long, or were withdrawn then. Fewer than " + FEWEST
                        + " cases are not taken apart.");
    }

    private List<List<Cell>> curve(Milestone milestone) {
        if (all.size() < FEWEST) {
            return List.of(Stream.concat(
                            Stream.of(words(milestone.inWords())),
                            Stream.generate(() -> notGiven("fewer than " + FEWEST + " cases"))
                                    .limit(8))
                    .toList());
        }
        var curve = times(milestone).curve().iterator();
        var rows = new ArrayList<List<Cell>>();
        long before = all.size();
        double share = 1;
        Cell interval = notGiven("none is there yet");
        for (var minute : minutes(milestone).entrySet()) {
            var then = minute.getValue();
            if (then.reached > 0) {
                var step = curve.next();
                share = step.open();
                interval = share == 0
                        ? notGiven("none is left")
                        : Cell.interval(step.interval().lower(), step.interval().upper());
            }
            rows.add(List.of(
                    words(milestone.inWords()),
                    count(minute.getKey()),
                    words(duration(minute.getKey())),
                    count(before),
                    count(then.reached),
                    count(then.lastSeen),
                    count(then.promiseOver),
                    Cell.share(share),
                    interval));
            before -= then.reached + then.lastSeen;
        }
        return rows;
    }

    /** What happened in a minute after sending back, over all cases. */
    private static final class Minute {
        private long reached;
        private long lastSeen;
        private long promiseOver;
    }

    private TreeMap<Long, Minute> minutes(Milestone milestone) {
        var minutes = new TreeMap<Long, Minute>();
        for (var sentBack : all) {
            var observation = milestone.observation(sentBack, today);
            var then = minutes.computeIfAbsent(Math.round(observation.time()), minute -> new Minute());
            if (observation.done()) {
                then.reached++;
            } else {
                then.lastSeen++;
            }
            milestone
                    .promised(sentBack)
                    .ifPresent(promised -> minutes.computeIfAbsent(promised, minute -> new Minute()).promiseOver++);
        }
        return minutes;
    }

    private TimesToEvent times(Milestone milestone) {
        return TimesToEvent.of(
                all.stream().map(each -> milestone.observation(each, today)).toList(), Level.NINETY_FIVE);
    }

    private static Cell inWords(OptionalDouble minutes) {
        return minutes.isPresent() ? words(duration(minutes.getAsDouble())) : notGiven("too few are done");
    }

    private static String duration(double minutes) {
        return Durations.inWords(Duration.ofMinutes(Math.round(minutes)));
    }
}
