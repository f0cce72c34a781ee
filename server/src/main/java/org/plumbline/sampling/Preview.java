package org.plumbline.sampling;

import java.util.ArrayList;
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
 * @param lines the caseload by type of case
 * @param drawn how many cases it would draw
 * @param ifHalf what could be said of the caseload if about half of the cases read were found to be so: the least sure case
 */
public record Preview(Draw.Plan plan, List<Line> lines, int population, int drawn, Estimate ifHalf) {

    /**
     * @param drawn how many cases would be drawn of this type; in a simple random draw, how many to expect
     */
    public record Line(String caseType, int population, double drawn) {}

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
        var lines = new ArrayList<Line>();
        byCaseType.forEach(
                (type, cases) -> lines.add(new Line(type, cases, (double) cases * plan.size() / population)));
        var half = Estimation.share(design, List.of(Tally.of(plan.size() / 2, plan.size())));
        return new Preview(plan, List.copyOf(lines), population, plan.size(), half);
    }

    private static Preview stratified(Draw.Plan.Stratified plan, Map<String, Integer> byCaseType, int population) {
        atLeastOne(plan.total());
        var strata = new ArrayList<Design.Stratum>();
        var lines = new ArrayList<Line>();
        var tallies = new ArrayList<Tally>();
        byCaseType.forEach((type, cases) -> {
            int size = plan.sizes().getOrDefault(type, 0);
            strata.add(new Design.Stratum(type, cases, size));
            lines.add(new Line(type, cases, size));
            tallies.add(Tally.of(type, size / 2, size));
        });
        var half = Estimation.share(new Design.Stratified(strata), tallies);
        return new Preview(plan, List.copyOf(lines), population, plan.total(), half);
    }

    private static int atLeastOne(int size) {
        if (size < 1) {
            throw new ImpossibleDesign("A draw is of at least one case");
        }
        return size;
    }
}
