package org.plumbline.statistics.draw;

import java.util.List;

/**
 * What a seed drew of a frame with sizes.
 *
 * @param design with the chance of each case of the frame
 * @param seed that decided it
 * @param start from where on the circle of marks the cases were taken; zero where the design has none
 * @param frameHash of the frame with its sizes, as it was drawn from
 * @param cases in the order of the frame; none may have come of a Poisson draw
 */
public record DrawnBySize(UnequalDesign design, Seed seed, Start start, String frameHash, List<Case> cases) {

    public DrawnBySize {
        cases = List.copyOf(cases);
    }

    /** The inclusion probabilities of the cases drawn, by their place in {@link #cases}. */
    public InclusionProbabilities inclusion() {
        return design.inclusion().among(cases.stream().mapToInt(Case::place).toArray());
    }

    /**
     * One case drawn.
     *
     * @param unit which
     * @param place in the frame, from 0
     * @param chance with which it was asked to be drawn
     */
    public record Case(Unit unit, int place, Chance chance) {}
}
