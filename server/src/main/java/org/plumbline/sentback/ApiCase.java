package org.plumbline.sentback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.organisation.SignedIn;
import org.plumbline.sentback.SentBack.Clock;
import org.plumbline.sentback.SentBack.Side;
import org.plumbline.sentback.SentBack.State;

/**
 * A case sent back as a program reads it; {@code api/openapi.yaml} describes it for its reader.
 *
 * @param version the number of its steps, which is the case's entity tag too
 * @param checklist what a review goes by, whose items are named by their place from 0
 * @param possible the steps that this person can take now
 */
record ApiCase(
        String reference,
        int version,
        String caseReference,
        String caseType,
        String ground,
        boolean immediateDanger,
        List<String> checklist,
        State state,
        Side waitsFor,
        boolean overdue,
        List<ApiClock> clocks,
        List<ApiStep> steps,
        Set<StepKind> possible) {

    static ApiCase of(SentBack sentBack, SignedIn who, Instant now) {
        return new ApiCase(
                sentBack.reference(),
                sentBack.version(),
                sentBack.caseReference(),
                sentBack.caseType(),
                sentBack.ground().label(),
                sentBack.ground().immediateDanger(),
                sentBack.ground().checklist(),
                sentBack.state(),
                sentBack.state().waitsFor(),
                sentBack.isOverdue(now),
                sentBack.clocks().stream().map(ApiClock::of).toList(),
                IntStream.range(0, sentBack.version())
                        .mapToObj(n -> ApiStep.of(n + 1, sentBack.steps().get(n), sentBack))
                        .toList(),
                StepKind.open(sentBack, who));
    }

    /** @param working how the due time was found, stretch by stretch */
    record ApiClock(
            Clock.Kind kind,
            Instant started,
            Instant due,
            Optional<Instant> stopped,
            String limit,
            String calendar,
            List<Working.Stretch> working) {

        static ApiClock of(Clock clock) {
            return new ApiClock(
                    clock.kind(),
                    clock.started(),
                    clock.due(),
                    clock.stopped(),
                    clock.limit(),
                    clock.working().calendar(),
                    clock.working().stretches());
        }
    }

    /** @param said what was said with the step, by the names under which a program sends it */
    record ApiStep(int number, StepKind kind, Instant at, String by, Side side, Map<String, Object> said) {

        static ApiStep of(int number, Step step, SentBack sentBack) {
            return new ApiStep(
                    number,
                    step.kind(),
                    step.at(),
                    step.by().name(),
                    step.by().organisation().equals(sentBack.force()) ? Side.FORCE : Side.INSPECTORATE,
                    said(step));
        }

        private static Map<String, Object> said(Step step) {
            var said = new LinkedHashMap<String, Object>();
            switch (step) {
                case Step.Raising raising -> said.put("reason", raising.reason());
                case Step.Assignment assignment -> {
                    said.put("reviewer", assignment.reviewer());
                    said.put("reviewerName", assignment.reviewerName());
                }
                case Step.SafetyConfirmation confirmation -> said.put("how", confirmation.how());
                case Step.Review review -> {
                    said.put("done", review.done());
                    said.put("notes", review.notes());
                }
                case Step.Answer answer -> {
                    said.put("whatWasDone", answer.whatWasDone());
                    said.put("furtherRisk", answer.furtherRiskFound());
                    said.put(
                            "consequences",
                            answer.consequences().stream().sorted().toList());
                    said.put("otherChildren", answer.otherChildrenFound());
                }
                case Step.Verification verification -> {
                    said.put("verdict", verification.verdict());
                    said.put("safetyAnew", verification.reopens());
                    said.put("reason", verification.reason());
                }
                case Step.Reopening reopening -> said.put("reason", reopening.reason());
                case Step.Withdrawal withdrawal -> said.put("withdrawal", withdrawal.reason());
                case Step.Acknowledgement _, Step.Closure _ -> {}
            }
            return said;
        }
    }

    /** A page of a list, of cases as they stand. */
    record ApiCases(int page, int pages, int total, List<ApiStanding> cases) {

        static ApiCases of(Board.Part part, Instant now) {
            return new ApiCases(
                    part.number(),
                    part.last(),
                    part.total(),
                    part.cases().stream()
                            .map(standing -> ApiStanding.of(standing, now))
                            .toList());
        }
    }

    record ApiStanding(
            String reference,
            int version,
            String caseReference,
            String ground,
            boolean immediateDanger,
            State state,
            Side waitsFor,
            boolean overdue,
            Optional<ApiDue> dueNext,
            Instant sentBackAt,
            Optional<Instant> endedAt) {

        static ApiStanding of(Standing standing, Instant now) {
            return new ApiStanding(
                    standing.reference(),
                    standing.version(),
                    standing.caseReference(),
                    standing.ground(),
                    standing.immediateDanger(),
                    standing.state(),
                    standing.state().waitsFor(),
                    standing.isOverdue(now),
                    standing.dueNext().map(due -> new ApiDue(due.clock(), due.at())),
                    standing.raisedAt(),
                    standing.ended());
        }
    }

    record ApiDue(Clock.Kind clock, Instant at) {}
}
