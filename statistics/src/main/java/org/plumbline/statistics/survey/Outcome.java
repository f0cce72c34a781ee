package org.plumbline.statistics.survey;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Reason;

/** Either an estimate or why there is none. */
public sealed interface Outcome permits Estimated, Outcome.Refused {

    /**
     * The outcome in plain sentences, with its interval and its warnings.
     *
     * @param what of a share, what cases were: {@code "graded inadequate"}; of anything else, what the value is: {@code "days
     *     until the first visit"}
     */
    String sentence(String what);

    /**
     * Nothing can be estimated.
     *
     * @param reasons at least one
     */
    record Refused(List<Reason> reasons) implements Outcome {

        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, there is an estimate");
            }
        }

        static Refused because(Reason.Kind kind, String sentence) {
            return new Refused(List.of(new Reason(kind, sentence)));
        }

        @Override
        public String sentence(String what) {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "This can't be estimated. ", ""));
        }
    }
}
