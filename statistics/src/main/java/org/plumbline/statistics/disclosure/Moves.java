package org.plumbline.statistics.disclosure;

import java.util.Optional;

/** Ways for a number to differ from the truth while all still adds up. */
interface Moves {

    /** A cell that can't be used. */
    long FORBIDDEN = Long.MAX_VALUE;

    /**
     * The cells that have to differ together with the task's, itself among them, chosen so that they cost little.
     *
     * @param cost of hiding each cell; 0 for one that is hidden already
     */
    Optional<int[]> cheapest(Task task, long[] cost);
}
