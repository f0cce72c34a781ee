package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;

class BoundTests {

    private static final Level LEVEL = Level.NINETY_FIVE;

    @Test
    void noneFoundSaysHowManyThereCouldBeAtMost() {
        Bound bound = Estimation.atMost(new SimpleRandom(60, 30), List.of(Tally.of(0, 30)), LEVEL);
        assertThat(bound.limit()).hasValue(4 / 60.0);
        assertThat(bound.method()).isEqualTo(Method.HYPERGEOMETRIC);
        assertThat(bound.population()).hasValue(60);
        assertThat(bound.sentence("sent straight back"))
                .isEqualTo("Of the 30 cases read, none was sent straight back;"
                        + " at most 6.7% of all 60 cases could be (95% bound on one side).");
    }

    @Test
    void aBoundIsRoundedToTheSafeSide() {
        // 96 and 85 of 350 are 27.43% and 24.29%
        var design = new SimpleRandom(350, 300);
        Tally tally = Tally.of(77, 300);
        assertThat(Estimation.atMost(design, List.of(tally), LEVEL).limit().orElseThrow())
                .isCloseTo(96 / 350.0, within(1e-12));
        assertThat(Estimation.atMost(design, List.of(tally), LEVEL).sentence("good"))
                .contains("at most 27.5% of all 350 cases could be");
        assertThat(Estimation.atLeast(design, List.of(tally), LEVEL).limit().orElseThrow())
                .isCloseTo(85 / 350.0, within(1e-12));
        assertThat(Estimation.atLeast(design, List.of(tally), LEVEL).sentence("good"))
                .isEqualTo("Of the 300 cases read, 77 were good;"
                        + " at least 24.2% of all 350 cases are (95% bound on one side).");
    }

    @Test
    void aBoundLiesWithinTheIntervalOfItsLevel() {
        var design = new SimpleRandom(4210, 374);
        var tallies = List.of(Tally.of(278, 374));
        Interval interval = Estimation.share(design, tallies, LEVEL, Method.HYPERGEOMETRIC)
                .interval()
                .orElseThrow();
        assertThat(Estimation.atMost(design, tallies, LEVEL).limit().orElseThrow())
                .isLessThan(interval.upper())
                .isGreaterThan(278 / 374.0);
        assertThat(Estimation.atLeast(design, tallies, LEVEL).limit().orElseThrow())
                .isGreaterThan(interval.lower())
                .isLessThan(278 / 374.0);
    }

    @Test
    void withinStrataTheBoundIsThatOfKornAndGraubard() {
        var design = new Stratified(List.of(new Stratum("missing", 400, 40), new Stratum("custody", 100, 20)));
        var tallies = List.of(Tally.of("missing", 10, 40), Tally.of("custody", 8, 20));
        Bound bound = Estimation.atMost(design, tallies, LEVEL);
        Interval twiceTheTail =
                Estimation.share(design, tallies, new Level(0.9)).interval().orElseThrow();
        assertThat(bound.method()).isEqualTo(Method.KORN_GRAUBARD);
        assertThat(bound.limit().orElseThrow()).isCloseTo(twiceTheTail.upper(), within(1e-12));
        assertThat(Estimation.atLeast(design, tallies, LEVEL).limit().orElseThrow())
                .isCloseTo(twiceTheTail.lower(), within(1e-12));
    }

    @Test
    void aStratumLeftOutIsNotSpokenFor() {
        var design = new Stratified(List.of(new Stratum("missing", 400, 40), new Stratum("custody", 100, 20)));
        Bound bound = Estimation.atMost(design, List.of(Tally.of("missing", 0, 40)), LEVEL);
        assertThat(bound.sentence("good")).contains("of the 400 cases of the kinds that were read could be");
    }

