package org.plumbline.statistics.planning;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Reason;

/** Either how many cases a wave must read for what is wanted of it, or why no number of cases would do. */
public sealed interface SampleSize {

    /** The answer in one plain sentence. */
    String sentence();

    /**
     * So many cases do, and one less would not.
     *
     * @param cases how many to draw, n
     * @param population cases in the caseload, N; empty where it is endless
     * @param reached what they give of what was wanted: half the interval's width, or the probability
     * @param sentence that says it
     */
    record Enough(long cases, OptionalLong population, double reached, String sentence) implements SampleSize {}

    /**
     * No number of cases would do.
     *
     * @param reasons at least one
     */
    record NotReachable(List<Reason> reasons) implements SampleSize {

        public NotReachable {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, some number of cases does");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream().map(Reason::sentence).collect(Collectors.joining(" "));
        }
    }
}
