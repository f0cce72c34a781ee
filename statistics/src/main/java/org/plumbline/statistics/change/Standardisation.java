package org.plumbline.statistics.change;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** Either what the share would be among a standard mixture of kinds of cases, or why that can't be said. */
public sealed interface Standardisation {

    /** The standardised share, or why there is none, in plain words. */
    String sentence(String what);

    /**
     * The share that would be found if the kinds of cases were mixed as in the standard, each as it was here.
     *
     * @param standard how many of each kind the standard holds
     * @param counted what was found in the cases read of the kinds that the standard counts; its {@code of} is n
     * @param share standardised, 0 to 1
     * @param standardError of {@code share}; empty where one case is all that was read
     * @param interval for {@code share}
     * @param level of the interval
     * @param method by which the interval was made
     * @param design how the cases were chosen
     * @param warnings what a reader must know beside the figures
     */
    record Standardised(
            SortedMap<String, Long> standard,
            Share counted,
            double share,
            OptionalDouble standardError,
            Interval interval,
            Level level,
            Method method,
            Design design,
            List<Warning> warnings)
            implements Standardisation {

        public Standardised {
            standard = Collections.unmodifiableSortedMap(new TreeMap<>(standard));
            warnings = List.copyOf(warnings);
        }

        @Override
        public String sentence(String what) {
            String found = counted.found() == 0 ? "none" : Words.count(counted.found());
            String mixture =
                    "if the kinds of cases were mixed as in the standard, %s would be".formatted(Words.percent(share));
            return "Of the %s read, %s %s %s; %s%s."
                    .formatted(
                            Words.cases(counted.of()),
                            found,
                            counted.found() <= 1 ? "was" : "were",
                            what,
                            mixture,
                            method == Method.CENSUS
                                    ? ""
                                    : ", between %s and %s (%s interval)"
                                            .formatted(
                                                    Words.percent(interval.lower()),
                                                    Words.percent(interval.upper()),
                                                    level));
        }
    }

    /**
     * Nothing can be standardised.
     *
     * @param reasons at least one
     */
    record NotStandardised(List<Reason> reasons) implements Standardisation {

        public NotStandardised {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("Without a reason, a share can be standardised");
            }
        }

        @Override
        public String sentence(String what) {
            return reasons.stream()
                    .map(Reason::sentence)
                    .collect(Collectors.joining(" ", "This can't be standardised. ", ""));
        }
    }
}
