package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be hidden so that nothing unsafe can be worked out, or why there is no such way. */
public sealed interface Suppression permits Suppression.Suppressed, Suppression.NotSuppressed {

    /** What is hidden and why, or why nothing may go out, in plain words. */
    String sentence();

    /**
     * A safe way: {@link Attack} found it so before it was returned.
     *
     * @param publication the tables as they may go out
     * @param unsafe what the rules hide
     * @param more what is hidden so that the unsafe cells can't be worked out
     * @param audit what an outsider can know of the unsafe cells
     * @param cost of what is hidden more, in cases or in cells, as was asked for
     * @param atLeast what any safe way costs at least
     * @param isCutShort whether the time ended the search; another run may then hide other cells
     */
    record Suppressed(
            Publication publication,
            List<Unsafe> unsafe,
            Set<Cell> more,
            Audit audit,
            long cost,
            long atLeast,
            boolean isCutShort)
            implements Suppression {

        public Suppressed {
            unsafe = List.copyOf(unsafe);
            more = Set.copyOf(more);
        }

        /** The share of the cost that might have been saved, 0 to 1; 0 where no way is cheaper. */
        public double gap() {
            return cost == 0 ? 0 : (double) (cost - atLeast) / cost;
        }

        /** All that is lost: the sum of the hidden cells of whatever kind. */
        public long countHidden() {
            return publication.hidden().stream()
                    .mapToLong(publication.tables()::count)
                    .sum();
        }

        @Override
        public String sentence() {
            if (unsafe.isEmpty()) {
                return "Nothing has to be hidden.";
            }
            return "%s and hidden; %s%s."
                    .formatted(
                            byRule(),
                            more.isEmpty()
                                    ? "no more need be, as these can't be worked out"
                                    : "%s more %s hidden so that these can't be worked out"
                                            .formatted(Say.count(more.size()), more.size() == 1 ? "is" : "are"),
                            audit.closest()
                                    .map(range -> "; an outsider can know %s %s".formatted(range.cell(), range.words()))
                                    .orElse(""));
        }

        private String byRule() {
            Map<Rule, Long> cells = new LinkedHashMap<>();
            unsafe.forEach(each -> cells.merge(each.rule(), 1L, Long::sum));
            List<String> parts = new ArrayList<>();
            cells.forEach((rule, count) ->
                    parts.add((parts.isEmpty() ? Say.cells(count) : Say.count(count)) + " " + rule.words(count)));
            return Say.list(parts, parts.size());
        }
    }

    /**
     * No safe way was found; nothing may go out.
     *
     * @param reasons one at least
     */
    record NotSuppressed(List<String> reasons) implements Suppression {

        public NotSuppressed {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String sentence() {
            return "These tables can't be made safe by hiding cells: %s.".formatted(String.join("; ", reasons));
        }
    }
}
