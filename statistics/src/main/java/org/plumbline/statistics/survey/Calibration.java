package org.plumbline.statistics.survey;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Words;

/** Either a sample whose weights meet what is known of the caseload, or why there is none. */
public sealed interface Calibration {

    /** What came of it, in plain sentences. */
    String sentence();

    /**
     * Weights that meet the margins.
     *
     * @param sample with the new weights
     * @param rounds how often all margins were gone through
     * @param furthest by how much of itself a margin is missed at most: 1e-13
     * @param leastFactor by which a weight was multiplied at least
     * @param greatestFactor by which a weight was multiplied at most
     */
    record Calibrated(Sample sample, int rounds, double furthest, double leastFactor, double greatestFactor)
            implements Calibration {

        @Override
        public String sentence() {
            return "The weights meet what is known of the caseload after %s; each was multiplied by %.3f to %.3f."
                    .formatted(rounds == 1 ? "1 round" : Words.count(rounds) + " rounds", leastFactor, greatestFactor);
        }
    }

    /**
     * No weights were made.
     *
     * @param reasons at least one
     */
    record NotCalibrated(List<Reason> reasons) implements Calibration {

        public NotCalibrated {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, the weights can be fitted");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "The weights can't be fitted. ", ""));
        }
    }
}
