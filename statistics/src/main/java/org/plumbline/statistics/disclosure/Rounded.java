package org.plumbline.statistics.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Tables in which every number is a multiple of a base and all still adds up, or why there are none that may go out. */
public sealed interface Rounded permits Rounded.RoundedTables, Rounded.NotRounded {

    /** What was done, or why nothing may go out, in plain words. */
    String sentence();

    /**
     * Rounded tables that {@link Attack} found safe before they were returned.
     *
     * @param base of which all are multiples
     * @param numbers of every cell, each less than one base from the true one
     * @param audit what an outsider can know of the unsafe cells
     */
    record RoundedTables(long base, SequencedMap<Cell, Long> numbers, Audit audit) implements Rounded {

        public RoundedTables {
            numbers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(numbers));
        }

        @Override
        public String sentence() {
            return "All numbers are rounded to multiples of %s so that they still add up, each by less than %s%s."
                    .formatted(
                            Say.count(base),
                            Say.count(base),
                            audit.closest()
                                    .map(range -> "; an outsider can know %s %s".formatted(range.cell(), range.words()))
                                    .orElse(""));
        }
    }

    /**
     * Nothing may go out.
     *
     * @param reasons one at least
     */
    record NotRounded(List<String> reasons) implements Rounded {

        public NotRounded {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String sentence() {
            return "These tables can't be made safe by rounding: %s.".formatted(String.join("; ", reasons));
        }
    }
}
