package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.plumbline.statistics.disclosure.Rounded.NotRounded;
import org.plumbline.statistics.disclosure.Rounded.RoundedTables;

/**
 * Controlled rounding: every number to one of the two multiples of a base beside it, so that all still adds up and the sum of
 * the distances is least. A multiple stays as it is. Cox 1987, J. Am. Stat. Assoc. 82:520–524; Salazar 2006, Math. Program. 105:583–603.
 *
 * <p>Edge cases: {@code docs/method/disclosure.md}.
 */
public final class Rounding {

    private static final int MOST_STEPS = 20_000;

    private Rounding() {}

    /**
     * Rounds the tables, and attacks what comes of it before it is returned.
     *
     * @param base 2 or more
     * @throws IllegalArgumentException when it is not, or is above 10¹²
     */
    public static Rounded round(LinkedTables tables, long base, Rules rules) {
        if (base < 2 || base > Table.MOST) {
            throw new IllegalArgumentException("A base to round to is 2 or more, not " + base);
        }
        // halves do for a network, whose best answers are whole
        Optional<SequencedMap<Cell, Long>> numbers = solved(tables, base, false).or(() -> solved(tables, base, true));
        if (numbers.isEmpty()) {
            return new NotRounded(
                    List.of("no multiples of %s beside the numbers were found that add up".formatted(Say.count(base))));
        }
        Audit audit = Attack.onRounded(tables, numbers.get(), base, rules);
        return audit.isSafe()
                ? new RoundedTables(base, numbers.get(), audit)
                : new NotRounded(List.of(audit.inferred().getFirst().range().cell() + " would be known "
                        + audit.inferred().getFirst().range().words()));
    }

    private static Optional<SequencedMap<Cell, Long>> solved(LinkedTables tables, long base, boolean whole) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.iterations_suffice = MOST_STEPS;
        model.options.iterations_abort = MOST_STEPS;
        Map<Cell, Variable> up = new LinkedHashMap<>();
        tables.counts().forEach((cell, count) -> {
            long rest = count % base;
            if (rest > 0) {
                up.put(
                        cell,
                        model.newVariable("x" + up.size())
                                .lower(0)
                                .upper(1)
                                .weight(base - 2 * rest)
                                .integer(whole));
            }
        });
        for (Sum sum : tables.sums()) {
            long bases = tables.count(sum.total()) / base;
            for (Cell part : sum.parts()) {
                bases -= tables.count(part) / base;
            }
            Expression row = model.newExpression("s" + model.countExpressions()).level(bases);
            sum.parts().forEach(part -> Optional.ofNullable(up.get(part)).ifPresent(each -> row.add(each, 1)));
            Optional.ofNullable(up.get(sum.total())).ifPresent(each -> row.add(each, -1));
        }
        List<Double> values = new ArrayList<>();
        if (!up.isEmpty()) {
            Optimisation.Result result = model.minimise();
            if (!result.getState().isFeasible()) {
                return Optional.empty();
            }
            for (int i = 0; i < up.size(); i++) {
                values.add(result.doubleValue(i));
            }
        }
        SequencedMap<Cell, Long> numbers = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<Cell, Long> each : tables.counts().entrySet()) {
            boolean rises = up.containsKey(each.getKey()) && values.get(place++) > 0.5;
            numbers.put(each.getKey(), each.getValue() / base * base + (rises ? base : 0));
        }
        return addsUp(tables, numbers) ? Optional.of(numbers) : Optional.empty();
    }

    private static boolean addsUp(LinkedTables tables, Map<Cell, Long> numbers) {
        return tables.sums().stream()
                .allMatch(sum -> sum.parts().stream()
                                .mapToLong(part -> numbers.getOrDefault(part, 0L))
                                .sum()
                        == numbers.getOrDefault(sum.total(), 0L));
    }
}
