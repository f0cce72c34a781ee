package org.plumbline.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Tally;

/**
 * The cases of a wave that its results rest on, and what a count of them says of the caseload.
 *
 * <p>Where cases were drawn by chance, those that were only chosen by hand beside them are not among these: they are read and
 * counted, and say nothing of the caseload.
 *
 * @param design how the cases came in
 * @param cases those that speak by this design
 * @param caseTypes the caseload by type of case and what was drawn of each; empty where all were chosen by hand
 */
public record Sample(Design design, List<DrawnCase> cases, List<Draw.OfType> caseTypes) {

    static Sample byChance(Draw draw, List<DrawnCase> drawn) {
        return new Sample(
                draw.design(), drawn.stream().filter(one -> !one.chosenByHand()).toList(), draw.caseTypes());
    }

    static Sample chosenByHand(List<DrawnCase> chosen) {
        return new Sample(new Design.Purposive(chosen.size()), chosen, List.of());
    }

    /**
     * The share of the caseload of which something was found.
     *
     * @param read the ids of the cases that have a result; others than these cases are left out
     * @param found those among them of which it was found
     */
    public Estimate share(Set<UUID> read, Set<UUID> found) {
        if (!(design instanceof Design.Stratified)) {
            return Estimation.share(design, List.of(tally("", cases, read, found)), Level.NINETY_FIVE);
        }
        var tallies = new ArrayList<Tally>();
        cases.stream()
                .collect(Collectors.groupingBy(DrawnCase::stratum))
                .forEach((stratum, ofStratum) -> tallies.add(tally(stratum, ofStratum, read, found)));
        return Estimation.share(design, tallies, Level.NINETY_FIVE);
    }

    /**
     * The same for one type of case. Its number in the caseload is known, so that, in a simple random sample too, those drawn
     * of it are a simple random sample of it.
     */
    public Estimate shareOf(String caseType, Set<UUID> read, Set<UUID> found) {
        var ofType = cases.stream()
                .filter(one -> one.file().caseType().equals(caseType))
                .toList();
        var ofTypeDesign = caseTypes.stream()
                .filter(type -> type.caseType().equals(caseType))
                .findFirst()
                .<Design>map(type -> new Design.SimpleRandom(type.population(), type.drawn()))
                .orElseGet(() -> new Design.Purposive(ofType.size()));
        return Estimation.share(ofTypeDesign, List.of(tally("", ofType, read, found)), Level.NINETY_FIVE);
    }

    private static Tally tally(String stratum, List<DrawnCase> cases, Set<UUID> read, Set<UUID> found) {
        var withResult = cases.stream()
                .map(one -> one.file().id())
                .filter(read::contains)
                .toList();
        return Tally.of(stratum, withResult.stream().filter(found::contains).count(), withResult.size());
    }
}
