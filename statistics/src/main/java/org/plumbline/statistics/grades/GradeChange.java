package org.plumbline.statistics.grades;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.grades.GradeModel.Fitted;
import org.plumbline.statistics.grades.GradeModel.Term;

/** Either how grades changed between two waves among cases that are alike, or why that can't be said. */
public sealed interface GradeChange {

    /** The change, or why there is none to tell, in plain words. */
    String sentence();

    /**
     * How the grades of the later wave differ, case mix adjusted for.
     *
     * @param wave by how many times the odds of a higher grade are those of the earlier wave, cases alike
     * @param atLeast from which grade on the shares count
     * @param earlierShare the share that would be graded so or higher, were the standard's cases read in the earlier wave, 0 to 1
     * @param laterShare the same for the later wave
     * @param difference later share less earlier, −1 to 1
     * @param standardError of the difference, by the delta method, the standard's mixture taken as it is
     * @param interval for the difference
     * @param level of both intervals
     * @param method by which they were made
     * @param standard what the shares are standardised to, in words
     * @param earlier what the earlier rests on
     * @param later what the later rests on
     * @param model the whole model; its first term is the wave
     * @param warnings what a reader must know beside the figures
     */
    record Compared(
            Term wave,
            String atLeast,
            double earlierShare,
            double laterShare,
            double difference,
            double standardError,
            Interval interval,
            Level level,
            Method method,
            String standard,
            Side earlier,
            Side later,
            Fitted model,
            List<Warning> warnings)
            implements GradeChange {

        public Compared {
            warnings = List.copyOf(warnings);
        }

        /** Whether the interval of the odds ratio leaves no change out. */
        public boolean isEvidenceOfChange() {
            return !wave.interval().holds(1);
        }

        @Override
        public String sentence() {
            return "Among cases alike, the odds of a higher grade are %s times those of the earlier wave (between %s and %s, %s interval). %s %s"
                    .formatted(
                            Words.factor(wave.oddsRatio()),
                            Words.factor(wave.interval().lower()),
                            Words.factor(wave.interval().upper()),
                            level,
                            shares(),
                            Change.sentence(difference, interval, Change.Direction.MORE_IS_BETTER));
        }

        private String shares() {
            return "Of %s, %s would be graded '%s' or higher in the earlier wave and %s in the later."
                    .formatted(standard, Words.percent(earlierShare), atLeast, Words.percent(laterShare));
        }
    }

    /**
     * What one of the two rests on.
     *
     * @param cases read, n
     * @param population how many cases it speaks for, N
     * @param design how the cases were chosen
     */
    record Side(long cases, OptionalLong population, Design design) {}

    /**
     * No change is worked out.
     *
     * @param reasons at least one
     */
    record NotComparable(List<Reason> reasons) implements GradeChange {

        public NotComparable {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, two waves can be compared");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These can't be compared. ", ""));
        }
    }
}
