package org.plumbline.statistics.grades;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Erf;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.grades.GradeModel.Fitted;
import org.plumbline.statistics.grades.GradeModel.NotFitted;
import org.plumbline.statistics.grades.GradeModel.Proportionality;
import org.plumbline.statistics.grades.GradeModel.Term;
import org.plumbline.statistics.grades.GradeModel.Threshold;

/**
 * How ordered grades go with what is known of the cases: a proportional-odds (cumulative logit) model.
 *
 * <p>One odds ratio tells each covariate: by how many times it raises the odds of a higher grade, whichever grade 'higher' is
 * counted from. That this is one number is an assumption; it is tested, and a warning says where it doesn't hold. Formulas,
 * edge cases and sources: {@code docs/method/models.md}.
 */
public final class ProportionalOdds {

    /** Fewer cases for each term give limits that mean nothing: Vittinghoff and McCulloch 2007, Am. J. Epidemiol. 165:710. */
    private static final double FEWEST = 5;

    private static final double FEW = 10;

    /** A covariate of which the others leave less than this part over is made up of them. */
    private static final double NOTHING_LEFT = 1e-9;

    /** Of terms that have gone on without end, those that have gone as far as e^15 are named. */
    private static final double FAR = 15;

    private ProportionalOdds() {}

    /**
     * Fits by Newton's steps on the observed information.
     *
     * @param scale the grades, each of which was given to some case
     * @param terms a name for each covariate, each once; none for the grades alone
     * @param data in any order; rows may be alike, and rows without cases count for nothing
     * @throws IllegalArgumentException when a row has other than one count for each grade and one covariate for each term, or
     *     a name is there twice
     */
    public static GradeModel fit(GradeScale scale, List<String> terms, List<GradeCounts> data, Level level) {
        check(scale, terms, data);
        List<GradeCounts> read = data.stream().filter(row -> row.cases() > 0).toList();
        return refusal(scale, terms, read)
                .<GradeModel>map(reason -> new NotFitted(List.of(reason)))
                .orElseGet(() -> fitted(scale, terms, read, level));
    }

    private static void check(GradeScale scale, List<String> terms, List<GradeCounts> data) {
        if (new HashSet<>(terms).size() < terms.size()) {
            throw new IllegalArgumentException("Each term is there once: " + terms);
        }
        for (GradeCounts row : data) {
            if (row.counts().size() != scale.size() || row.covariates().size() != terms.size()) {
                throw new IllegalArgumentException("Each row has a count for each of %s and a covariate for each of %s"
                        .formatted(scale.grades(), terms));
            }
        }
    }

    static Optional<Reason> refusal(GradeScale scale, List<String> terms, List<GradeCounts> read) {
        if (read.isEmpty()) {
            return Optional.of(new Reason(Reason.Kind.NOTHING_READ, "No case was read."));
        }
        List<String> empty = IntStream.range(0, scale.size())
                .filter(j -> given(read, j) == 0)
                .mapToObj(j -> "'" + scale.grades().get(j) + "'")
                .toList();
        if (!empty.isEmpty()) {
            return Optional.of(new Reason(
                    Reason.Kind.EMPTY_GRADE,
                    "No case was graded %s; put what is empty together with the grade beside it."
                            .formatted(Words.list(empty))));
        }
        double each = worth(scale, read) / terms.size();
        if (each < FEWEST) {
            return Optional.of(new Reason(
                    Reason.Kind.TOO_FEW_CASES,
                    "For %s to be taken into account the cases are too few: they are worth %s for each, and need %s."
                            .formatted(Words.count(terms.size()), Words.oneDecimal(each), Words.shortest(FEWEST))));
        }
        OptionalInt alike = madeUpOfOthers(terms.size(), read);
        return alike.isPresent()
                ? Optional.of(new Reason(
                        Reason.Kind.NOT_TOLD_APART,
                        "'%s' is the same for all cases, or made up of the others, so it can't be told apart."
                                .formatted(terms.get(alike.getAsInt()))))
                : Optional.empty();
    }

    private static long given(List<GradeCounts> read, int grade) {
        return read.stream().mapToLong(row -> row.counts().get(grade)).sum();
    }

    /** How many cases tell of an odds ratio: Harrell 2015, Regression Modeling Strategies, table 4.1. */
    private static double worth(GradeScale scale, List<GradeCounts> read) {
        double n = read.stream().mapToLong(GradeCounts::cases).sum();
        if (scale.size() == 2) {
            return Math.min(given(read, 0), given(read, 1));
        }
        double cubes = IntStream.range(0, scale.size())
                .mapToDouble(j -> Math.pow(given(read, j), 3))
                .sum();
        return n - cubes / (n * n);
    }

    /** The first covariate that is a constant with a sum of those before it, by Gram's and Schmidt's steps, each taken twice. */
    private static OptionalInt madeUpOfOthers(int terms, List<GradeCounts> read) {
        List<double[]> basis = new ArrayList<>();
        basis.add(IntStream.range(0, read.size())
                .mapToDouble(_ -> 1 / Math.sqrt(read.size()))
                .toArray());
        for (int k = 0; k < terms; k++) {
            int term = k;
            double[] column =
                    read.stream().mapToDouble(row -> row.covariates().get(term)).toArray();
            double whole = length(column);
            for (int twice = 0; twice < 2; twice++) {
                basis.forEach(direction -> takeOut(column, direction));
            }
            double left = length(column);
            if (left <= NOTHING_LEFT * whole) {
                return OptionalInt.of(k);
            }
            for (int i = 0; i < column.length; i++) {
                column[i] /= left;
            }
            basis.add(column);
        }
        return OptionalInt.empty();
    }

