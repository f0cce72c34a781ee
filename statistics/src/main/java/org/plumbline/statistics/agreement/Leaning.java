package org.plumbline.statistics.agreement;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.plumbline.statistics.ChiSquared;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.agreement.Lean.NotTested;
import org.plumbline.statistics.agreement.Lean.Tested;

/**
 * Tests of whether a second assessor grades the same cases otherwise than the first: the inspectors as against the force.
 *
 * <p>Cases chosen by hand have counts and no test. Formulas, edge cases and sources: {@code docs/method/agreement.md}.
 */
public final class Leaning {

    private Leaning() {}

    /**
     * McNemar's test: whether as many were graded higher as lower. Exact, by the binomial distribution; with more than two
     * grades it is the sign test. The statistic is (b−c)²/(b+c). McNemar 1947, Psychometrika 12:153–157.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Lean mcNemar(CrossTable table, Design design, Level level) {
        long higher = table.higher();
        long lower = table.lower();
        long different = higher + lower;
        if (different == 0) {
            return lean(table, design, level, Method.MCNEMAR, new ChiSquared(0, 0, 1));
        }
        double tail =
                new BinomialDistribution((int) different, 0.5).cumulativeProbability((int) Math.min(higher, lower));
        double statistic = (double) (higher - lower) * (higher - lower) / different;
        return lean(table, design, level, Method.MCNEMAR, new ChiSquared(statistic, 1, Math.min(1, 2 * tail)));
    }

    /**
     * Bowker's test: whether each two grades are exchanged as often one way as the other. Two grades that were never confused
     * count for nothing. Bowker 1948, J. Am. Stat. Assoc. 43:572–574.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Lean bowker(CrossTable table, Design design, Level level) {
        double statistic = 0;
        long freedom = 0;
        for (int k = 0; k < table.scale().size(); k++) {
            for (int l = k + 1; l < table.scale().size(); l++) {
                double both = (double) table.count(k, l) + table.count(l, k);
                double apart = (double) table.count(k, l) - table.count(l, k);
                if (both > 0) {
                    statistic += apart * apart / both;
                    freedom++;
                }
            }
        }
        return lean(table, design, level, Method.BOWKER, ChiSquared.of(statistic, freedom));
    }

    /**
     * The test of Stuart and Maxwell: whether both give each grade as often. Grades that were never confused count for
     * nothing. Stuart 1955, Biometrika 42:412–416; Maxwell 1970, Br. J. Psychiatry 116:651–655.
     *
     * @throws IllegalArgumentException when more cases were graded than chosen
     */
    public static Lean stuartMaxwell(CrossTable table, Design design, Level level) {
        int size = table.scale().size();
        double[][] covariance = new double[size][size];
        double[] differences = new double[size];
        for (int k = 0; k < size; k++) {
            differences[k] = (double) table.first(k) - table.second(k);
            for (int l = 0; l < size; l++) {
                double exchanged = (double) table.count(k, l) + table.count(l, k);
                covariance[k][l] = k == l ? table.first(k) + table.second(k) - exchanged : -exchanged;
            }
        }
        return lean(table, design, level, Method.STUART_MAXWELL, ChiSquared.squaredLength(differences, covariance));
    }

    private static Lean lean(CrossTable table, Design design, Level level, Method method, ChiSquared statistic) {
        Basis basis = Basis.of(design, table.cases(), level);
        Share higher = Share.of(table.higher(), table.cases());
        Share lower = Share.of(table.lower(), table.cases());
        Optional<Reason> refusal = basis.refusal()
                .map(refused -> refused.reasons().getFirst())
                .or(() -> design.isRandom()
                        ? Optional.empty()
                        : Optional.of(new Reason(
                                Reason.Kind.CHOSEN_BY_HAND,
                                "The cases were chosen by hand, so they don't speak for the caseload.")));
        if (refusal.isPresent()) {
            return new NotTested(List.of(refusal.get()), higher, lower);
        }
        return new Tested(
                higher,
                lower,
                (double) (higher.found() - lower.found()) / table.cases(),
                bonettPrice(higher, lower, basis),
                level,
                method,
                statistic.value(),
                statistic.freedom(),
                statistic.p(),
                basis.population(),
                design,
                basis.warnings());
    }

    /** Bonett and Price 2012, J. Educ. Behav. Stat. 37:479–488: Wald's limits after a case more on each side. */
    private static Interval bonettPrice(Share higher, Share lower, Basis basis) {
        double n = higher.of();
        if (basis.isReadWhole()) {
            double difference = (higher.found() - lower.found()) / n;
            return new Interval(difference, difference);
        }
        double up = (higher.found() + 1) / (n + 2);
        double down = (lower.found() + 1) / (n + 2);
        double population = basis.population().orElseThrow();
        double unread = (population - n) / (population - 1);
        double half = basis.level().z() * Math.sqrt(unread * (up + down - (up - down) * (up - down)) / (n + 2));
        return new Interval(up - down - half, up - down + half).within(-1, 1);
    }
}
