package org.plumbline.statistics.disclosure;

import java.util.List;

/** Tables taken together, or why they can't be. */
public sealed interface Linking permits LinkedTables, Linking.Apart {

    /**
     * Tables that give one cell two numbers: whatever is hidden in one, the other can't be what it says.
     *
     * @param reasons each cell on which they don't agree, one at least
     */
    record Apart(List<String> reasons) implements Linking {

        public Apart {
            reasons = List.copyOf(reasons);
        }

        /** Where they differ, in plain words. */
        public String sentence() {
            return "These tables can't be published together: %s.".formatted(String.join("; ", reasons));
        }
    }
}
