package org.plumbline.statistics.draw;

import java.util.List;
import org.plumbline.statistics.Design;

/**
 * What a seed drew of a frame.
 *
 * @param design with the sizes of the frame and of the draw
 * @param seed that decided it
 * @param start from where on the circle of marks the cases were taken
 * @param frameHash of the frame as it was drawn from
 * @param cases in the order in which they were drawn, stratum by stratum
 */
public record Drawn(Design design, Seed seed, Start start, String frameHash, List<Case> cases) {

    public Drawn {
        cases = List.copyOf(cases);
    }

    /**
     * One case drawn.
     *
     * @param unit which
     * @param rank its place among all cases of its stratum, from 1
     * @param mark 64 hexadecimal digits, HMAC-SHA-256 of the reference keyed with the seed
     * @param probability with which it had to be drawn, n_h/N_h; its weight is one over this
     */
    public record Case(Unit unit, int rank, String mark, double probability) {}
}
