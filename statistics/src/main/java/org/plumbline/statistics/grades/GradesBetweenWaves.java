package org.plumbline.statistics.grades;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.grades.GradeChange.Compared;
import org.plumbline.statistics.grades.GradeChange.NotComparable;
import org.plumbline.statistics.grades.GradeChange.Side;
import org.plumbline.statistics.grades.GradeModel.Fitted;
import org.plumbline.statistics.grades.GradeModel.NotFitted;

/**
 * Whether grades changed from one wave to a later one among cases that are alike: a proportional-odds model with the wave and
 * the case mix as terms.
 *
 * <p>It uses all grades at once, so it sees more than the share above one of them. Both waves are taken as drawn from
 * endlessly many cases, which errs to the careful side. Formulas, edge cases and sources: {@code docs/method/models.md}.
 */
public final class GradesBetweenWaves {

    private static final String WAVE = "the later wave";

    private GradesBetweenWaves() {}

    /**
     * A mixture of cases to which shares are standardised.
     *
     * @param told in words, to stand after 'of'
     * @param kinds how many cases it has of each, by their traits; 0 or more, and some above 0
     */
    public record Standard(String told, Map<Map<String, String>, Long> kinds) {

        public Standard {
            kinds = Map.copyOf(kinds);
            if (kinds.values().stream().anyMatch(cases -> cases < 0)
                    || kinds.values().stream().allMatch(cases -> cases == 0)) {
                throw new IllegalArgumentException("A standard holds some cases, and never less than 0 of a kind");
            }
        }
    }

    /**
     * Compares the two; shares are standardised to the cases read in both together.
     *
     * @param atLeast from which grade on the shares count; not the lowest
     * @throws IllegalArgumentException when {@code atLeast} is not of the scale, or its lowest; when a kind hasn't as many
     *     counts as the scale has grades; or when the waves are told by other traits
     */
    public static GradeChange compare(
            GradeScale scale, String atLeast, GradedWave earlier, GradedWave later, Level level) {
        return compare(scale, atLeast, earlier, later, Optional.empty(), level);
    }

    /**
     * Compares the two; shares are standardised to a mixture of one's choice, such as a caseload.
     *
     * @throws IllegalArgumentException as without a standard
     */
    public static GradeChange compare(
            GradeScale scale, String atLeast, GradedWave earlier, GradedWave later, Standard standard, Level level) {
        return compare(scale, atLeast, earlier, later, Optional.of(standard), level);
    }

    private static GradeChange compare(
            GradeScale scale,
            String atLeast,
            GradedWave earlier,
            GradedWave later,
            Optional<Standard> chosen,
            Level level) {
        int from = scale.position(atLeast);
        if (from == 0) {
            throw new IllegalArgumentException("All cases are graded '%s' or higher".formatted(atLeast));
        }
        List<GradedKind> kinds =
                Stream.concat(earlier.kinds().stream(), later.kinds().stream()).toList();
        CaseMix mix = CaseMix.of(kinds);
        List<Reason> reasons = reasons(earlier, later);
        if (!reasons.isEmpty()) {
            return new NotComparable(reasons);
        }
        Standard standard = chosen.orElseGet(() -> both(kinds));
        Optional<Reason> unknown = unknown(mix, standard);
        if (unknown.isPresent()) {
            return new NotComparable(List.of(unknown.get()));
        }
        List<String> terms = new ArrayList<>(List.of(WAVE));
        terms.addAll(mix.terms());
        return switch (ProportionalOdds.fit(scale, terms, data(earlier, later, mix), level)) {
            case NotFitted refused -> new NotComparable(refused.reasons());
            case Fitted model -> compared(model, scale, from, earlier, later, mix, standard);
        };
    }

    private static List<Reason> reasons(GradedWave earlier, GradedWave later) {
        List<Reason> reasons = earlier.setting().against(later.setting());
        if (!earlier.isAdjustedForItsStrata() || !later.isAdjustedForItsStrata()) {
            reasons.add(new Reason(
                    Reason.Kind.NOT_EQUALLY_LIKELY,
                    "The cases were drawn within strata that are no trait of the cases; adjust for them."));
        }
        return reasons;
    }

