package org.plumbline.statistics.draw;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * The inclusion probabilities of designs, of the first order and the second.
 *
 * <p>Formulas, accuracy and sources: {@code docs/method/unequal.md}.
 */
public final class Inclusion {

    private static final double WHOLE = 1e-6;

    private Inclusion() {}

    /**
     * Of a simple random sample: n/N and n(n−1)/(N(N−1)).
     *
     * @throws ImpossibleDesign when none is drawn, or the caseload is larger than a list can be
     */
    public static InclusionProbabilities simpleRandom(Design.SimpleRandom design) {
        int size = listed(design.population());
        double first = drawn((double) design.chosen() / size);
        double both = size == 1 ? first : first * (design.chosen() - 1) / (size - 1);
        return new Formula(size, true, _ -> first, (_, _) -> both);
    }

    /**
     * Of a stratified sample: those of a simple random sample within a stratum; cases of two strata are independent.
     *
     * @param stratumOf for each case of the frame, in its order, the stratum
     * @throws ImpossibleDesign when none is drawn of a stratum, or the sizes are not those of the design
     */
    public static InclusionProbabilities stratified(Design.Stratified design, List<String> stratumOf) {
        List<Design.Stratum> of = stratumOf.stream()
                .map(name -> design.strata().stream()
                        .filter(stratum -> stratum.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new ImpossibleDesign("The design has no stratum that is named '%s'".formatted(name))))
                .toList();
        for (Design.Stratum stratum : design.strata()) {
            long listed = of.stream().filter(stratum::equals).count();
            if (listed != stratum.population()) {
                throw new ImpossibleDesign("The stratum '%s' is said to hold %s, and %s listed"
                        .formatted(
                                stratum.name(),
                                Words.cases(stratum.population()),
                                Words.count(listed) + (listed == 1 ? " is" : " are")));
            }
            drawn((double) stratum.chosen() / stratum.population());
        }
        return new Formula(
                of.size(),
                true,
                i -> rate(of.get(i)),
                (i, j) -> of.get(i).equals(of.get(j))
                        ? rate(of.get(i))
                                * (of.get(i).chosen() - 1)
                                / (of.get(i).population() - 1)
                        : rate(of.get(i)) * rate(of.get(j)));
    }

    /**
     * Of a Poisson sample, in which each case is drawn or not independently of the others.
     *
     * @param first for each case, above 0 and at most 1
     * @throws ImpossibleDesign when one is not
     */
    public static InclusionProbabilities poisson(double... first) {
        double[] own = checked(first);
        return new Formula(own.length, false, i -> own[i], (i, j) -> own[i] * own[j]);
    }

    /**
     * Of a Sampford sample, exact (Sampford 1967, Biometrika 54:499–513): the first order is what is asked for, the second is
     * worked out by adding up independent units. {@link InclusionProbabilities#among} of n of N cases takes some n²·√n steps.
     *
     * @param first for each case, above 0 and at most 1; together a whole number, to 1e-6
     * @throws ImpossibleDesign when they are not
     */
    public static InclusionProbabilities sampford(double... first) {
        return new SampfordInclusion(checked(first));
    }

    /**
     * Of a Pareto sample (Rosén 1997, J. Stat. Plan. Inference 62:159–191), by numerical integration to some 12 digits. The
     * first order is not quite what is asked for: nearer the more cases are drawn. The first order alone takes some 100·N·√n
     * steps, {@link InclusionProbabilities#among} of n of N cases some 60·n²·√n.
     *
     * @param wanted what is asked for each case, above 0 and at most 1; together a whole number, to 1e-6
     * @throws ImpossibleDesign when they are not
     */
    public static InclusionProbabilities pareto(double... wanted) {
        return new ParetoInclusion(checked(wanted));
    }

    /**
     * Inclusion probabilities that are known from elsewhere.
     *
     * @param joint as many rows as columns, symmetric, the first order on its diagonal; each entry 0 to 1, and none above those
     *     on the diagonal of its row and column
     * @param fixedSize whether every draw has the same number of cases
     * @throws ImpossibleDesign when the table is not of this kind
     */
    public static InclusionProbabilities known(double[][] joint, boolean fixedSize) {
        double[][] own = new double[joint.length][];
        for (int i = 0; i < own.length; i++) {
            own[i] = joint[i].clone();
            if (own[i].length != own.length) {
                throw new ImpossibleDesign("A table of joint probabilities has as many rows as columns");
            }
        }
        for (int i = 0; i < own.length; i++) {
            drawn(own[i][i]);
            for (int j = 0; j < i; j++) {
                double both = own[i][j];
                if (both != own[j][i] || !(both >= 0 && both <= Math.min(own[i][i], own[j][j]) * (1 + 1e-12))) {
                    throw new ImpossibleDesign(
                            "Cases %d and %d can't both be drawn with probability %s".formatted(j, i, both));
                }
            }
        }
        return new InclusionTable(own, fixedSize);
    }

    /**
     * Of cases that come by either of two independent draws of one caseload, say a random control stream and a targeted one:
     * 1 − (1−a)(1−b), and for two cases the sum over the ways in which both may come.
     *
     * @throws ImpossibleDesign when the two are of caseloads of different sizes
     */
    public static InclusionProbabilities either(InclusionProbabilities control, InclusionProbabilities targeted) {
        if (control.size() != targeted.size()) {
            throw new ImpossibleDesign("Both streams are drawn of one caseload, not of %s and %s"
                    .formatted(Words.cases(control.size()), Words.cases(targeted.size())));
        }
        return new EitherInclusion(control, targeted);
    }

    /**
     * How many are drawn of those that are not certain.
     *
     * @throws ImpossibleDesign when that is no whole number, or all or none of them
     */
    static int drawnOf(double[] first) {
        double[] chancy = DoubleStream.of(first).filter(p -> p < 1).toArray();
        double sum = DoubleStream.of(chancy).sum();
        long whole = Math.round(sum);
        if (Math.abs(sum - whole) > WHOLE || chancy.length > 0 && (whole == 0 || whole == chancy.length)) {
            throw new ImpossibleDesign("The probabilities of a draw of a fixed number add up to that number, not to %s"
                    .formatted(DoubleStream.of(first).sum()));
        }
        return (int) whole;
    }

    private static double rate(Design.Stratum stratum) {
        return (double) stratum.chosen() / stratum.population();
    }

    private static int listed(long population) {
        if (population > Integer.MAX_VALUE || population == 0) {
            throw new ImpossibleDesign("There are no lists of %s".formatted(Words.cases(population)));
        }
        return (int) population;
    }

    private static double[] checked(double[] first) {
        if (first.length == 0) {
            throw new ImpossibleDesign("Without cases nothing can be drawn");
        }
        double[] own = first.clone();
        for (double one : own) {
            drawn(one);
        }
        return own;
    }

    private static double drawn(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new ImpossibleDesign(
                    "Each case is drawn with a probability above 0 and at most 1, not %s".formatted(probability));
        }
        return probability;
    }

    private interface First {
        double of(int unit);
    }

    private interface Joint {
        double of(int one, int other);
    }

    private record Formula(int size, boolean isFixedSize, First first, Joint joint) implements InclusionProbabilities {

        @Override
        public double first(int unit) {
            return first.of(Objects.checkIndex(unit, size));
        }

        @Override
        public double joint(int one, int other) {
            Objects.checkIndex(one, size);
            Objects.checkIndex(other, size);
            return one == other ? first.of(one) : joint.of(one, other);
        }
    }
}
