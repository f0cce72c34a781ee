package org.plumbline.sentback;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.TimeLimit;
import org.plumbline.organisation.Nation;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.Side;
import org.plumbline.sentback.SentBack.State;
import tools.jackson.databind.json.JsonMapper;

/** The machine of {@code docs/sent-back.md}: its table is that of the code, and its invariants hold on every way. */
class SentBackMachineTests {

    private static final Path DOCUMENT = Path.of("../docs/sent-back.md");

    /** So many steps that are tried; {@code -Dplumbline.machine.steps=20000000} tries more, in the same order. */
    private static final long STEPS = Long.getLong("plumbline.machine.steps", 1_000_000);

    private static final UUID INSPECTORATE = new UUID(1, 1);
    private static final UUID FORCE = new UUID(2, 2);
    private static final Instrument.Ground GROUND =
            new Instrument.Ground("missing-now", "Missing now", "", true, List.of("See the child", "Tell partners"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource
    void theTableInTheDocumentIsThatOfTheCode(StepKind kind) throws IOException {
        var row = Files.readAllLines(DOCUMENT).stream()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .filter(cells -> cells.size() == 9 && cells.get(1).equals(words(kind)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + words(kind)));

        assertThat(list(row.get(2))).as("by whom").isEqualTo(words(kind.roles()));
        assertThat(list(row.get(3))).as("after").isEqualTo(names(kind.after()));
        assertThat(list(row.get(6))).as("stops the clock of").isEqualTo(words(kind.stops()));
        var leadsTo = row.get(4);
        for (var before : kind == StepKind.RAISING ? Set.of(State.RAISED) : kind.after()) {
            for (var step : every(kind)) {
                var state = step.leadsTo(before);
                assertThat(leadsTo.contains(state.name()) || state == before && leadsTo.contains("the state before"))
                        .as("%s after %s leads to %s", kind, before, state)
                        .isTrue();
            }
        }
    }

    /** Nobody of the one side may take a step of the other. */
    @ParameterizedTest
    @EnumSource
    void aStepBelongsToOneSide(StepKind kind) {
        assertThat(kind.roles().stream().map(role -> role.kind()).distinct()).hasSize(1);
    }

    @Test
    void theInvariantsHoldOnEveryWay() {
        var random = new SplittableRandom(20161125);
        long taken = 0;
        var seen = new HashSet<State>();
        for (long tried = 0; tried < STEPS; ) {
            var walk = new Walk(random.split());
            for (int step = 0; step < 40; step++, tried++) {
                taken += walk.step() ? 1 : 0;
                seen.add(walk.sentBack.state());
            }
        }
        assertThat(seen).as("every state was met").containsExactlyInAnyOrder(State.values());
        assertThat(taken).as("steps that were taken").isGreaterThan(STEPS / 10);
    }

    /** One case and whoever has to do with it, at their worst. */
    private static final class Walk {

        private final SplittableRandom random;
        private final WorkingDays workingDays = CALENDAR;
        private Instant now;
        private SentBack sentBack;

        Walk(SplittableRandom random) {
            this.random = random;
            // any moment from 2025 to 2028
            this.now = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextLong(4L * 365 * 24 * 3600));
            this.sentBack = new SentBack(
                    new UUID(0, 0),
                    "SB-0000-0000",
                    new UUID(0, 1),
                    new UUID(0, 2),
                    "C-00000-00000",
                    "missing",
                    INSPECTORATE,
                    FORCE,
                    GROUND,
                    List.of(new Step.Raising(someone(INSPECTORATE), now, "why", forceStarts())));
        }

        /** @return whether a step was taken */
        boolean step() {
            letTimePass();
            var before = sentBack;
            var kinds = StepKind.values();
            var kind = kinds[1 + random.nextInt(kinds.length - 1)];
            // ways that end are rarer, or no walk would come far
            if (kind == StepKind.WITHDRAWAL && random.nextInt(20) > 0) {
                return false;
            }
            if (!kind.after().contains(before.state())) {
                return false;
            }
            var step = made(kind);
            sentBack = with(before, step);
            check(before, step);
            assertThat(sentBack.steps().get(before.version()).isSameAs(step))
                    .as("I9")
                    .isTrue();
            if (random.nextInt(50) == 0) {
                restart();
            }
            return true;
        }

        /** Also backwards: the clock of a server may be set, and those of two servers differ. */
        private void letTimePass() {
            var jump = switch (random.nextInt(10)) {
                case 0 -> Duration.ofHours(-1);
                case 1 -> Duration.ofDays(-1);
                case 2 -> Duration.ofDays(1);
                case 3 -> Duration.ofDays(random.nextInt(30));
                default -> Duration.ofSeconds(random.nextInt(100_000));
            };
            now = now.plus(jump);
        }

        /** What is stored of the clocks is read back. */
        private void restart() {
            var steps = sentBack.steps().stream()
                    .map(step -> step instanceof Step.Answer answer
                            ? new Step.Answer(
                                    answer.by(),
                                    answer.at(),
                                    answer.whatWasDone(),
                                    answer.furtherRiskFound(),
                                    answer.consequences(),
                                    answer.otherChildrenFound(),
                                    reread(answer.starts()))
                            : step)
                    .toList();
            var again = with(sentBack, steps);
            assertThat(again).as("read back").isEqualTo(sentBack);
            sentBack = again;
        }

        private Step made(StepKind kind) {
            var force = someone(FORCE);
            var inspectorate = someone(INSPECTORATE);
            return switch (kind) {
                case RAISING -> throw new IllegalStateException("a case is raised once");
                case ACKNOWLEDGEMENT -> new Step.Acknowledgement(force, now);
                case ASSIGNMENT -> new Step.Assignment(force, now, new UUID(3, random.nextInt(3)), "Reviewer");
                case SAFETY_CONFIRMATION -> new Step.SafetyConfirmation(force, now, "seen");
                case REVIEW -> new Step.Review(force, now, List.of("See the child"), "later");
                case ANSWER ->
                    new Step.Answer(
                            force,
                            now,
                            "done",
                            random.nextBoolean(),
                            Set.of(),
                            random.nextInt(3),
                            List.of(start(Clock.Kind.VERIFICATION, new TimeLimit.WorkingDays(10))));
                case VERIFICATION -> {
                    var verdict = Step.Verdict.values()[random.nextInt(3)];
                    yield new Step.Verification(
                            inspectorate,
                            now,
                            verdict,
                            "why",
                            verdict == Step.Verdict.AGREES
                                    ? List.of()
                                    : random.nextInt(3) == 0
                                            ? forceStarts()
                                            : List.of(start(Clock.Kind.ANSWER, new TimeLimit.WorkingDays(10))));
                }
                case CLOSURE -> new Step.Closure(inspectorate, now);
                case REOPENING -> new Step.Reopening(inspectorate, now, "why", forceStarts());
                case WITHDRAWAL -> new Step.Withdrawal(inspectorate, now, "why");
            };
        }

        private List<Step.Start> forceStarts() {
            return List.of(
                    start(Clock.Kind.ACKNOWLEDGEMENT, new TimeLimit.Elapsed(Duration.ofHours(1))),
                    start(Clock.Kind.SAFETY, new TimeLimit.Elapsed(Duration.ofHours(24))),
                    start(Clock.Kind.ANSWER, new TimeLimit.WorkingDays(10)));
        }

        private Step.Start start(Clock.Kind kind, TimeLimit limit) {
            return workingDays.start(kind, now, limit, Nation.values()[random.nextInt(Nation.values().length)]);
        }

        private Step.Who someone(UUID organisation) {
            return new Step.Who(new UUID(organisation.getMostSignificantBits(), random.nextInt(2)), "x", organisation);
        }

        private void check(SentBack before, Step step) {
            var state = sentBack.state();
            var clocks = sentBack.clocks();
            var running = clocks.stream().filter(not(Clock::isStopped)).toList();
            require("I1", sentBack.steps().subList(0, before.version()).equals(before.steps()));
            if (state == State.CLOSED) {
                require(
                        "I2",
                        sentBack.verified()
                                .map(Step.Verification::verdict)
                                .filter(Step.Verdict.AGREES::equals)
                                .isPresent());
            }
            sentBack.verified().ifPresent(verified -> {
                var reported = sentBack.reported().orElseThrow();
                require(
                        "I3",
                        reported.by().organisation().equals(FORCE)
                                && verified.by().organisation().equals(INSPECTORATE)
                                && !reported.by().person().equals(verified.by().person()));
            });
            for (var kind : step.kind().stops()) {
                var side = kind == Clock.Kind.VERIFICATION ? INSPECTORATE : FORCE;
                require(
                        "I4",
                        step instanceof Step.Withdrawal
                                || step.by().organisation().equals(side));
            }
            var earlier = before.clocks();
            for (int i = 0; i < earlier.size(); i++) {
                var was = earlier.get(i);
                var is = clocks.get(i);
                require("I5", was.due().equals(is.due()) && was.working().equals(is.working()));
                require("I6", was.stopped().isEmpty() || was.stopped().equals(is.stopped()));
            }
            require(
                    "I7",
                    state.isOpen() == !state.next().isEmpty()
                            && state.next().stream()
                                    .allMatch(next -> next.after().contains(state)));
            require(
                    "I8",
                    state != State.ANSWERED
                            || running.stream().anyMatch(clock -> clock.kind() == Clock.Kind.VERIFICATION));
            require(
                    "I8",
                    state.waitsFor() != Side.FORCE
                            || running.stream().anyMatch(clock -> clock.kind() == Clock.Kind.ANSWER));
            require("I10", state.isOpen() || running.isEmpty());
            require(
                    "I10",
                    state != State.REOPENED
                            || sentBack.verified()
                                            .map(Step.Verification::verdict)
                                            .filter(Step.Verdict.AGREES::equals)
                                            .isEmpty()
                                    && sentBack.safetyConfirmed().isEmpty()
                                    && sentBack.reviewed().isEmpty()
                                    && running.stream().anyMatch(clock -> clock.kind() == Clock.Kind.SAFETY));
            require("I11", before.state() != State.WITHDRAWN);
        }

        private void require(String invariant, boolean holds) {
            if (!holds) {
                throw new AssertionError(invariant + " is broken by "
                        + sentBack.steps().stream().map(Step::kind).toList());
            }
        }
    }

    private static final WorkingDays CALENDAR = new WorkingDays();

    private static final Step.Start SAFETY_ANEW = CALENDAR.start(
            Clock.Kind.SAFETY, Instant.EPOCH, new TimeLimit.Elapsed(Duration.ofHours(24)), Nation.ENGLAND_AND_WALES);

    private static List<Step.Start> reread(List<Step.Start> starts) {
        return List.of(JSON.readValue(JSON.writeValueAsString(starts), Step.Start[].class));
    }

    private static SentBack with(SentBack before, Step step) {
        var steps = new ArrayList<>(before.steps());
        steps.add(step);
        return with(before, steps);
    }

    private static SentBack with(SentBack before, List<Step> steps) {
        return new SentBack(
                before.id(),
                before.reference(),
                before.wave(),
                before.caseId(),
                before.caseReference(),
                before.caseType(),
                before.inspectorate(),
                before.force(),
                before.ground(),
                steps);
    }

    private static List<Step> every(StepKind kind) {
        var by = new Step.Who(FORCE, "x", FORCE);
        var at = Instant.EPOCH;
        return switch (kind) {
            case RAISING -> List.of(new Step.Raising(by, at, "", List.of()));
            case ACKNOWLEDGEMENT -> List.of(new Step.Acknowledgement(by, at));
            case ASSIGNMENT -> List.of(new Step.Assignment(by, at, FORCE, "x"));
            case SAFETY_CONFIRMATION -> List.of(new Step.SafetyConfirmation(by, at, ""));
            case REVIEW -> List.of(new Step.Review(by, at, List.of(), ""));
            case ANSWER -> List.of(new Step.Answer(by, at, "", false, Set.of(), 0, List.of()));
            case VERIFICATION ->
                Stream.concat(
                                Stream.of(Step.Verdict.values())
                                        .map(verdict -> new Step.Verification(by, at, verdict, "", List.of())),
                                Stream.of(new Step.Verification(
                                        by, at, Step.Verdict.DOES_NOT_AGREE, "", List.of(SAFETY_ANEW))))
                        .<Step>map(step -> step)
                        .toList();
            case CLOSURE -> List.of(new Step.Closure(by, at));
            case REOPENING -> List.of(new Step.Reopening(by, at, "", List.of()));
            case WITHDRAWAL -> List.of(new Step.Withdrawal(by, at, ""));
        };
    }

    private static Set<String> list(String cell) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(not(String::isEmpty))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(Set<? extends Enum<?>> values) {
        return values.stream().map(SentBackMachineTests::words).collect(Collectors.toSet());
    }

    private static Set<String> names(Set<State> values) {
        return values.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
