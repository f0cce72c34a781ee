package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Works out what an outsider can know of hidden cells: the lowest and the highest number that each can be in tables of whole
 * numbers, none below 0, in which all that is shown is as shown and all adds up. It shares nothing with {@link Suppressing}
 * but the tables.
 */
public final class Attack {

    private Attack() {}

    /** Everything hidden is looked at. */
    public static Audit on(Publication publication, Rules rules) {
        return on(publication, rules, Set.of());
    }

    /**
     * Everything hidden is looked at, by somebody who knows some of it already: a force knows its own numbers.
     *
     * @param insiders cells that this somebody knows; they are not looked at themselves
     */
    public static Audit on(Publication publication, Rules rules, Set<Cell> insiders) {
        List<Unsafe> unsafe = rules.unsafe(publication.tables()).stream()
                .filter(each -> !insiders.contains(each.cell()))
                .toList();
        Set<Cell> hidden = new HashSet<>(publication.hidden());
        hidden.removeAll(insiders);
        return on(publication.tables(), hidden, unsafe, hidden, true);
    }

    /**
     * What an outsider can know who is told that every number was rounded by less than one base.
     *
     * @param rounded what is shown for every cell
     * @param base of which all that is shown is a multiple
     */
    static Audit onRounded(LinkedTables tables, Map<Cell, Long> rounded, long base, Rules rules) {
        return new Cells(tables).rounded(rounded, base, rules.unsafe(tables));
    }

    /**
     * @param asked the hidden cells whose range is told
     * @param whole whether the whole range is asked for, or, where that takes long, only whether it's wide enough
     */
    static Audit on(LinkedTables tables, Set<Cell> hidden, List<Unsafe> unsafe, Set<Cell> asked, boolean whole) {
        return new Cells(tables).audit(hidden, unsafe, asked, whole);
    }

    private record Cells(Places places, long[] truth, List<int[]> sums) {

        Cells(LinkedTables tables) {
            this(
                    Places.of(tables),
                    tables.counts().values().stream().mapToLong(Long::longValue).toArray(),
                    new ArrayList<>());
            for (Sum sum : tables.sums()) {
                int[] cells = new int[sum.parts().size() + 1];
                cells[0] = places.of(sum.total());
                for (int i = 1; i < cells.length; i++) {
                    cells[i] = places.of(sum.parts().get(i - 1));
                }
                sums.add(cells);
            }
        }

        Audit audit(Set<Cell> hidden, List<Unsafe> unsafe, Set<Cell> asked, boolean whole) {
            long[] lower = truth.clone();
            long[] upper = truth.clone();
            for (Cell cell : hidden) {
                lower[places.of(cell)] = 0;
                upper[places.of(cell)] = Knowledge.NO_LIMIT;
            }
            return audit(new Knowledge(truth, lower, upper, sums), hidden, unsafe, asked, whole);
        }

        Audit rounded(Map<Cell, Long> rounded, long base, List<Unsafe> unsafe) {
            long[] lower = truth.clone();
            long[] upper = truth.clone();
            rounded.forEach((cell, number) -> {
                lower[places.of(cell)] = Math.max(0, number - base + 1);
                upper[places.of(cell)] = number + base - 1;
            });
            Set<Cell> all = rounded.keySet();
            Set<Cell> asked = new HashSet<>();
            unsafe.forEach(each -> asked.add(each.cell()));
            return audit(new Knowledge(truth, lower, upper, sums), all, unsafe, asked, false);
        }

        private Audit audit(Knowledge known, Set<Cell> hidden, List<Unsafe> unsafe, Set<Cell> asked, boolean whole) {
            Map<Cell, Need> needs = new HashMap<>();
            unsafe.forEach(each -> needs.put(each.cell(), each.need()));
            Reaches reaches = Reaches.of(known);
            List<Range> ranges = places.order().stream()
                    .filter(asked::contains)
                    .map(cell -> range(cell, reaches, whole ? Optional.empty() : Optional.ofNullable(needs.get(cell))))
                    .toList();
            Map<Cell, Range> byCell = new HashMap<>();
            ranges.forEach(range -> byCell.put(range.cell(), range));
            List<Unsafe> openly = unsafe.stream()
                    .filter(each -> !hidden.contains(each.cell()))
                    .toList();
            List<Audit.Inferred> inferred = unsafe.stream()
                    .flatMap(each -> Optional.ofNullable(byCell.get(each.cell())).stream()
                            .map(range -> new Audit.Inferred(each, range)))
                    .filter(each -> !each.range().satisfies(each.unsafe().need()))
                    .toList();
            return new Audit(ranges, openly, inferred);
        }

        private Range range(Cell cell, Reaches reaches, Optional<Need> enough) {
            int place = places.of(cell);
            long count = truth[place];
            Reach lowest = reaches.lowest(
                    place, enough.map(need -> count - need.below()).orElse(-1L));
            Reach highest = reaches.highest(
                    place, enough.map(need -> count + need.above()).orElse(Knowledge.NO_LIMIT));
            return new Range(
                    cell,
                    count,
                    lowest.to(),
                    highest.to() == Knowledge.NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(highest.to()),
                    lowest.exact() && highest.exact());
        }
    }

    /** By flows where the unknown numbers are a network, else by linear programs. */
    interface Reaches {

        Reach lowest(int cell, long enough);

        Reach highest(int cell, long enough);

        static Reaches of(Knowledge given) {
            Knowledge known = given.followed();
            Optional<FlowAttack> flows = FlowAttack.on(known);
            if (flows.isPresent()) {
                return new ByFlows(flows.get());
            }
            return new ByPrograms(new ProgramAttack(given, known));
        }
    }

    private record ByFlows(FlowAttack flows) implements Reaches {

        @Override
        public Reach lowest(int cell, long enough) {
            return flows.lowest(cell);
        }

        @Override
        public Reach highest(int cell, long enough) {
            return flows.highest(cell);
        }
    }

    private record ByPrograms(ProgramAttack programs) implements Reaches {

        @Override
        public Reach lowest(int cell, long enough) {
            return programs.lowest(cell, enough);
        }

        @Override
        public Reach highest(int cell, long enough) {
            return programs.highest(cell, enough);
        }
    }
}
