package org.plumbline.statistics.pooling;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Comparison.Side;
import org.plumbline.statistics.change.Setting;
import org.plumbline.statistics.pooling.Pooled.NotPooled;
import org.plumbline.statistics.pooling.Pooled.PooledStratum;
import org.plumbline.statistics.pooling.Pooled.StrataPooled;
import org.plumbline.statistics.pooling.PooledChange.NotComparable;
import org.plumbline.statistics.pooling.PooledChange.StrataCompared;
import org.plumbline.statistics.pooling.PooledChange.StratumCompared;

/**
 * Partial pooling of strata that are too small to speak for themselves: each is drawn towards the others as far as it has few
 * cases of its own and all are alike. The model is the beta-binomial of Gelman et al. 2013, Bayesian Data Analysis, ch. 5,
 * integrated over its two parameters by the trapezoidal rule and without any sampler.
 *
 * <p>Formulas, the prior, edge cases and sources: {@code docs/method/pooling.md}.
 */
public final class Pooling {

    /** Fewer hardly show how far strata differ. */
    private static final int FEW = 5;

    private Pooling() {}

    /** The strata by {@link Prior#EVEN}, with 95% intervals. */
    public static Pooled strata(Design design, List<Tally> tallies) {
        return strata(design, tallies, Prior.EVEN, Level.NINETY_FIVE);
    }

    /**
     * What each stratum's share may be, the others taken into account.
     *
     * @param design stratified; others are refused with a reason, as are counts of a domain and samples of which nothing was read
     * @param tallies one for each stratum that was read
     * @throws IllegalArgumentException when a stratum is there twice, is none of the design, or more of it was read than chosen
     */
    public static Pooled strata(Design design, List<Tally> tallies, Prior prior, Level level) {
        Optional<Reason> reason = reason(design, tallies);
        if (reason.isPresent() || !(design instanceof Design.Stratified stratified)) {
            return new NotPooled(reason.stream().toList());
        }
        List<Warning> warnings = new ArrayList<>();
        List<Stratum> strata = strata(stratified, tallies, warnings);
        Optional<Posterior> posterior = posterior(strata, prior);
        return posterior.isEmpty()
                ? new NotPooled(List.of(notSettled()))
                : pooled(posterior.get(), strata, stratified, tallies, prior, level, warnings);
    }

    private static StrataPooled pooled(
            Posterior posterior,
            List<Stratum> strata,
            Design.Stratified design,
            List<Tally> tallies,
            Prior prior,
            Level level,
            List<Warning> warnings) {
        if (strata.size() < FEW) {
            warnings.add(new Warning(
                    Warning.Kind.FEW_STRATA,
                    "Fewer than %d strata hardly show how far strata differ; what was held of that before weighs much."
                            .formatted(FEW)));
        }
        Map<Stratum, Interval> intervals = strata.parallelStream()
                .map(Stratum::unnamed)
                .distinct()
                .collect(Collectors.toConcurrentMap(
                        stratum -> stratum,
                        stratum -> Whole.of(posterior, stratum, prior.leastSpread())
                                .interval(level)));
        return new StrataPooled(
                strata.stream()
                        .map(stratum -> {
                            Share counted = stratum.counted();
                            return new PooledStratum(
                                    stratum.name(),
                                    stratum.population(),
                                    counted,
                                    share(posterior, stratum),
                                    error(posterior, stratum),
                                    requireNonNull(intervals.get(stratum.unnamed())),
                                    posterior.mean(point -> point.borrowed(counted)),
                                    level);
                        })
                        .toList(),
                posterior.typical(),
                posterior.spread(),
                strata.stream().map(Stratum::counted).reduce(Share.of(0, 0), Share::plus),
                design.population(),
                tallies,
                prior,
                level,
                Method.BETA_BINOMIAL_POOLING,
                design,
                warnings);
    }

    private static double share(Posterior posterior, Stratum stratum) {
        return (stratum.counted().found() + stratum.unread() * posterior.mean(point -> point.next(stratum.counted())))
                / stratum.population();
    }

    private static double error(Posterior posterior, Stratum stratum) {
        double ofUnread = (double) stratum.unread() / stratum.population();
        double mean = posterior.mean(point -> point.next(stratum.counted()));
        return Math.sqrt(posterior.mean(point -> {
            double off = ofUnread * (point.next(stratum.counted()) - mean);
            return point.variance(stratum) + off * off;
        }));
    }