    private static void takeOut(double[] column, double[] direction) {
        double along = 0;
        for (int i = 0; i < column.length; i++) {
            along += column[i] * direction[i];
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= along * direction[i];
        }
    }

    private static double length(double[] column) {
        double squares = 0;
        for (double each : column) {
            squares += each * each;
        }
        return Math.sqrt(squares);
    }

    private static GradeModel fitted(GradeScale scale, List<String> terms, List<GradeCounts> read, Level level) {
        var likelihood = new CumulativeLogit(scale.size(), terms.size(), read);
        var climb = Ascent.climb(likelihood, likelihood.start(), likelihood.reach());
        Optional<RealMatrix> covariance = climb.isTop()
                ? Ascent.inverse(likelihood.slope(climb.parameters()).curvature())
                : Optional.empty();
        if (covariance.isEmpty()) {
            return new NotFitted(List.of(separated(likelihood, terms, climb.parameters())));
        }
        double[] top = climb.parameters();
        for (int k = 0; k < terms.size(); k++) {
            int at = scale.size() - 1 + k;
            double error = Math.sqrt(covariance.get().getEntry(at, at));
            if (!Double.isFinite(Math.exp(Math.abs(top[at]) + level.z() * error))) {
                return new NotFitted(List.of(new Reason(
                        Reason.Kind.NOT_A_NUMBER,
                        "One more of '%s' is so much that its odds ratio can't be told; tell it in a smaller unit."
                                .formatted(terms.get(k)))));
            }
        }
        Optional<Proportionality> proportionality = ParallelShift.test(likelihood, top);
        return new Fitted(
                thresholds(scale, top, covariance.get()),
                terms(scale, terms, top, covariance.get(), level),
                rows(covariance.get()),
                likelihood.value(top),
                read.stream().mapToLong(GradeCounts::cases).sum(),
                proportionality,
                level,
                Method.PROPORTIONAL_ODDS,
                warnings(worth(scale, read) / terms.size(), proportionality, level));
    }

    /** Names what had gone far already when the climb was given up. */
    static Reason separated(CumulativeLogit likelihood, List<String> terms, double[] parameters) {
        double[] reach = likelihood.reach();
        int before = likelihood.grades() - 1;
        List<String> far = IntStream.range(0, terms.size())
                .filter(k -> Math.abs(parameters[before + k]) * reach[before + k] > FAR)
                .mapToObj(k -> "'" + terms.get(k) + "'")
                .toList();
        return new Reason(
                Reason.Kind.SEPARATED,
                "%s with one side of the grades alone, so the odds have no limit; put kinds together, or leave it out."
                        .formatted(
                                far.isEmpty()
                                        ? "Several things together go"
                                        : Words.list(far) + (far.size() == 1 ? " goes" : " together go")));
    }

    private static List<Threshold> thresholds(GradeScale scale, double[] top, RealMatrix covariance) {
        return IntStream.range(0, scale.size() - 1)
                .mapToObj(j -> new Threshold(scale.grades().get(j), top[j], Math.sqrt(covariance.getEntry(j, j))))
                .toList();
    }

    private static List<Term> terms(
            GradeScale scale, List<String> terms, double[] top, RealMatrix covariance, Level level) {
        int before = scale.size() - 1;
        return IntStream.range(0, terms.size())
                .mapToObj(k -> term(
                        terms.get(k), top[before + k], Math.sqrt(covariance.getEntry(before + k, before + k)), level))
                .toList();
    }

    static Term term(String name, double value, double error, Level level) {
        return new Term(
                name,
                value,
                error,
                Math.exp(value),
                new Interval(Math.exp(value - level.z() * error), Math.exp(value + level.z() * error)),
                Erf.erfc(Math.abs(value) / error / Math.sqrt(2)));
    }

    private static List<List<Double>> rows(RealMatrix covariance) {
        return IntStream.range(0, covariance.getRowDimension())
                .mapToObj(i -> IntStream.range(0, covariance.getColumnDimension())
                        .mapToObj(j -> covariance.getEntry(i, j))
                        .toList())
                .toList();
    }

    private static List<Warning> warnings(double each, Optional<Proportionality> proportionality, Level level) {
        List<Warning> warnings = new ArrayList<>();
        if (each < FEW) {
            warnings.add(new Warning(
                    Warning.Kind.FEW_FOR_TERMS,
                    "The cases are worth %s for each thing taken into account; the limits are a rough guide."
                            .formatted(Words.oneDecimal(each))));
        }
        proportionality
                .filter(test -> test.p() < level.oneTail())
                .ifPresent(test -> warnings.add(new Warning(
                        Warning.Kind.NOT_PROPORTIONAL,
                        "The odds don't shift alike between all grades (%s): one odds ratio may hide what happens at one of them."
                                .formatted(Words.probability(test.p())))));
        return warnings;
    }
}
