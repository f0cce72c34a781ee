package org.plumbline.statistics.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.plumbline.statistics.Share;

/**
 * Which means and spreads of the strata's shares what was found leaves, as points that each hold a part of the whole.
 *
 * @param points parts add up to 1
 */
record Posterior(List<Column.Point> points) {

    private static final double OUTERMOST = 7;
    private static final double FIRST_STEP = 0.5;

    /** Steps are halved so often at most. */
    private static final int MOST_HALVINGS = 10;

    /** Halving the step about doubles the digits that are right, so after a change of this size all are. */
    private static final double SETTLED = 1e-8;

    /** Columns below e⁻²⁴ of the highest have no neighbours that matter. */
    private static final double NOTHING = -24;

    private static final double LEAST_PART = 1e-14;

    /** Empty where the integral doesn't settle. */
    static Optional<Posterior> of(List<Share> shares, Prior prior) {
        Likelihood likelihood = Likelihood.of(shares, prior);
        SortedMap<Double, Column> columns = new TreeMap<>();
        double step = FIRST_STEP;
        for (double v = -OUTERMOST; v <= OUTERMOST; v += step) {
            columns.put(v, column(likelihood, v));
        }
        Optional<Posterior> before = Optional.empty();
        double logBefore = Double.NaN;
        for (int halving = 0; halving <= MOST_HALVINGS; halving++) {
            double highest = highest(columns);
            double log = highest + Math.log(step * sum(columns, highest));
            Posterior posterior = joined(columns, highest);
            if (before.isPresent()
                    && Math.abs(log - logBefore) < SETTLED
                    && before.get().isNear(posterior)) {
                return Optional.of(posterior);
            }
            before = Optional.of(posterior);
            logBefore = log;
            step /= 2;
            for (double v : between(columns, highest, step)) {
                columns.put(v, column(likelihood, v));
            }
        }
        return Optional.empty();
    }

    private static Column column(Likelihood likelihood, double v) {
        double least = likelihood.prior().leastSpread();
        double spread = least + (1 - least) * Normal.below(v);
        double less = (1 - least) * Normal.above(v) * (1 + spread);
        Column column = Column.of(likelihood, spread * spread, less);
        return new Column(column.logTotal() + likelihood.logPrior(v), column.points());
    }

    private static double highest(Map<Double, Column> columns) {
        return columns.values().stream().mapToDouble(Column::logTotal).max().orElseThrow();
    }

    private static double sum(Map<Double, Column> columns, double highest) {
        return columns.values().stream()
                .mapToDouble(column -> Math.exp(column.logTotal() - highest))
                .sum();
    }

    private static List<Double> between(SortedMap<Double, Column> columns, double highest, double step) {
        List<Double> between = new ArrayList<>();
        columns.forEach((v, column) -> {
            if (column.logTotal() - highest > NOTHING) {
                between.add(v - step);
                between.add(v + step);
            }
        });
        return between.stream().distinct().filter(v -> !columns.containsKey(v)).toList();
    }

    private static Posterior joined(Map<Double, Column> columns, double highest) {
        double sum = sum(columns, highest);
        List<Column.Point> points = new ArrayList<>();
        for (Column column : columns.values()) {
            double part = Math.exp(column.logTotal() - highest) / sum;
            column.points().stream()
                    .map(point -> point.times(part))
                    .filter(point -> point.part() > LEAST_PART)
                    .forEach(points::add);
        }
        double kept = points.stream().mapToDouble(Column.Point::part).sum();
        return new Posterior(points.stream().map(point -> point.times(1 / kept)).toList());
    }

    private boolean isNear(Posterior other) {
        return Math.abs(typical() - other.typical()) < SETTLED && Math.abs(spread() - other.spread()) < SETTLED;
    }

    /** What is to be expected of a figure of a point. */
    double mean(ToDoubleFunction<Column.Point> of) {
        return points.stream()
                .mapToDouble(point -> point.part() * of.applyAsDouble(point))
                .sum();
    }

    double typical() {
        return mean(Column.Point::mean);
    }

    double spread() {
        return mean(Column.Point::spread);
    }
}