    /**
     * How the share of each stratum changed, each wave's strata pooled by themselves.
     *
     * @param earlier the wave that {@code first} belongs to
     * @param later the wave that {@code second} belongs to
     * @throws IllegalArgumentException when the levels differ
     */
    public static PooledChange change(
            Result earlier, StrataPooled first, Result later, StrataPooled second, Direction direction) {
        List<Reason> reasons = Setting.of(earlier).against(Setting.of(later));
        List<PooledStratum> both = first.strata().stream()
                .filter(stratum -> second.has(stratum.name()))
                .toList();
        if (reasons.isEmpty() && both.isEmpty()) {
            reasons = List.of(new Reason(Reason.Kind.OTHER_CASE_TYPES, "They have no stratum in common."));
        }
        if (!reasons.isEmpty()) {
            return new NotComparable(reasons);
        }
        if (!first.level().equals(second.level())) {
            throw new IllegalArgumentException("Two estimates are compared at one level");
        }
        Optional<Posterior> before = posterior(known(first), first.prior());
        Optional<Posterior> after = posterior(known(second), second.prior());
        if (before.isEmpty() || after.isEmpty()) {
            return new NotComparable(List.of(notSettled()));
        }
        List<StratumCompared> strata = both.parallelStream()
                .map(stratum -> compared(first, before.get(), second, after.get(), stratum.name(), direction))
                .toList();
        List<Warning> warnings = new ArrayList<>(first.warnings());
        warnings.addAll(second.warnings());
        leftOut(first, second, warnings);
        leftOut(second, first, warnings);
        return new StrataCompared(strata, warnings.stream().distinct().toList());
    }

    private static StratumCompared compared(
            StrataPooled first,
            Posterior before,
            StrataPooled second,
            Posterior after,
            String name,
            Direction direction) {
        PooledStratum one = first.of(name);
        PooledStratum two = second.of(name);
        Difference difference = new Difference(
                Whole.of(before, Stratum.of(one), first.prior().leastSpread()),
                Whole.of(after, Stratum.of(two), second.prior().leastSpread()));
        return new StratumCompared(
                name,
                two.share() - one.share(),
                difference.interval(first.level()),
                first.level(),
                Method.BETA_BINOMIAL_POOLING,
                difference.above(),
                difference.below(),
                new Side(one.counted(), OptionalLong.of(one.population()), first.design()),
                new Side(two.counted(), OptionalLong.of(two.population()), second.design()),
                direction);
    }

    private static void leftOut(StrataPooled these, StrataPooled others, List<Warning> warnings) {
        these.strata().stream()
                .filter(stratum -> !others.has(stratum.name()))
                .forEach(stratum -> warnings.add(new Warning(
                        Warning.Kind.STRATUM_LEFT_OUT,
                        "The stratum '%s' is left out; it was in one of the two waves only."
                                .formatted(stratum.name()))));
    }

    private static List<Stratum> known(StrataPooled pooled) {
        return pooled.strata().stream().map(Stratum::of).toList();
    }

    private static Optional<Posterior> posterior(List<Stratum> strata, Prior prior) {
        return Posterior.of(strata.stream().map(Stratum::counted).toList(), prior);
    }

    private static Optional<Reason> reason(Design design, List<Tally> tallies) {
        if (!design.isRandom()) {
            return Optional.of(new Reason(
                    Reason.Kind.CHOSEN_BY_HAND,
                    "The cases were chosen by hand, so they don't speak for the caseload."));
        }
        if (!(design instanceof Design.Stratified)) {
            return Optional.of(new Reason(
                    Reason.Kind.OTHER_DESIGN,
                    "The cases were not drawn within strata; there is nothing to take together."));
        }
        if (!tallies.stream().allMatch(Tally::isOfAll)) {
            return Optional.of(
                    new Reason(
                            Reason.Kind.NOT_KNOWN,
                            "Some of the cases read don't count, and how many of the unread would is not known; make what counts the caseload."));
        }
        return tallies.stream().mapToLong(Tally::read).sum() > 0
                ? Optional.empty()
                : Optional.of(new Reason(Reason.Kind.NOTHING_READ, "No case was read."));
    }

    private static Reason notSettled() {
        return new Reason(
                Reason.Kind.NOT_SETTLED,
                "What the strata leave possible could not be added up well enough to be told.");
    }

    private static List<Stratum> strata(Design.Stratified design, List<Tally> tallies, List<Warning> warnings) {
        Map<String, Tally> byName = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally.read() > design.of(tally.stratum()).chosen() || byName.put(tally.stratum(), tally) != null) {
                throw new IllegalArgumentException(
                        "The tally of '%s' is there twice, or has more cases than were chosen"
                                .formatted(tally.stratum()));
            }
        }
        long read = tallies.stream().mapToLong(Tally::read).sum();
        if (read < design.chosen()) {
            warnings.add(Warning.notAllRead(design.chosen() - read, design.chosen()));
        }
        return design.strata().stream()
                .map(stratum -> new Stratum(
                        stratum.name(),
                        stratum.population(),
                        byName.getOrDefault(stratum.name(), Tally.of(stratum.name(), 0, 0))
                                .share()))
                .toList();
    }
}
