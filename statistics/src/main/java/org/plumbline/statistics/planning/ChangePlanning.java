package org.plumbline.statistics.planning;

import java.util.List;
import java.util.OptionalLong;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Words;

/**
 * How many cases two waves must read, so that a change from one to the other is shown.
 *
 * <p>Formulas, what they assume and sources: {@code docs/method/planning.md}.
 */
public final class ChangePlanning {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private ChangePlanning() {}

    /**
     * One of two waves to be compared.
     *
     * @param expected the share that is thought likely
     * @param population cases in its caseload; empty where it is endless
     */
    public record Wave(Share expected, OptionalLong population) {

        public Wave {
            Planning.value(expected);
            Planning.some(population);
        }
    }

    /**
     * How many cases must be read in each of two waves, so that a change from the one share to the other is shown with the
     * probability {@code power}; all of a caseload that holds fewer.
     *
     * @param power above 0 and below 1; 0.8 is usual
     * @param level of the two-sided comparison; 95% for a test at 5%
     * @throws ImpossibleDesign when both shares are alike, or so nearly that it takes more than 2⁵⁰ cases, or the power none
     */
    public static SampleSize.Enough difference(Wave earlier, Wave later, double power, Level level) {
        change(earlier, later, power);
        long most = Math.max(Planning.most(earlier.population()), Planning.most(later.population()));
        if (!(power(earlier, most, later, most, level) >= power - Planning.A_HAIR)) {
            throw new ImpossibleDesign("To show a change from %s to %s takes more cases than can be counted here, %s"
                    .formatted(earlier.expected(), later.expected(), Words.count(most)));
        }
        long cases = Planning.fewest(1, most, n -> power(earlier, n, later, n, level) >= power - Planning.A_HAIR);
        return new SampleSize.Enough(
                cases,
                OptionalLong.empty(),
                power(earlier, cases, later, cases, level),
                "%s %s must be read in each wave."
                        .formatted(showing(earlier, later, power, level), Words.cases(cases)));
    }

    /**
     * How many cases must be read in a later wave, where the earlier has been read, so that a change is shown with the probability
     * {@code power}.
     *
     * @param read cases that were read of the earlier wave
     * @param power above 0 and below 1
     * @param level of the two-sided comparison
     * @throws ImpossibleDesign when both shares are alike, the power none, or none or too many were read
     */
    public static SampleSize differenceFrom(Wave earlier, long read, Wave later, double power, Level level) {
        change(earlier, later, power);
        if (read < 1 || read > Planning.most(earlier.population())) {
            throw new ImpossibleDesign("%s of the earlier wave can't have been read".formatted(Words.cases(read)));
        }
        long most = Planning.most(later.population());
        double best = power(earlier, read, later, most, level);
        if (!(best >= power - Planning.A_HAIR)) {
            return new SampleSize.NotReachable(List.of(new Reason(
                    Reason.Kind.TOO_FEW_CASES,
                    "With the %s of the earlier wave, even %s of the later would show a change from %s to %s with a probability of %s only."
                            .formatted(
                                    Words.cases(read),
                                    later.population().isPresent() ? "all " + Words.cases(most) : "endlessly many",
                                    Words.percent(earlier.expected()),
                                    Words.percent(later.expected()),
                                    Words.percent(best)))));
        }
        long cases = Planning.fewest(1, most, n -> power(earlier, read, later, n, level) >= power - Planning.A_HAIR);
        return new SampleSize.Enough(
                cases,
                later.population(),
                power(earlier, read, later, cases, level),
                "%s after %s of the earlier wave, %s of the later must be read."
                        .formatted(
                                showing(earlier, later, power, level),
                                Words.cases(read),
                                Planning.of(cases, later.population())));
    }

    /**
     * The probability with which two waves show the change from the one share to the other, by the normal approximation to
     * the test of two shares (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, ch. 4); for finite
     * caseloads with n(N−1)/(N−n) cases in place of n.
     *
     * @param read of the earlier wave, at least 1; more than its caseload counts as all
     * @param readLater of the later, in the same way
     * @throws ImpossibleDesign when none is read
     */
    public static double power(Wave earlier, long read, Wave later, long readLater, Level level) {
        if (read < 1 || readLater < 1) {
            throw new ImpossibleDesign("Without cases in both waves no change is shown");
        }
        double p1 = earlier.expected().value();
        double p2 = later.expected().value();
        double v1 = 1 / Planning.worth(Math.min(read, Planning.most(earlier.population())), earlier.population());
        double v2 = 1 / Planning.worth(Math.min(readLater, Planning.most(later.population())), later.population());
        double together = v1 + v2 == 0 ? p1 : (p1 * v2 + p2 * v1) / (v1 + v2);
        double ifAlike = Math.sqrt(together * (1 - together) * (v1 + v2));
        double asExpected = Math.sqrt(p1 * (1 - p1) * v1 + p2 * (1 - p2) * v2);
        double beyond = Math.abs(p2 - p1) - level.z() * ifAlike;
        if (asExpected == 0) {
            return beyond > 0 ? 1 : 0;
        }
        return NORMAL.cumulativeProbability(beyond / asExpected);
    }

    private static void change(Wave earlier, Wave later, double power) {
        if (earlier.expected().value() == later.expected().value()) {
            throw new ImpossibleDesign("No number of cases shows a change between two shares that are alike");
        }
        Planning.probability(power);
    }

    private static String showing(Wave earlier, Wave later, double power, Level level) {
        return "To show a change from %s to %s with a probability of %s (%s level),"
                .formatted(
                        Words.percent(earlier.expected()),
                        Words.percent(later.expected()),
                        Words.shortest(100 * power) + "%",
                        level);
    }
}