    @Test
    void aDomainOfUnknownSizeHasTheBoundOfClopperAndPearson() {
        var design = new SimpleRandom(4210, 374);
        Bound bound = Estimation.atMost(design, List.of(new Tally("", 0, 30, 374)), LEVEL);
        double worth = 30 * (4209.0 / (4210 - 374));
        assertThat(bound.limit().orElseThrow()).isCloseTo(1 - Math.pow(0.05, 1 / worth), within(1e-9));
        assertThat(bound.method()).isEqualTo(Method.CLOPPER_PEARSON);
        assertThat(bound.sentence("good")).contains("of all such cases could be");
    }

    @Test
    void casesChosenByHandHaveNoBound() {
        Bound bound = Estimation.atMost(new Purposive(33), List.of(Tally.of(1, 33)), LEVEL);
        assertThat(bound.limit()).isEmpty();
        assertThat(bound.method()).isEqualTo(Method.NONE);
        assertThat(bound.sentence("good"))
                .isEqualTo("Of the 33 cases read, 1 was good;"
                        + " they were chosen by hand, so this says nothing of the cases that were not read.");
    }

    @Test
    void whereNothingOrEverythingWasReadTheBoundSaysSo() {
        assertThat(Estimation.atLeast(new SimpleRandom(60, 0), List.of(Tally.of(0, 0)), LEVEL)
                        .sentence("good"))
                .isEqualTo("No case was read, so nothing can be said.");
        Bound all = Estimation.atLeast(new Census(12), List.of(Tally.of(3, 12)), LEVEL);
        assertThat(all.limit()).hasValue(0.25);
        assertThat(all.sentence("good"))
                .isEqualTo("Of the 12 cases read, 3 were good; these are all the cases there are.");
    }

    @Test
    void anIntervalIsOfTheMethodThatWasAskedFor() {
        var design = new SimpleRandom(1000, 374);
        Share share = Share.of(38, 374);
        var tallies = List.of(Tally.of(38, 374));
        assertThat(interval(design, tallies, Method.WILSON)).isEqualTo(Proportions.wilson(share, 1000, LEVEL));
        assertThat(interval(design, tallies, Method.CLOPPER_PEARSON))
                .isEqualTo(Proportions.clopperPearson(share, 1000, LEVEL));
        assertThat(interval(design, tallies, Method.JEFFREYS)).isEqualTo(Proportions.jeffreys(share, 1000, LEVEL));
        assertThat(interval(design, tallies, Method.LOGIT)).isEqualTo(Proportions.logit(share, 1000, LEVEL));
        assertThat(interval(design, tallies, Method.HYPERGEOMETRIC))
                .isEqualTo(Proportions.hypergeometric(share, 1000, LEVEL));
    }

    @Test
    void theLogitOfNoneFoundSaysThatAnotherMethodStandsForIt() {
        Estimate estimate = Estimation.share(new SimpleRandom(1000, 30), List.of(Tally.of(0, 30)), LEVEL, Method.LOGIT);
        assertThat(estimate.method()).isEqualTo(Method.CLOPPER_PEARSON);
    }

    @Test
    void aMethodThatDoesNotFitTheDesignIsRefused() {
        var strata = new Stratified(List.of(new Stratum("missing", 400, 40)));
        var simple = new SimpleRandom(400, 40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(strata, List.of(Tally.of("missing", 3, 40)), LEVEL, Method.WILSON))
                .withMessage("There is no Wilson score interval for strata");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(simple, List.of(Tally.of(3, 40)), LEVEL, Method.KORN_GRAUBARD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(simple, List.of(Tally.of(3, 40)), LEVEL, Method.CENSUS));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Estimation.share(simple, List.of(new Tally("", 3, 20, 40)), LEVEL, Method.HYPERGEOMETRIC));
    }

    private static Interval interval(Design design, List<Tally> tallies, Method method) {
        Estimate estimate = Estimation.share(design, tallies, LEVEL, method);
        assertThat(estimate.method()).isEqualTo(method);
        return estimate.interval().orElseThrow();
    }
}
