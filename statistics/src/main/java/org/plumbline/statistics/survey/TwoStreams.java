package org.plumbline.statistics.survey;

import java.util.Arrays;
import java.util.BitSet;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.InclusionProbabilities;

/**
 * Two samples that were drawn independently of one frame: a random control stream, and a targeted stream that takes what seems to
 * need it with a higher probability, all of them known. A case may come by both.
 *
 * <p>Each stream can be estimated from by itself, both together as one sample ({@link #combined}), or the two estimates weighted
 * together ({@link #composite}). The targeted stream by itself speaks for the caseload only if every case of the frame had a
 * chance to come by it, which is what {@link InclusionProbabilities} state.
 */
public final class TwoStreams {

    private final InclusionProbabilities control;
    private final InclusionProbabilities targeted;
    private final int[] byControl;
    private final int[] byTarget;

    /**
     * @param control of each case of the frame, for the control stream
     * @param targeted of each case of the frame, for the targeted stream
     * @param byControl places in the frame of the cases that came by the control stream
     * @param byTarget places of those that came by the targeted stream
     * @throws ImpossibleDesign when the frames are of different sizes, or a case is there twice in a stream or not in the frame
     */
    public TwoStreams(
            InclusionProbabilities control, InclusionProbabilities targeted, int[] byControl, int[] byTarget) {
        if (control.size() != targeted.size()) {
            throw new ImpossibleDesign("Both streams are drawn of one caseload, not of %s and %s"
                    .formatted(Words.cases(control.size()), Words.cases(targeted.size())));
        }
        this.control = control;
        this.targeted = targeted;
        this.byControl = checked(byControl, control.size());
        this.byTarget = checked(byTarget, control.size());
    }

    private static int[] checked(int[] places, int size) {
        BitSet seen = new BitSet(size);
        for (int place : places) {
            if (place < 0 || place >= size || seen.get(place)) {
                throw new ImpossibleDesign("Case %d is there twice, or not in the frame".formatted(place));
            }
            seen.set(place);
        }
        return places.clone();
    }

    /** The control stream by itself; rows in the order in which its cases were given. */
    public Sample control() {
        return sample(control.among(byControl), "the control stream");
    }

    /** The targeted stream by itself; rows in the order in which its cases were given. */
    public Sample targeted() {
        return sample(targeted.among(byTarget), "the targeted stream");
    }

    /** Every case that came by either stream, once; rows in the order of {@link #drawn}. */
    public Sample combined() {
        return sample(Inclusion.either(control, targeted).among(drawn()), "by a control stream and a targeted one");
    }

    /** The places in the frame of all cases that came by either stream, in the order of the frame. */
    public int[] drawn() {
        BitSet drawn = new BitSet(control.size());
        Arrays.stream(byControl).forEach(drawn::set);
        Arrays.stream(byTarget).forEach(drawn::set);
        return drawn.stream().toArray();
    }

    private Sample sample(InclusionProbabilities rows, String how) {
        double[] first = new double[rows.size()];
        Arrays.setAll(first, rows::first);
        Joint rule = rows.isFixedSize() ? Joint.SEN_YATES_GRUNDY : Joint.HORVITZ_THOMPSON;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!(rows.joint(i, j) > 0)) {
                    throw new ImpossibleDesign("Rows %d and %d had no chance to be drawn together".formatted(j, i));
                }
            }
        }
        return Sample.unequal(control.size(), first, new Pairwise(rows, rule), how);
    }

    /**
     * The estimates of both streams by themselves, each weighted by the inverse of its variance. The weights are estimated too,
     * so the result is a little biased where few cases were read; the {@link #combined} sample has no such weakness.
     *
     * @param control an estimate from the control stream alone
     * @param targeted the same from the targeted stream alone
     * @return refused where either is refused or shows no spread, or they are of different quantities, domains or levels
     */
    public static Outcome composite(Outcome control, Outcome targeted) {
        return Composite.of(control, targeted);
    }
}
