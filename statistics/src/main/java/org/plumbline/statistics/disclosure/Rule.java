package org.plumbline.statistics.disclosure;

import java.util.List;
import java.util.Optional;

/** What makes a number tell about a person, or about one contributor. */
public sealed interface Rule {

    /** Why a cell falls under it, to stand after a number of cells: 'are under 5'. */
    String words(long cells);

    /**
     * A count of few people. Hundepool et al. 2012, Statistical Disclosure Control, 4.2.
     *
     * @param least the smallest count that may be shown, 2 at least
     * @param need of each cell below it; empty for the careful one: an outsider has to reckon with one fewer and with {@code
     *     least}, and so can't tell that the count is small
     * @param zeros whether a count of none is small as well
     */
    record MinimumCount(long least, Optional<Need> need, boolean zeros) implements Rule {

        public MinimumCount {
            if (least < 2 || least > Table.MOST) {
                throw new IllegalArgumentException("The smallest count to be shown is 2 or more, not " + least);
            }
        }

        /** The careful one: none but 0 may be shown below {@code least}, and an outsider has to reckon with that many. */
        public static MinimumCount of(long least) {
            return new MinimumCount(least, Optional.empty(), false);
        }

        Optional<Need> needOf(long count) {
            return count < least && (count > 0 || zeros)
                    ? Optional.of(need.orElse(new Need(1, least - count)).of(count))
                    : Optional.empty();
        }

        @Override
        public String words(long cells) {
            return "%s under %,d".formatted(cells == 1 ? "is" : "are", least);
        }
    }

    /**
     * Dominance, (n, k): the n largest contributors give more than k% of a magnitude. The need is (100/k) times what they give,
     * less the total. Hundepool et al. 2012, table 4.2.
     *
     * @param contributors n, 1 or more
     * @param percent k, above 0 and below 100
     */
    record Dominance(int contributors, double percent) implements Rule {

        public Dominance {
            if (contributors < 1 || !(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException(
                        "Dominance is of 1 or more contributors above a share from 0%% to 100%%, not %d and %s"
                                .formatted(contributors, percent));
            }
        }

        Optional<Need> needOf(List<Long> contributions) {
            double total = contributions.stream().mapToLong(Long::longValue).sum();
            double largest = contributions.stream()
                    .limit(contributors)
                    .mapToLong(Long::longValue)
                    .sum();
            return need(100 / percent * largest - total);
        }

        @Override
        public String words(long cells) {
            return "%s for the most part from %s"
                    .formatted(
                            cells == 1 ? "comes" : "come",
                            contributors == 1 ? "one contributor" : contributors + " contributors");
        }
    }

    /**
     * The p% rule: the second largest contributor could reckon the largest to within p% of it. The need is p% of the largest, less what
     * all but the two largest give. Hundepool et al. 2012, table 4.2.
     *
     * @param percent p, above 0, 100 at most
     */
    record WithinPercent(double percent) implements Rule {

        public WithinPercent {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException("The p%% rule takes a p from 0 to 100, not %s".formatted(percent));
            }
        }

        Optional<Need> needOf(List<Long> contributions) {
            double rest =
                    contributions.stream().skip(2).mapToLong(Long::longValue).sum();
            return need(contributions.isEmpty() ? 0 : percent / 100 * contributions.getFirst() - rest);
        }

        @Override
        public String words(long cells) {
            return "would let one contributor reckon another to within %s%%".formatted(Say.shortest(percent));
        }
    }

    /**
     * All of a group are in one category of a dimension, so whoever is known to belong to the group is known to be in it. One of the
     * categories in which nobody is has to be hidden, so that somebody could be there: the first that falls under another rule,
     * or else the first.
     *
     * @param dimension whose categories tell something of a person: the grade, the outcome
     */
    record AllInOneCategory(String dimension) implements Rule {

        Optional<Sum> group(Table table, Sum group) {
            long total = table.count(group.total());
            boolean one = group.parts().stream().anyMatch(part -> table.count(part) == total);
            return total > 0 && one && group.parts().size() > 1 ? Optional.of(group) : Optional.empty();
        }

        @Override
        public String words(long cells) {
            return cells == 1
                    ? "is empty because all of its group are in one category"
                    : "are empty because all of their group are in one category";
        }
    }

    private static Optional<Need> need(double atLeast) {
        long whole = (long) Math.ceil(Math.min(atLeast, Table.MOST) - 1e-9);
        return whole > 0 ? Optional.of(new Need(whole, whole)) : Optional.empty();
    }
}
