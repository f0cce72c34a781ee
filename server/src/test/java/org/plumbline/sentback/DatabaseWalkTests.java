package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sentback.SentBack.State;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Anybody tries anything in any order against the real database, again and again, while the clock jumps: what is taken is what
 * the table of steps allows, it is there exactly once, and what is stored beside it agrees. The walk is another at every run;
 * {@code -Dplumbline.walk.seed} repeats one, {@code -Dplumbline.walk.steps} makes it longer.
 */
@PlumblineTest
class DatabaseWalkTests {

    private static final long SEED = Long.getLong("plumbline.walk.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("plumbline.walk.steps", 300);

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Standings standings;

    @Autowired
    TestClock clock;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<StepKind, Integer> taken = new EnumMap<>(StepKind.class);
    Fieldwork.Team team;
    String reference;

    /** The last that was taken, to be sent again. */
    private Runnable last = () -> {};

    @BeforeEach
    void aWaveIsBeingRead() {
        team = fieldwork.team();
        reference = "";
    }

    @Test
    void whatIsTakenIsWhatMayBeTakenAndIsThereOnce() {
        var readings = fieldwork.readings(team, fieldwork.reading(team, 12, 24));
        int next = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step == 0 || (!find().state().isOpen() && random.nextInt(3) == 0 && next < readings.size())) {
                var reading = readings.get(next++);
                reference = as(
                                team.inspector(),
                                () -> sendingBack.raise(
                                        team.inspector(),
                                        Ids.next(),
                                        reading.id(),
                                        "child-in-danger-now",
                                        "No visit since March"))
                        .reference();
                last = () -> {};
            }
            if (random.nextInt(5) == 0) {
                clock.advance(Duration.ofMinutes(random.nextLong(-1_500, 6_000)));
            }
            tryOne(step);
        }
        assertThat(taken.keySet())
                .as("steps that were taken on a walk of %s steps from seed %s: %s", STEPS, SEED, taken)
                .hasSizeGreaterThan(3);
    }

    private void tryOne(int step) {
        var before = find();
        var who =
                any(List.of(team.lead(), team.duty(), team.inspector(), team.liaison(), team.reviewer(), team.chief()));
        // Every other try is one that can be taken, or the walk would hardly get anywhere
        var open = StepKind.open(before, who);
        boolean possible = random.nextBoolean() && !open.isEmpty();
        tryOne(step, before, who, any(possible ? List.copyOf(open) : List.of(StepKind.values())));
    }

    private void tryOne(int step, SentBack before, SignedIn who, StepKind kind) {
        if (kind == StepKind.RAISING) {
            sendAgain(before);
            return;
        }
        if (kind == StepKind.WITHDRAWAL && random.nextInt(8) != 0) {
            // or no walk would get far
            return;
        }
        boolean fresh = random.nextInt(4) != 0;
        int seen = fresh ? before.version() : random.nextInt(0, before.version() + 2);
        // Who says nothing sends the same as somebody who said nothing before them, which is a retry and not another
        // step
        var words = "Tried at " + step;
        Runnable trying = () -> take(kind, who, seen, words);
        boolean may = kind.isFor(who, before) && kind.after().contains(before.state()) && seen == before.version();
        boolean wasTaken;
        try {
            as(who, trying);
            wasTaken = find().version() == before.version() + 1;
            assertThat(wasTaken || find().equals(before))
                    .as(at(step, kind, who, seen))
                    .isTrue();
        } catch (NotFound | Stale | Refused refused) {
            wasTaken = false;
            assertThat(find()).as(at(step, kind, who, seen)).isEqualTo(before);
        }
        assertThat(wasTaken)
                .as(at(step, kind, who, seen) + " from " + before.state())
                .isEqualTo(may);
        if (wasTaken) {
            taken.merge(kind, 1, Integer::sum);
            last = () -> as(who, trying);
        }
        checkWhatIsStored(before);
    }

    private void take(StepKind kind, SignedIn who, int seen, String words) {
        switch (kind) {
            case ACKNOWLEDGEMENT -> answering.acknowledge(who, reference, seen);
            case ASSIGNMENT ->
                answering.assign(
                        who, reference, seen, Optional.of(team.reviewer().person()));
            case SAFETY_CONFIRMATION -> answering.confirmSafety(who, reference, seen, words);
            case REVIEW -> {
                int items = find().ground().checklist().size();
                answering.review(
                        who, reference, seen, IntStream.range(0, items).boxed().collect(Collectors.toSet()), words);
            }
            case ANSWER ->
                answering.answer(
                        who,
                        reference,
                        seen,
                        new Answering.Outcome(words, Optional.of(false), Optional.of(Set.of()), Optional.of(0)));
            case VERIFICATION -> {
                var verdict = any(List.of(Step.Verdict.values()));
                boolean safetyAnew = verdict != Step.Verdict.AGREES && any(List.of(true, false));
                sendingBack.verify(who, reference, seen, Optional.of(verdict), safetyAnew, words);
            }
            case CLOSURE -> sendingBack.close(who, reference, seen);
            case REOPENING -> sendingBack.reopen(who, reference, seen, words);
            case WITHDRAWAL -> sendingBack.withdraw(who, reference, seen, words);
            case RAISING -> throw new IllegalStateException();
        }
    }

    private void sendAgain(SentBack before) {
        try {
            last.run();
        } catch (Stale | NotFound gone) {
            // whoever took a step and has since lost the case is told so
        }
        assertThat(find())
                .as("after the last step was sent again, seed " + SEED)
                .isEqualTo(before);
    }

    private void checkWhatIsStored(SentBack before) {
        var now = find();
        assertThat(now.steps().subList(0, before.version())).isEqualTo(before.steps());
        assertThat(now.clocks().stream().limit(before.clocks().size()).map(SentBack.Clock::due))
                .as("no due time moves, seed %s", SEED)
                .containsExactlyElementsOf(
                        before.clocks().stream().map(SentBack.Clock::due).toList());
        assertThat(as(team.lead(), () -> standings.in(EnumSet.of(now.state()), Optional.empty(), 100)))
                .contains(Standing.of(now));
        if (now.state() == State.CLOSED) {
            assertThat(now.verified()).as("nothing closes unverified").isPresent();
        }
    }

    private SentBack find() {
        return as(team.lead(), () -> sentBacks.find(reference)).orElseThrow();
    }

    private <T> T any(List<T> choice) {
        return new ArrayList<>(choice).get(random.nextInt(choice.size()));
    }

    private static String at(int step, StepKind kind, SignedIn who, int seen) {
        return "%s by %s on version %s, step %s, seed %s".formatted(kind, who.roles(), seen, step, SEED);
    }
}
