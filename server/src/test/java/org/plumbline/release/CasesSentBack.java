package org.plumbline.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Ids;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.Step;
import org.plumbline.sentback.Working;

/** Cases sent straight back, told by when they came to each step. */
final class CasesSentBack {

    static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Step.Who FORCE = new Step.Who(Ids.next(), "Person", Ids.next());
    private static final Step.Who INSPECTORATE = new Step.Who(Ids.next(), "Person", Ids.next());

    private CasesSentBack() {}

    /**
     * A case that was acknowledged.
     *
     * @param promised within what it was to be acknowledged
     */
    static SentBack acknowledged(Duration before, Duration after, Duration promised) {
        return sentBack(
                before,
                promised,
                new Step.Acknowledgement(FORCE, NOW.minus(before).plus(after)));
    }

    static SentBack withdrawn(Duration before, Duration after, Duration promised) {
        return sentBack(
                before,
                promised,
                new Step.Withdrawal(INSPECTORATE, NOW.minus(before).plus(after), "In error"));
    }

    /** A case in which nothing was done, sent back so long ago. */
    static SentBack untouched(Duration before, Duration promised) {
        return sentBack(before, promised);
    }

    /** Twelve of which nine were acknowledged, two are open and one was withdrawn; a third was promised within the hour. */
    static List<SentBack> twelve() {
        var soon = Duration.ofHours(1);
        var later = Duration.ofHours(4);
        var day = Duration.ofDays(1);
        return List.of(
                acknowledged(day, Duration.ofMinutes(10), soon),
                acknowledged(day, Duration.ofMinutes(20), soon),
                acknowledged(day, Duration.ofSeconds(20 * 60 + 59), soon),
                acknowledged(day, Duration.ofMinutes(30), soon),
                acknowledged(day, Duration.ofMinutes(60), later),
                acknowledged(day, Duration.ofMinutes(90), later),
                acknowledged(day, Duration.ofMinutes(120), later),
                acknowledged(day, Duration.ofMinutes(240), later),
                acknowledged(day, Duration.ofMinutes(300), later),
                untouched(Duration.ofMinutes(50), later),
                untouched(Duration.ofMinutes(100), later),
                withdrawn(day, Duration.ofMinutes(240), later));
    }

    private static SentBack sentBack(Duration before, Duration promised, Step... steps) {
        var raisedAt = NOW.minus(before);
        var all = new ArrayList<Step>();
        all.add(new Step.Raising(
                INSPECTORATE,
                raisedAt,
                "Nothing is recorded",
                List.of(new Step.Start(
                        SentBack.Clock.Kind.ACKNOWLEDGEMENT, raisedAt.plus(promised), "", Working.UNKNOWN))));
        all.addAll(List.of(steps));
        return new SentBack(
                Ids.next(),
                "SB-TEST",
                Ids.next(),
                UUID.randomUUID(),
                "C-0001",
                "missing",
                INSPECTORATE.organisation(),
                FORCE.organisation(),
                new Instrument.Ground("stalled", "Stalled", "", false, List.of("Look again")),
                all);
    }
}
