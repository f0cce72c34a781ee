package org.plumbline.statistics.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * What a random control stream and a targeted stream drew of one caseload, each by a seed of its own, with how likely each case
 * was to come by either.
 *
 * @param design both streams
 * @param cases in the order of the frame, each once however it came
 */
public record DrawnByStreams(UnequalDesign.TwoStream design, List<Case> cases) {

    public DrawnByStreams {
        cases = List.copyOf(cases);
    }

    /** By which stream a case came. */
    public enum Stream {
        CONTROL,
        TARGETED,
        BOTH
    }

    /**
     * One case drawn.
     *
     * @param unit which
     * @param place in the frame, from 0
     * @param stream by which it came
     */
    public record Case(Unit unit, int place, Stream stream) {}

    /**
     * Puts two draws of one frame together.
     *
     * @param frame with the sizes by which the targeted stream was drawn
     * @param control drawn of {@code frame.frame()}, with equal chances, over all or within strata
     * @param targeted drawn of {@code frame}
     * @throws ImpossibleDesign when one is of another frame, both have one seed, or a stratum has no control, without which
     *     their chances would be other than what is said
     */
    public static DrawnByStreams of(SizedFrame frame, Drawn control, DrawnBySize targeted) {
        if (!control.frameHash().equals(frame.frame().hash())
                || !targeted.frameHash().equals(frame.hash())) {
            throw new ImpossibleDesign("Both streams are drawn of one caseload, as it is given here");
        }
        if (control.seed().equals(targeted.seed())) {
            throw new ImpossibleDesign("Two streams with one seed are not independent; draw each with its own");
        }
        var design = new UnequalDesign.TwoStream(
                UnequalDesign.Listed.of(control.design(), frame.frame()), targeted.design());
        Set<Unit> byControl =
                control.cases().stream().map(Drawn.Case::unit).collect(Collectors.toCollection(HashSet::new));
        Set<Unit> byTarget =
                targeted.cases().stream().map(DrawnBySize.Case::unit).collect(Collectors.toCollection(HashSet::new));
        List<Case> cases = new ArrayList<>();
        for (int place = 0; place < frame.sizes().size(); place++) {
            Unit unit = frame.frame().units().get(place);
            boolean controlled = byControl.contains(unit);
            boolean hit = byTarget.contains(unit);
            if (controlled || hit) {
                cases.add(new Case(
                        unit, place, controlled && hit ? Stream.BOTH : controlled ? Stream.CONTROL : Stream.TARGETED));
            }
        }
        return new DrawnByStreams(design, cases);
    }

    /** The inclusion probabilities of the cases drawn, by their place in {@link #cases}. */
    public InclusionProbabilities inclusion() {
        return design.inclusion().among(cases.stream().mapToInt(Case::place).toArray());
    }

    /** The places in the frame of all that came by the control stream, those that came by both included. */
    public int[] byControl() {
        return places(Stream.TARGETED);
    }

    /** The places in the frame of all that came by the targeted stream, those that came by both included. */
    public int[] byTarget() {
        return places(Stream.CONTROL);
    }

    private int[] places(Stream other) {
        return cases.stream()
                .filter(one -> one.stream() != other)
                .mapToInt(Case::place)
                .toArray();
    }

    /** 'Of 374 cases 40 came by the control stream and 37 by the targeted, 5 of them by both: 72 cases to read.' */
    public String sentence() {
        long both = by(Stream.BOTH);
        return "Of %s %s came by the control stream and %s by the targeted, %s of them by both: %s to read."
                .formatted(
                        Words.cases(design.population()),
                        Words.count(by(Stream.CONTROL) + both),
                        Words.count(by(Stream.TARGETED) + both),
                        Words.countOrNone(both),
                        Words.cases(cases.size()));
    }

    private long by(Stream stream) {
        return cases.stream().filter(one -> one.stream() == stream).count();
    }
}
