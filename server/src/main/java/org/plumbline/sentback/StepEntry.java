package org.plumbline.sentback;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;

/** A step as the ledger keeps it: what somebody wrote is personal content, never among the facts. */
final class StepEntry {

    private StepEntry() {}

    /** @param state to which the step has led */
    static Entry of(SentBack sentBack, Step step, SentBack.State state) {
        return CaseEntry.of(
                new By(step.by().person(), step.by().organisation()),
                "sent-back." + step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sentBack,
                facts(sentBack, step, state),
                written(step));
    }

    private static Map<String, Object> facts(SentBack sentBack, Step step, SentBack.State state) {
        var facts = new HashMap<String, Object>(Map.of("state", state.name()));
        step.starts().forEach(start -> facts.put(start.kind().name().toLowerCase(Locale.ROOT) + "-due", start.due()));
        switch (step) {
            case Step.Raising _ -> facts.put("ground", sentBack.ground().key());
            case Step.Assignment assignment -> facts.put("reviewer", assignment.reviewer());
            case Step.Answer answer -> {
                facts.put("further-risk-found", answer.furtherRiskFound());
                facts.put(
                        "consequences",
                        answer.consequences().stream().map(Enum::name).sorted().toList());
                facts.put("other-children-found", answer.otherChildrenFound());
            }
            case Step.Verification verification -> {
                facts.put("verdict", verification.verdict().name());
                facts.put("safety-anew", verification.reopens());
            }
            case Step.Review review -> facts.put("checks-done", review.done().size());
            case Step.Acknowledgement _,
                    Step.SafetyConfirmation _,
                    Step.Closure _,
                    Step.Reopening _,
                    Step.Withdrawal _ -> {}
        }
        return facts;
    }

    private static Map<String, String> written(Step step) {
        return switch (step) {
            case Step.Raising raising -> Map.of("reason", raising.reason());
            case Step.Answer answer -> Map.of("what-was-done", answer.whatWasDone());
            case Step.Verification verification -> Map.of("reason", verification.reason());
            case Step.SafetyConfirmation confirmation -> Map.of("how", confirmation.how());
            case Step.Review review -> Map.of("notes", review.notes());
            case Step.Reopening reopening -> Map.of("reason", reopening.reason());
            case Step.Withdrawal withdrawal -> Map.of("reason", withdrawal.reason());
            case Step.Acknowledgement _, Step.Assignment _, Step.Closure _ -> Map.of();
        };
    }
}
