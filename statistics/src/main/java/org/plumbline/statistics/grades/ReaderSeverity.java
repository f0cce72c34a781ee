package org.plumbline.statistics.grades;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.linear.RealMatrix;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.agreement.Rating;
import org.plumbline.statistics.agreement.Ratings;
import org.plumbline.statistics.grades.GradeModel.Threshold;
import org.plumbline.statistics.grades.Severity.Measured;
import org.plumbline.statistics.grades.Severity.NotMeasured;
import org.plumbline.statistics.grades.Severity.Reader;
import org.plumbline.statistics.grades.Severity.Spread;

/**
 * How far readers differ in how high they grade: a proportional-odds model in which each reader leans by a normal amount.
 *
 * <p>Cases are taken as alike but for the traits that are told of them, so that readers are fairly compared where they share
 * cases or where the draw decided who read what. Formulas, edge cases and sources: {@code docs/method/models.md}.
 */
public final class ReaderSeverity {

    /** A spread of less than a hundredth in log odds is none that anybody could see. */
    private static final double LEAST_SPREAD = 0.01;

    /** Odds that differ e^20-fold from reader to reader are odds without limit. */
    private static final double MOST_SPREAD = 20;

    /** Fewer readers hardly show how far readers differ. */
    private static final int FEW_READERS = 5;

    private ReaderSeverity() {}

    /**
     * Measures readers, taking the cases as they come.
     *
     * @throws IllegalArgumentException when a grade is not of the scale, or a reader graded a case twice
     */
    public static Severity of(GradeScale scale, List<Rating> ratings, Level level) {
        return of(scale, ratings, Map.of(), level);
    }

    /**
     * Measures readers, adjusting for what the cases are.
     *
     * @param traits of each case by its name, all told by the same; empty to take the cases as they come
     * @throws IllegalArgumentException when a grade is not of the scale, a reader graded a case twice, or traits are told of
     *     some cases and not of others
     */
    public static Severity of(
            GradeScale scale, List<Rating> ratings, Map<String, ? extends Map<String, String>> traits, Level level) {
        Ratings.of(scale, ratings);
        var shared = SharedCases.of(ratings);
        if (shared.byReader().size() < 2) {
            return new NotMeasured(
                    List.of(new Reason(Reason.Kind.NOTHING_READ, "Fewer than two readers gave grades.")));
        }
        Map<String, List<GradedKind>> byReader = new LinkedHashMap<>();
        ratings.forEach(rating -> byReader.computeIfAbsent(rating.reader(), _ -> new ArrayList<>())
                .add(kind(scale, rating, traits)));
        CaseMix mix =
                CaseMix.of(byReader.values().stream().flatMap(List::stream).toList());
        List<String> terms = mix.terms();
        List<List<GradeCounts>> data =
                byReader.values().stream().map(kinds -> counts(kinds, mix)).toList();
        List<GradeCounts> all = data.stream().flatMap(List::stream).toList();
        Optional<Reason> refusal = ProportionalOdds.refusal(scale, terms, all);
        if (refusal.isPresent()) {
            return new NotMeasured(List.of(refusal.get()));
        }
        return new Fit(scale, terms, all, new ReaderLikelihood(scale.size(), terms.size(), data), shared, level)
                .severity();
    }

    private static GradedKind kind(GradeScale scale, Rating rating, Map<String, ? extends Map<String, String>> traits) {
        Map<String, String> own = traits.containsKey(rating.subject()) ? traits.get(rating.subject()) : Map.of();
        int given = scale.position(rating.grade());
        return new GradedKind(
                new TreeMap<>(own),
                IntStream.range(0, scale.size())
                        .mapToObj(j -> j == given ? 1L : 0L)
                        .toList());
    }

    /** Cases alike in their covariates are counted together. */
    private static List<GradeCounts> counts(List<GradedKind> kinds, CaseMix mix) {
        Map<List<Double>, long[]> sums = new LinkedHashMap<>();
        for (GradedKind kind : kinds) {
            long[] sum = sums.computeIfAbsent(
                    mix.covariates(kind.traits()), _ -> new long[kind.counts().size()]);
            Arrays.setAll(sum, j -> sum[j] + kind.counts().get(j));
        }
        return sums.entrySet().stream()
                .map(row -> new GradeCounts(
                        row.getKey(), Arrays.stream(row.getValue()).boxed().toList()))
                .toList();
    }

