package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.disclosure.Rounded.NotRounded;
import org.plumbline.statistics.disclosure.Rounded.RoundedTables;
import org.plumbline.statistics.disclosure.Rule.MinimumCount;

class RoundingTests {

    @Test
    void roundedTablesAddUpAndEachNumberIsWithinOneBase() {
        SplittableRandom random = new SplittableRandom(8);
        int rounded = 0;
        for (int run = 0; run < 60; run++) {
            LinkedTables tables = RandomTables.any(random, 8);
            long base = random.nextInt(2, 11);
            if (Rounding.round(tables, base, Rules.of()) instanceof RoundedTables found) {
                rounded++;
                for (Sum sum : tables.sums()) {
                    assertThat(sum.parts().stream()
                                    .mapToLong(part -> number(found, part))
                                    .sum())
                            .isEqualTo(number(found, sum.total()));
                }
                tables.counts().forEach((cell, count) -> {
                    assertThat(number(found, cell) % base).isZero();
                    assertThat(Math.abs(number(found, cell) - count)).isLessThan(base);
                });
            }
        }
        assertThat(rounded).isGreaterThan(50);
    }

    private static long number(RoundedTables found, Cell cell) {
        return Optional.ofNullable(found.numbers().get(cell)).orElseThrow();
    }

    @Test
    void noOtherRoundingIsNearer() {
        SplittableRandom random = new SplittableRandom(9);
        for (int run = 0; run < 40; run++) {
            LinkedTables tables = RandomTables.twoWay(random, 2, 3, 6);
            RoundedTables found = (RoundedTables) Rounding.round(tables, 3, Rules.of());
            long distance = 0;
            for (Map.Entry<Cell, Long> each : tables.counts().entrySet()) {
                distance += Math.abs(each.getValue() - number(found, each.getKey()));
            }
            assertThat(distance).isEqualTo(nearest(tables, 3));
        }
    }

    private static long nearest(LinkedTables tables, long base) {
        List<Cell> cells = List.copyOf(tables.counts().keySet());
        long nearest = Long.MAX_VALUE;
        for (int choice = 0; choice < 1 << cells.size(); choice++) {
            Map<Cell, Long> numbers = new HashMap<>();
            long distance = 0;
            for (int i = 0; i < cells.size(); i++) {
                long count = tables.count(cells.get(i));
                boolean rises = (choice >> i & 1) == 1;
                long number = count / base * base + (rises && count % base > 0 ? base : 0);
                numbers.put(cells.get(i), number);
                distance += Math.abs(number - count);
            }
            boolean adds = tables.sums().stream()
                    .allMatch(sum -> sum.parts().stream()
                                    .mapToLong(part -> numbers.getOrDefault(part, 0L))
                                    .sum()
                            == numbers.getOrDefault(sum.total(), 0L));
            nearest = adds ? Math.min(nearest, distance) : nearest;
        }
        return nearest;
    }

    @Test
    void whatIsRoundedIsToldInASentence() {
        LinkedTables tables = table(7, 9, 8, 7);
        assertThat(Rounding.round(tables, 5, Rules.minimum(2)).sentence())
                .isEqualTo("All numbers are rounded to multiples of 5 so that they still add up, each by less than 5.");
    }

    @Test
    void whatRoundingDoesNotHideIsRefused() {
        // 1 of 2 becomes 0, so that an outsider knows that it is under 5
        Rounded refused = Rounding.round(table(1, 9, 8, 7), 3, Rules.minimum(5));
        assertThat(((NotRounded) refused).sentence())
                .startsWith(
                        "These tables can't be made safe by rounding: North, charged would be known only between 0 and ");
        Rules one = Rules.of(new MinimumCount(5, Optional.of(new Need(1, 1)), false));
        assertThat(Rounding.round(table(1, 9, 8, 7), 3, one)).isInstanceOf(RoundedTables.class);
    }

    @Test
    void nothingIsRoundedToNothing() {
        assertThat(Rounding.round(table(0, 0, 0, 0), 3, Rules.minimum(5))).isInstanceOf(RoundedTables.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Rounding.round(table(1, 2, 3, 4), 1, Rules.of()));
    }

    private static LinkedTables table(long one, long two, long three, long four) {
        return LinkedTables.of(Table.ofCases(
                "sent back",
                List.of(
                        Dimension.of("force", List.of("North", "South")),
                        Dimension.of("outcome", List.of("charged", "none"))),
                Map.of(
                        Cell.of("force", "North", "outcome", "charged"), one,
                        Cell.of("force", "North", "outcome", "none"), two,
                        Cell.of("force", "South", "outcome", "charged"), three,
                        Cell.of("force", "South", "outcome", "none"), four)));
    }
}