    private static Standard both(List<GradedKind> kinds) {
        Map<Map<String, String>, Long> sums = new HashMap<>();
        kinds.forEach(kind -> sums.merge(kind.traits(), kind.cases(), Long::sum));
        return new Standard("the cases read in both waves together", sums);
    }

    private static Optional<Reason> unknown(CaseMix mix, Standard standard) {
        return standard.kinds().entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .flatMap(kind -> mix.unknown(kind.getKey()).stream())
                .findFirst()
                .map(kind -> new Reason(
                        Reason.Kind.OTHER_STANDARD,
                        "The standard counts cases of '%s', of which none was read.".formatted(kind)));
    }

    private static List<GradeCounts> data(GradedWave earlier, GradedWave later, CaseMix mix) {
        return Stream.concat(
                        earlier.kinds().stream()
                                .map(kind -> new GradeCounts(mix.covariates(0, kind.traits()), kind.counts())),
                        later.kinds().stream()
                                .map(kind -> new GradeCounts(mix.covariates(1, kind.traits()), kind.counts())))
                .toList();
    }

    private static Compared compared(
            Fitted model,
            GradeScale scale,
            int from,
            GradedWave earlier,
            GradedWave later,
            CaseMix mix,
            Standard standard) {
        StandardShare first = StandardShare.of(model, from, 0, mix, standard);
        StandardShare second = StandardShare.of(model, from, 1, mix, standard);
        double difference = second.share() - first.share();
        double error = model.standardError(second.less(first));
        double half = model.level().z() * error;
        return new Compared(
                model.terms().getFirst(),
                scale.grades().get(from),
                first.share(),
                second.share(),
                difference,
                error,
                new Interval(Math.max(-1, difference - half), Math.min(1, difference + half)),
                model.level(),
                model.method(),
                standard.told(),
                side(earlier),
                side(later),
                model,
                warnings(model, earlier, later));
    }

    private static Side side(GradedWave wave) {
        return new Side(wave.cases(), wave.population(), wave.design());
    }

    private static List<Warning> warnings(Fitted model, GradedWave earlier, GradedWave later) {
        List<Warning> warnings = new ArrayList<>(model.warnings());
        Stream.of(earlier, later)
                .filter(wave -> wave.cases() < wave.design().chosen())
                .forEach(wave -> warnings.add(Warning.notAllRead(
                        wave.design().chosen() - wave.cases(), wave.design().chosen())));
        return warnings;
    }

    /**
     * The share of a standard's cases that would be graded so or higher in a wave.
     *
     * @param gradient its derivatives by the thresholds and the terms
     */
    private record StandardShare(double share, double[] gradient) {

        static StandardShare of(Fitted model, int from, double wave, CaseMix mix, Standard standard) {
            double[] parameters = model.parameters();
            int thresholds = model.thresholds().size();
            double all = standard.kinds().values().stream()
                    .mapToDouble(Long::doubleValue)
                    .sum();
            double share = 0;
            double[] gradient = new double[parameters.length];
            for (var kind : standard.kinds().entrySet()) {
                List<Double> covariates = mix.covariates(wave, kind.getKey());
                double predictor = -parameters[from - 1];
                for (int k = 0; k < covariates.size(); k++) {
                    predictor += covariates.get(k) * parameters[thresholds + k];
                }
                double above = LogChance.share(predictor);
                double weight = kind.getValue() / all;
                double slope = weight * above * (1 - above);
                share += weight * above;
                gradient[from - 1] -= slope;
                for (int k = 0; k < covariates.size(); k++) {
                    gradient[thresholds + k] += slope * covariates.get(k);
                }
            }
            return new StandardShare(share, gradient);
        }

        double[] less(StandardShare earlier) {
            double[] difference = gradient.clone();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= earlier.gradient[i];
            }
            return difference;
        }
    }
}
