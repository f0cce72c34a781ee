package org.plumbline.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Tally;

/**
 * What a plan would draw, and how much it could tell.
 *
 * @param byCaseType cases to draw by key of case type; in a simple random draw, how many to expect
 * @param drawn how many cases it would draw
 * @param ifHalf what could be said of the caseload if about half of the cases read were found to be so: the least sure case
 */
public record Preview(Draw.Plan plan, Map<String, Double> byCaseType, int population, int drawn, Estimate ifHalf) {

    /** How many cases would be drawn of this type; in a simple random draw, how many to expect. */
    public double drawnOf(String caseType) {
        return byCaseType.getOrDefault(caseType, 0.0);
    }

    /** @throws ImpossibleDesign when the plan can't be carried out with this caseload */
    static Preview of(Draw.Plan plan, Map<String, Integer> byCaseType) {
        int population =
                byCaseType.values().stream().mapToInt(Integer::intValue).sum();
        return switch (plan) {
            case Draw.Plan.SimpleRandom simple -> simpleRandom(simple, byCaseType, population);
            case Draw.Plan.Stratified stratified -> stratified(stratified, byCaseType, population);
            case Draw.Plan.ChosenByHand _ ->
                throw new ImpossibleDesign("Cases chosen by hand cannot be drawn by chance");
        };
    }

    private static Preview simpleRandom(Draw.Plan.SimpleRandom plan, Map<String, Integer> byCaseType, int population) {
        var design = new Design.SimpleRandom(population, atLeastOne(plan.size()));
        var expected = new HashMap<String, Double>();
        byCaseType.forEach((type, cases) -> expected.put(type, (double) cases * plan.size() / population));
        var half = Estimation.share(design, List.of(Tally.of(plan.size() / 2, plan.size())));
        return new Preview(plan, Map.copyOf(expected), population, plan.size(), half);
    }

    private static Preview stratified(Draw.Plan.Stratified plan, Map<String, Integer> byCaseType, int population) {
        atLeastOne(plan.total());
        var strata = new ArrayList<Design.Stratum>();
        var sizes = new HashMap<String, Double>();
        var tallies = new ArrayList<Tally>();
        byCaseType.forEach((type, cases) -> {
            int size = plan.sizes().getOrDefault(type, 0);
            strata.add(new Design.Stratum(type, cases, size));
            sizes.put(type, (double) size);
            tallies.add(Tally.of(type, size / 2, size));
        });
        var half = Estimation.share(new Design.Stratified(strata), tallies);
        return new Preview(plan, Map.copyOf(sizes), population, plan.total(), half);
    }

    private static int atLeastOne(int size) {
        if (size < 1) {
            throw new ImpossibleDesign("A draw is of at least one case");
        }
        return size;
    }
}
