package org.plumbline.sentback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is particular to each kind of step, as the columns of its row that it fills; the others are null. */
final class StepColumns {

    private final Map<String, @Nullable Object> params = new HashMap<>();

    StepColumns(Step step) {
        for (var column : List.of(
                "words",
                "reviewer",
                "reviewerName",
                "done",
                "furtherRisk",
                "consequences",
                "otherChildren",
                "verdict")) {
            params.put(column, null);
        }
        switch (step) {
            case Step.Raising raising -> params.put("words", raising.reason());
            case Step.Assignment assignment -> {
                params.put("reviewer", assignment.reviewer());
                params.put("reviewerName", assignment.reviewerName());
            }
            case Step.SafetyConfirmation confirmation -> params.put("words", confirmation.how());
            case Step.Review review -> {
                params.put("words", review.notes());
                params.put("done", review.done().toArray(String[]::new));
            }
            case Step.Answer answer -> {
                params.put("words", answer.whatWasDone());
                params.put("furtherRisk", answer.furtherRiskFound());
                params.put("otherChildren", answer.otherChildrenFound());
                params.put(
                        "consequences",
                        answer.consequences().stream().map(Enum::name).sorted().toArray(String[]::new));
            }
            case Step.Verification verification -> {
                params.put("words", verification.reason());
                params.put("verdict", verification.verdict().name());
            }
            case Step.Reopening reopening -> params.put("words", reopening.reason());
            case Step.Withdrawal withdrawal -> params.put("words", withdrawal.reason());
            case Step.Acknowledgement _, Step.Closure _ -> {}
        }
    }

    Map<String, @Nullable Object> params() {
        return params;
    }
}
