package org.plumbline.statistics.agreement;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either whether a second assessor grades otherwise than the first more than chance would make it, or why that can't be told. */
public sealed interface Lean {

    /** What was found, or why nothing can be told, in plain words. */
    String sentence();

    /**
     * How the second assessor's grades differ, and how likely chance alone would make them differ so much.
     *
     * @param higher of all cases, those that the second graded higher than the first; its {@code of} is n
     * @param lower of all cases, those that the second graded lower
     * @param difference the share graded higher less the share graded lower, −1 to 1
     * @param interval for that difference in the caseload, by Bonett and Price 2012; the difference itself where all cases
     *     there are were graded
     * @param level of the interval
     * @param method the test
     * @param statistic of the test; 0 where no two grades differ
     * @param freedom its degrees of freedom; 0 where no two grades differ
     * @param p how likely chance alone would make the assessors differ as much or more, 0 to 1; 1 where no two grades differ
     * @param population how many cases it speaks for, N
     * @param design how the cases that both graded were chosen
     * @param warnings what a reader must know beside the figures
     */
    record Tested(
            Share higher,
            Share lower,
            double difference,
            Interval interval,
            Level level,
            Method method,
            double statistic,
            long freedom,
            double p,
            OptionalLong population,
            Design design,
            List<Warning> warnings)
            implements Lean {

        public Tested {
            warnings = List.copyOf(warnings);
        }

        /** Whether chance alone would bring it less often than the level leaves over. */
        public boolean isMoreThanChance() {
            return p < level.oneTail();
        }

        @Override
        public String sentence() {
            if (higher.found() + lower.found() == 0) {
                return "Both gave the same grade to each of the %s.".formatted(Words.cases(higher.of()));
            }
            return "Of the %s graded by both, the second assessor graded %s higher and %s lower; %s (%s)."
                    .formatted(
                            Words.cases(higher.of()),
                            Words.countOrNone(higher.found()),
                            Words.countOrNone(lower.found()),
                            found(),
                            Words.probability(p));
        }

        private String found() {
            String chance = isMoreThanChance() ? "more than chance would make it" : "no more than chance could make it";
            return switch (method) {
                case BOWKER -> "which grades were exchanged for which leans to one side " + chance;
                case STUART_MAXWELL -> "how often each grade was given differs " + chance;
                default -> "that leans to one side " + chance;
            };
        }
    }

    /**
     * Nothing can be tested.
     *
     * @param reasons at least one
     * @param higher of all cases, those that the second graded higher; counts stand whatever the design
     * @param lower of all cases, those that the second graded lower
     */
    record NotTested(List<Reason> reasons, Share higher, Share lower) implements Lean {

        public NotTested {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, a lean can be tested");
            }
        }

        @Override
        public String sentence() {
            String counts = higher.isOfNone()
                    ? ""
                    : "Of the %s graded by both, the second assessor graded %s higher and %s lower. "
                            .formatted(
                                    Words.cases(higher.of()),
                                    Words.countOrNone(higher.found()),
                                    Words.countOrNone(lower.found()));
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", counts + "More can't be told. ", ""));
        }
    }
}
