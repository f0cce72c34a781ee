package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.InclusionProbabilities;

/** Over every sample that a tiny frame allows, estimates of a total and of its variance are right on average. */
class EveryDrawTests {

    private static final double[] Y = {3, -1, 4, 1.5, 9, 2.6};

    /** The places in the frame that were drawn, and how likely that is. */
    private record Draw(int[] places, double chance) {}

    @Test
    void simpleRandomSamplesAreUnbiased() {
        areUnbiased(equallyLikely(6, 3), draw -> Sample.simpleRandom(new SimpleRandom(6, 3), 3));
    }

    @Test
    void stratifiedSamplesAreUnbiased() {
        Stratified design = new Stratified(List.of(new Stratum("a", 3, 2), new Stratum("b", 3, 2)));
        List<Draw> draws = new ArrayList<>();
        for (Draw a : equallyLikely(3, 2)) {
            for (Draw b : equallyLikely(3, 2)) {
                int[] places = IntStream.concat(
                                Arrays.stream(a.places()),
                                Arrays.stream(b.places()).map(place -> place + 3))
                        .toArray();
                draws.add(new Draw(places, a.chance() * b.chance()));
            }
        }
        areUnbiased(draws, draw -> Sample.stratified(design, Groups.of(List.of("a", "a", "b", "b"))));
    }

    @Test
    void poissonSamplesAreUnbiased() {
        double[] first = {0.3, 0.5, 0.9, 0.4, 1, 0.2};
        areUnbiased(
                independent(first),
                draw -> Sample.poisson(
                        6,
                        Arrays.stream(draw.places()).mapToDouble(i -> first[i]).toArray()));
    }

    @Test
    void samplesWithUnequalProbabilitiesAreUnbiasedByEitherRule() {
        InclusionProbabilities sampford = Inclusion.sampford(0.2, 0.3, 0.35, 0.25, 0.5, 0.4);
        // of two cases, the joint probability is that of the sample
        List<Draw> draws = equallyLikely(6, 2).stream()
                .map(draw -> new Draw(draw.places(), sampford.joint(draw.places()[0], draw.places()[1])))
                .toList();
        for (Joint rule : Joint.values()) {
            areUnbiased(draws, draw -> Sample.unequal(6, sampford.among(draw.places()), rule));
        }
    }

    @Test
    void twoStreamsTogetherAreUnbiased() {
        InclusionProbabilities control = Inclusion.simpleRandom(new SimpleRandom(6, 2));
        double[] first = {0.3, 0.1, 0.9, 0.1, 0.8, 0.2};
        InclusionProbabilities targeted = Inclusion.poisson(first);
        List<Draw> draws = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (Draw one : equallyLikely(6, 2)) {
            for (Draw other : independent(first)) {
                TwoStreams streams = new TwoStreams(control, targeted, one.places(), other.places());
                draws.add(new Draw(streams.drawn(), one.chance() * other.chance()));
                samples.add(streams.combined());
            }
        }
        areUnbiased(draws, draw -> samples.get(draws.indexOf(draw)));
    }

    private static void areUnbiased(List<Draw> draws, Function<Draw, Sample> drawn) {
        double truth = Arrays.stream(Y).sum();
        double mean = 0;
        double variance = 0;
        double estimatedVariance = 0;
        double chances = 0;
        for (Draw draw : draws) {
            Sample sample = drawn.apply(draw);
            double[] terms = new double[sample.rows()];
            for (int i = 0; i < terms.length; i++) {
                terms[i] = sample.weight(i) * Y[draw.places()[i]];
            }
            double total = terms.length == 0
                    ? 0
                    : ((Estimated) Estimating.of(sample)
                                    .total(Arrays.stream(draw.places())
                                            .mapToDouble(i -> Y[i])
                                            .toArray()))
                            .value();
            chances += draw.chance();
            mean += draw.chance() * total;
            variance += draw.chance() * (total - truth) * (total - truth);
            estimatedVariance += draw.chance() * sample.spread().variance(terms);
        }
        assertThat(chances).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(truth, within(1e-11));
        assertThat(estimatedVariance).isCloseTo(variance, within(1e-10 * variance));
    }

    private static List<Draw> equallyLikely(int population, int size) {
        List<int[]> all = IntStream.range(0, 1 << population)
                .filter(set -> Integer.bitCount(set) == size)
                .mapToObj(EveryDrawTests::places)
                .toList();
        return all.stream().map(places -> new Draw(places, 1.0 / all.size())).toList();
    }

    private static List<Draw> independent(double[] first) {
        return IntStream.range(0, 1 << first.length)
                .mapToObj(set -> {
                    double chance = 1;
                    for (int i = 0; i < first.length; i++) {
                        chance *= (set >> i & 1) == 1 ? first[i] : 1 - first[i];
                    }
                    return new Draw(places(set), chance);
                })
                .toList();
    }

    private static int[] places(int set) {
        return IntStream.range(0, 31).filter(i -> (set >> i & 1) == 1).toArray();
    }
}
