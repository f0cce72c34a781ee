package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an outsider can know who subtracts one release from another: everything that all of them say is attacked together, and
 * what no release shows but follows from two, such as the year by which two periods differ, is looked at as well.
 *
 * <p>Edge cases: {@code docs/method/disclosure.md}.
 */
public final class Differencing {

    private Differencing() {}

    /**
     * A population that is made up of others: the cases of 2016 to 2018 are those of 2016 to 2017 and those of 2018.
     *
     * @param dimension to which all belong, in a release's {@code of} or in its tables
     * @param whole the category that is made up
     * @param parts two at least, without a case in common
     */
    public record Split(String dimension, String whole, List<String> parts) {

        public Split {
            parts = List.copyOf(parts);
            if (parts.size() < 2 || new HashSet<>(parts).size() < parts.size() || parts.contains(whole)) {
                throw new IllegalArgumentException("'%s' is split into two parts or more".formatted(whole));
            }
        }
    }

    /** Whether a release may go out after others. */
    public sealed interface Checked permits Compared, Contradicted {

        /** What follows from all releases together, in plain words. */
        String sentence();
    }

    /**
     * All that the releases say was attacked together.
     *
     * @param audit what an outsider can know of the numbers that no release shows
     */
    public record Compared(Audit audit) implements Checked {

        /** Whether nobody can know more than the rules allow. */
        public boolean isSafe() {
            return audit.isSafe();
        }

        @Override
        public String sentence() {
            return "Taken together with what was published before: "
                    + (audit.ranges().isEmpty() && isSafe() ? "nothing more can be known." : audit.sentence());
        }
    }

    /**
     * Releases that can't all be right, so that nothing can be said of what follows from them.
     *
     * @param reasons one at least
     */
    public record Contradicted(List<String> reasons) implements Checked {

        public Contradicted {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String sentence() {
            return "These releases contradict one another: %s.".formatted(String.join("; ", reasons));
        }
    }

    /**
     * Looks at what follows from a release and the ones before it.
     *
     * @param earlier what went out before
     * @param planned what is to go out
     * @param splits how their populations are made up of one another; none where they are the same
     */
    public static Checked check(List<Release> earlier, Release planned, List<Split> splits, Rules rules) {
        List<Release> all = new ArrayList<>(earlier);
        all.add(planned);
        Union union = new Union();
        all.forEach(union::add);
        splits.forEach(union::split);
        if (!union.reasons.isEmpty()) {
            return new Contradicted(List.copyOf(union.reasons));
        }
        LinkedTables tables = new LinkedTables(List.of(), union.counts, List.copyOf(union.sums), union.contributions);
        Set<Cell> hidden = new HashSet<>(union.counts.keySet());
        hidden.removeAll(union.shown);
        List<Unsafe> unsafe = rules.unsafe(tables);
        Set<Cell> asked =
                unsafe.stream().map(Unsafe::cell).filter(hidden::contains).collect(Collectors.toSet());
        return new Compared(Attack.on(tables, hidden, unsafe, asked, false));
    }

    /** All cells of all releases, and what adds up among them. */
    private static final class Union {

        private final SequencedMap<Cell, Long> counts = new LinkedHashMap<>();
        private final Map<Cell, List<Long>> contributions = new LinkedHashMap<>();
        private final Set<Sum> sums = new LinkedHashSet<>();
        private final Set<Cell> shown = new HashSet<>();
        private final Set<String> reasons = new LinkedHashSet<>();

        void add(Release release) {
            LinkedTables tables = release.publication().tables();
            tables.counts().forEach((cell, count) -> {
                Cell placed = release.placed(cell);
                Optional<Long> before = Optional.ofNullable(counts.putIfAbsent(placed, count));
                if (before.isPresent() && !before.get().equals(count)) {
                    reasons.add("%s was %s and is %s in '%s'"
                            .formatted(placed, Say.count(before.get()), Say.count(count), release.name()));
                }
                if (!release.publication().hidden().contains(cell)) {
                    shown.add(placed);
                }
            });
            tables.contributions().forEach((cell, each) -> contributions.put(release.placed(cell), each));
            tables.sums()
                    .forEach(sum -> sums.add(new Sum(
                            sum.dimension(),
                            release.placed(sum.total()),
                            sum.parts().stream().map(release::placed).toList())));
        }

        void split(Split split) {
            List<Cell> wholes = counts.keySet().stream()
                    .filter(cell -> split.whole().equals(cell.at().get(split.dimension())))
                    .toList();
            for (Cell whole : wholes) {
                List<Cell> known = new ArrayList<>();
                List<String> rest = new ArrayList<>();
                for (String part : split.parts()) {
                    Cell cell = whole.with(split.dimension(), part);
                    if (counts.containsKey(cell)) {
                        known.add(cell);
                    } else {
                        rest.add(part);
                    }
                }
                long left = left(whole, known);
                if (left < 0 || rest.isEmpty() && left != 0) {
                    reasons.add("%s is not the sum of its parts".formatted(whole));
                } else if (!known.isEmpty() && !rest.isEmpty()) {
                    Cell other = whole.with(split.dimension(), String.join(" and ", rest));
                    counts.putIfAbsent(other, left);
                    known.add(other);
                }
                if (known.size() > 1) {
                    sums.add(new Sum(split.dimension(), whole, known));
                }
            }
        }

        private long left(Cell whole, List<Cell> known) {
            long left = counts.getOrDefault(whole, 0L);
            for (Cell part : known) {
                left -= counts.getOrDefault(part, 0L);
            }
            return left;
        }
    }
}
