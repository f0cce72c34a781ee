package org.plumbline.statistics.grades;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.grades.Severity.Measured;
import org.plumbline.statistics.grades.Severity.Reader;

/** Either how far one reader grades higher than another, or why that can't be told. */
public sealed interface ReaderDifference {

    /** The difference, or why there is none to tell, in plain words. */
    String sentence();

    /**
     * How far one grades higher.
     *
     * @param reader who is compared
     * @param other with whom
     * @param odds by how many times the odds of a higher grade are those of the other, on cases alike
     * @param interval for the odds, the model taken as known
     * @param level of the interval
     * @param method by which the interval was made
     */
    record Compared(String reader, String other, double odds, Interval interval, Level level, Method method)
            implements ReaderDifference {

        /** Whether the interval leaves no difference out. */
        public boolean isEvidenceOfDifference() {
            return !interval.holds(1);
        }

        @Override
        public String sentence() {
            return "%s between '%s' and '%s': on cases alike the odds of a higher grade from '%s' are %s times those from '%s' (between %s and %s, %s interval)."
                    .formatted(
                            isEvidenceOfDifference() ? "Evidence of a difference" : "No evidence of a difference",
                            reader,
                            other,
                            reader,
                            Words.factor(odds),
                            other,
                            Words.factor(interval.lower()),
                            Words.factor(interval.upper()),
                            level);
        }
    }

    /**
     * The two can't be compared.
     *
     * @param reasons at least one
     */
    record NotComparable(List<Reason> reasons) implements ReaderDifference {

        public NotComparable {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, two readers can be compared");
            }
        }

        @Override
        public String sentence() {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "These readers can't be compared. ", ""));
        }
    }

    static ReaderDifference between(Measured measured, String name, String otherName) {
        Reader reader = measured.reader(name);
        Reader other = measured.reader(otherName);
        if (name.equals(otherName)) {
            throw new IllegalArgumentException("'%s' is compared with another reader".formatted(name));
        }
        for (Set<String> group : measured.groups()) {
            if (group.contains(name) != group.contains(otherName)) {
                return new NotComparable(List.of(new Reason(
                        Reason.Kind.NO_SHARED_CASES,
                        "'%s' and '%s' share no cases, nor does a chain of other readers link them: what differs may be the cases."
                                .formatted(name, otherName))));
            }
        }
        if (measured.spread().interval().isEmpty()) {
            return new NotComparable(List.of(
                    new Reason(Reason.Kind.READERS_ALIKE, "The readers differ no more than chance would make them.")));
        }
        double difference = reader.lean() - other.lean();
        double half = measured.level().z() * Math.hypot(reader.standardDeviation(), other.standardDeviation());
        return new Compared(
                name,
                otherName,
                Math.exp(difference),
                new Interval(Math.exp(difference - half), Math.exp(difference + half)),
                measured.level(),
                measured.method());
    }
}