    /** One model on its way to its top. */
    private record Fit(
            GradeScale scale,
            List<String> terms,
            List<GradeCounts> all,
            ReaderLikelihood readers,
            SharedCases shared,
            Level level) {

        Severity severity() {
            var alike = new CumulativeLogit(scale.size(), terms.size(), all);
            var climb = Ascent.climb(alike, alike.start(), alike.reach());
            if (!climb.isTop()) {
                return new NotMeasured(List.of(ProportionalOdds.separated(alike, terms, climb.parameters())));
            }
            double[] fixed = climb.parameters();
            if (readers.leaning(fixed) <= 0) {
                return withoutSpread(alike, fixed);
            }
            double[] start = ReaderLikelihood.with(fixed, 0);
            var straight = Ascent.climb(readers, start, Arrays.copyOf(alike.reach(), start.length));
            return straight.isTop() && isWithin(straight.parameters())
                    ? measured(straight.parameters())
                    : alongSpread(alike, fixed);
        }

        private static boolean isWithin(double[] top) {
            double spread = Math.exp(top[top.length - 1]);
            return spread > LEAST_SPREAD && spread < MOST_SPREAD;
        }

        /** The likelihood is concave in all but the spread: where the straight way fails, this goes along the spread. */
        private Severity alongSpread(CumulativeLogit alike, double[] fixed) {
            if (along(Math.log(LEAST_SPREAD), fixed) <= 0) {
                return withoutSpread(alike, fixed);
            }
            if (along(Math.log(MOST_SPREAD), fixed) >= 0) {
                return new NotMeasured(List.of(new Reason(
                        Reason.Kind.SEPARATED,
                        "Readers gave one side of the grades alone, so how far they differ has no limit.")));
            }
            double logSpread = new BracketingNthOrderBrentSolver(1e-13, 1e-13, 0, 5)
                    .solve(
                            200,
                            log -> along(log, fixed),
                            Math.log(LEAST_SPREAD),
                            Math.log(MOST_SPREAD),
                            AllowedSolution.ANY_SIDE);
            return measured(ReaderLikelihood.with(at(logSpread, fixed), logSpread));
        }

        private Severity measured(double[] top) {
            Optional<RealMatrix> covariance = Ascent.inverse(readers.slope(top).curvature());
            return covariance.<Severity>map(found -> measured(top, found)).orElseGet(Fit::notToldApart);
        }

        /** The derivative by log σ, where all else is likeliest. */
        private double along(double logSpread, double[] start) {
            double[] parameters = ReaderLikelihood.with(at(logSpread, start), logSpread);
            return readers.slope(parameters).gradient()[parameters.length - 1];
        }

        private double[] at(double logSpread, double[] start) {
            var reach = new CumulativeLogit(scale.size(), terms.size(), all).reach();
            return Ascent.climb(readers.withSpread(logSpread), start, reach).parameters();
        }

        private static NotMeasured notToldApart() {
            return new NotMeasured(List.of(new Reason(
                    Reason.Kind.NOT_TOLD_APART, "How far readers differ can't be told apart from the rest.")));
        }

        private Severity withoutSpread(CumulativeLogit alike, double[] fixed) {
            Optional<RealMatrix> covariance = Ascent.inverse(alike.slope(fixed).curvature());
            if (covariance.isEmpty()) {
                return notToldApart();
            }
            List<Warning> warnings = warnings();
            warnings.add(
                    new Warning(Warning.Kind.NO_DIFFERENCE, "The readers differ no more than chance would make them."));
            return measured(
                    fixed,
                    covariance.get(),
                    new Spread(0, 0, Optional.empty()),
                    IntStream.range(0, readers.readers().size())
                            .mapToObj(i -> reader(i, 0, 0, false))
                            .toList(),
                    alike.value(fixed),
                    warnings);
        }

        private Severity measured(double[] top, RealMatrix covariance) {
            int last = top.length - 1;
            double spread = Math.exp(top[last]);
            double error = Math.sqrt(covariance.getEntry(last, last));
            double z = level.z();
            if (!Double.isFinite(spread * Math.exp(z * error))) {
                return notToldApart();
            }
            var modes = readers.modes(top);
            return measured(
                    top,
                    covariance,
                    new Spread(
                            spread,
                            error,
                            Optional.of(new Interval(spread * Math.exp(-z * error), spread * Math.exp(z * error)))),
                    IntStream.range(0, modes.size())
                            .mapToObj(i -> reader(
                                    i,
                                    spread * modes.get(i).at(),
                                    spread * modes.get(i).width(),
                                    true))
                            .toList(),
                    readers.value(top),
                    warnings());
        }

        private Measured measured(
                double[] top,
                RealMatrix covariance,
                Spread spread,
                List<Reader> leans,
                double logLikelihood,
                List<Warning> warnings) {
            int before = scale.size() - 1;
            return new Measured(
                    spread,
                    leans,
                    IntStream.range(0, before)
                            .mapToObj(j ->
                                    new Threshold(scale.grades().get(j), top[j], Math.sqrt(covariance.getEntry(j, j))))
                            .toList(),
                    IntStream.range(0, terms.size())
                            .mapToObj(k -> ProportionalOdds.term(
                                    terms.get(k),
                                    top[before + k],
                                    Math.sqrt(covariance.getEntry(before + k, before + k)),
                                    level))
                            .toList(),
                    logLikelihood,
                    all.stream().mapToLong(GradeCounts::cases).sum(),
                    shared.cases(),
                    shared.groups(),
                    level,
                    Method.READER_EFFECTS,
                    warnings);
        }

        private Reader reader(int i, double lean, double deviation, boolean differs) {
            double half = level.z() * deviation;
            return new Reader(
                    List.copyOf(shared.byReader().keySet()).get(i),
                    readers.readers().get(i).stream()
                            .mapToLong(GradeCounts::cases)
                            .sum(),
                    lean,
                    deviation,
                    Math.exp(lean),
                    differs
                            ? Optional.of(new Interval(Math.exp(lean - half), Math.exp(lean + half)))
                            : Optional.empty());
        }

        private List<Warning> warnings() {
            List<Warning> warnings = new ArrayList<>();
            int count = readers.readers().size();
            if (count < FEW_READERS) {
                warnings.add(new Warning(
                        Warning.Kind.FEW_READERS,
                        "%s readers hardly show how far readers differ.".formatted(Words.count(count))));
            }
            if (shared.groups().size() > 1) {
                warnings.add(new Warning(
                        Warning.Kind.NOT_LINKED,
                        "The readers fall into %s groups that share no cases, so what differs between them may be the cases: %s."
                                .formatted(
                                        Words.count(shared.groups().size()),
                                        shared.groups().stream()
                                                .map(group -> Words.list(List.copyOf(group)))
                                                .collect(Collectors.joining("; ")))));
            }
            return warnings;
        }
    }
}
