package org.plumbline.statistics.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.disclosure.Suppression.NotSuppressed;
import org.plumbline.statistics.disclosure.Suppression.Suppressed;

/**
 * Chooses what to hide beside the unsafe cells so that these can't be worked out, and so that little is lost. What it returns is
 * safe by {@link Attack}, which shares nothing with it.
 *
 * <p>How it searches, what it promises and sources: {@code docs/method/disclosure.md}.
 */
public final class Suppressing {

    private static final int MOST_TRIES = 3;

    private Suppressing() {}

    /** What is to be lost as little as may be. */
    public enum Loss {
        /** The cases in what is hidden more; an empty cell counts 1. */
        CASES,
        /** The number of cells hidden more. */
        CELLS
    }

    /**
     * How to search.
     *
     * @param loss what is to be little
     * @param zerosMayBeHidden whether empty cells may be hidden more; where readers know which must be empty they may not
     * @param shown cells that have to be shown whatever it costs, such as those published before
     * @param limit 0 or more, after which the search for something better ends. Without it the same tables have the same answer always
     */
    public record Search(Loss loss, boolean zerosMayBeHidden, Set<Cell> shown, Duration limit) {

        /** As few cases as may be, empty cells too, for half a minute at most. */
        public static final Search USUAL = new Search(Loss.CASES, true, Set.of(), Duration.ofSeconds(30));

        public Search {
            shown = Set.copyOf(shown);
            if (limit.isNegative()) {
                throw new IllegalArgumentException("A search takes some time or none, not " + limit);
            }
        }
    }

    /** Hides what the rules say and what else has to be, by the usual search. */
    public static Suppression hide(LinkedTables tables, Rules rules) {
        return hide(tables, rules, Search.USUAL);
    }

    /**
     * Hides what the rules say and what else has to be.
     *
     * @return refused where what has to be hidden has to be shown, or no way was found that the attack finds safe
     */
    public static Suppression hide(LinkedTables tables, Rules rules, Search search) {
        List<Unsafe> unsafe = rules.unsafe(tables);
        List<String> reasons = unsafe.stream()
                .filter(each -> search.shown().contains(each.cell()))
                .map(each -> each.cell() + " may not be shown and has to be")
                .toList();
        return reasons.isEmpty() ? hide(tables, unsafe, search) : new NotSuppressed(reasons);
    }

    private static Suppression hide(LinkedTables tables, List<Unsafe> unsafe, Search search) {
        Set<Cell> must = unsafe.stream().map(Unsafe::cell).collect(Collectors.toUnmodifiableSet());
        Clock clock = new Clock(search.limit());
        Audit audit = new Audit(List.of(), List.of(), List.of());
        List<Unsafe> asked = unsafe;
        long atLeast = 0;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Layout layout = Layout.of(tables, asked, search);
            Optional<Found> found = new Searching(layout.puzzle(), clock).found();
            if (found.isEmpty()) {
                return new NotSuppressed(List.of("whatever else is hidden, an outsider can work out too much"));
            }
            Set<Cell> hidden = layout.cells(found.get().hidden());
            // what is asked for later is more than what has to be
            atLeast = tries == 0 ? found.get().atLeast() : atLeast;
            audit = Attack.on(tables, hidden, unsafe, must, false);
            if (audit.isSafe()) {
                Set<Cell> more = new HashSet<>(hidden);
                more.removeAll(must);
                return new Suppressed(
                        new Publication(tables, hidden),
                        unsafe,
                        more,
                        audit,
                        found.get().cost(),
                        Math.min(found.get().cost(), atLeast),
                        clock.hasRungOut());
            }
            asked = wider(asked, audit);
        }
        return new NotSuppressed(List.of("none of %d ways found holds: %s".formatted(MOST_TRIES, audit.sentence())));
    }

    /** Whole numbers can be further apart than halves let them seem: what wasn't wide enough is asked to be wider. */
    private static List<Unsafe> wider(List<Unsafe> asked, Audit audit) {
        Set<Cell> narrow =
                audit.inferred().stream().map(each -> each.unsafe().cell()).collect(Collectors.toUnmodifiableSet());
        List<Unsafe> wider = new ArrayList<>();
        for (Unsafe each : asked) {
            Need more = new Need(each.need().below() + 1, each.need().above() + 1).of(each.count());
            wider.add(narrow.contains(each.cell()) ? each.and(more) : each);
        }
        return wider;
    }

    /**
     * What the search came to.
     *
     * @param hidden by place
     * @param cost of what is hidden more
     * @param atLeast what any way costs at least
     */
    record Found(boolean[] hidden, long cost, long atLeast) {}
}
