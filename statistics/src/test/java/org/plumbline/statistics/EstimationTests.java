package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;

class EstimationTests {

    private static final Stratified SCHOOLS = new Stratified(Golden.rows("schools.csv").stream()
            .filter(row -> row.text("sample").equals("strat"))
            .map(row -> new Stratum(row.text("type"), row.count("population"), row.count("read")))
            .toList());

    @Test
    void aStratifiedShareIsThatOfRsSurvey() {
        Estimate estimate = Estimation.share(SCHOOLS, schools("strat"));
        assertThat(estimate.share().orElseThrow())
                .isCloseTo(survey("api_strat_fpc", "prop", "sch.wideYes"), within(1e-8));
        assertThat(estimate.standardError().orElseThrow())
                .isCloseTo(survey("api_strat_fpc", "se_prop", "sch.wideYes"), within(1e-8));
        assertThat(limits(estimate).lower())
                .isCloseTo(survey("api_strat_fpc", "ci_lo", "beta/df=design"), within(1e-8));
        assertThat(limits(estimate).upper())
                .isCloseTo(survey("api_strat_fpc", "ci_hi", "beta/df=design"), within(1e-8));
        assertThat(estimate.method()).isEqualTo(Method.KORN_GRAUBARD);
        assertThat(estimate.population()).hasValue(6194);
    }

    @Test
    void aSimpleRandomShareAndItsErrorAreThoseOfRsSurvey() {
        Estimate estimate = Estimation.share(new SimpleRandom(6194, 200), Share.of(163, 200));
        assertThat(estimate.share().orElseThrow())
                .isCloseTo(survey("api_srs_fpc", "prop", "sch.wideYes"), within(1e-8));
        assertThat(estimate.standardError().orElseThrow())
                .isCloseTo(survey("api_srs_fpc", "se_prop", "sch.wideYes"), within(1e-8));
        assertThat(limits(estimate)).isEqualTo(Proportions.wilson(Share.of(163, 200), 6194, Level.NINETY_FIVE));
    }

    @Test
    void theShareOfADomainHasTheErrorOfRsSurvey() {
        for (Golden type : Golden.rows("schools.csv")) {
            boolean simple = type.text("sample").equals("srs");
            Estimate estimate = simple
                    ? Estimation.share(
                            new SimpleRandom(6194, 200),
                            List.of(new Tally("", type.count("found"), type.count("read"), 200)),
                            Level.NINETY_FIVE)
                    : Estimation.share(
                            SCHOOLS,
                            schools("strat").stream()
                                    .map(tally -> only(type.text("type"), tally))
                                    .toList());
            String sample = simple ? "api_srs_fpc" : "api_strat_fpc";
            String domain = "stype=" + type.text("type");
            assertThat(estimate.share().orElseThrow()).isCloseTo(survey(sample, "domain_prop", domain), within(1e-8));
            assertThat(estimate.standardError().orElseThrow())
                    .isCloseTo(survey(sample, "se_domain_prop", domain), within(1e-8));
            assertThat(limits(estimate).holds(estimate.share().orElseThrow())).isTrue();
            assertThat(estimate.population()).isEmpty();
        }
    }

    @Test
    void aStratumLookedAtAloneIsASimpleRandomSample() {
        Estimate estimate = Estimation.share(SCHOOLS.of("H"), Share.of(26, 50));
        assertThat(estimate.population()).hasValue(755);
        assertThat(estimate.standardError().orElseThrow())
                .isCloseTo(survey("api_strat_fpc", "se_domain_prop", "stype=H"), within(1e-8));
    }

    @Test
    void aRandomSampleSpeaksForAllCases() {
        assertThat(Estimation.share(new SimpleRandom(4210, 374), Share.of(278, 374))
                        .sentence("poorly handled"))
                .isEqualTo("Of the 374 cases read, 278 (74.3%) were poorly handled;"
                        + " for all 4,210 cases between 69.9% and 78.3% (95% interval).");
    }

    @Test
    void aStratifiedSampleIsWeightedBeforeItSpeaks() {
        assertThat(Estimation.share(SCHOOLS, schools("strat")).sentence("good"))
                .isEqualTo(
                        "Of the 200 cases read, 152 were good; weighted for how they were drawn, that is 82.8% of all"
                                + " 6,194 cases, between 77.4% and 87.3% (95% interval).");
    }

    @Test
    void casesChosenByHandSpeakForThemselvesOnly() {
        Estimate estimate = Estimation.share(new Purposive(374), Share.of(278, 374));
        assertThat(estimate.interval()).isEmpty();
        assertThat(estimate.share()).isEmpty();
        assertThat(estimate.sentence("poorly handled"))
                .isEqualTo("Of the 374 cases read, 278 (74.3%) were poorly handled;"
                        + " they were chosen by hand, so this says nothing of the cases that were not read.");
    }

    @Test
    void aWideIntervalIsTooFewToTell() {
        Estimate estimate = Estimation.share(new SimpleRandom(400, 8), Share.of(3, 8));
        assertThat(estimate.isTooFewToTell()).isTrue();
        assertThat(estimate.sentence("good"))
                .isEqualTo("Of the 8 cases read, 3 (37.5%) were good; too few to tell for all 400 cases:"
                        + " it could be anything between 13.8% and 69.2% (95% interval).");
    }

    @Test
    void everyCountOfACaseloadReadWholeIsItsShare() {
        for (long population = 1; population <= 60; population++) {
            for (long found = 0; found <= population; found++) {
                Share share = Share.of(found, population);
                assertThat(limits(Estimation.share(new Census(population), share)))
                        .isEqualTo(new Interval(share.value(), share.value()));
            }
        }
    }

    /** All that was read of one stratum is not all there is where nothing was read of another. */
    @Test
    void allOfTheKindsThatWereReadIsNotAll() {
        var design = new Stratified(List.of(new Stratum("custody", 12, 12), new Stratum("missing", 400, 40)));
        List<Tally> tallies = List.of(Tally.of("custody", 3, 12));

        assertThat(Estimation.share(design, tallies).sentence("good"))
                .endsWith("these are all the cases there are of the kinds that were read.");
        assertThat(Estimation.atMost(design, tallies, Level.NINETY_FIVE).sentence("good"))
                .endsWith("these are all the cases there are of the kinds that were read.");
    }

    @Test
    void allReadNeedsNoInterval() {
        Estimate estimate = Estimation.share(new Census(12), Share.of(3, 12));
        assertThat(limits(estimate)).isEqualTo(new Interval(0.25, 0.25));
        assertThat(estimate.sentence("good"))
                .isEqualTo("Of the 12 cases read, 3 (25.0%) were good; these are all the cases there are.");
        assertThat(Estimation.share(new SimpleRandom(12, 12), Share.of(3, 12)).method())
                .isEqualTo(Method.CENSUS);
        Stratified whole = new Stratified(List.of(new Stratum("a", 2, 2), new Stratum("b", 6, 6)));
        assertThat(limits(Estimation.share(whole, List.of(Tally.of("a", 2, 2), Tally.of("b", 0, 6)))))
                .isEqualTo(new Interval(0.25, 0.25));
    }

    @Test
    void noneFoundOfSomeIsNotNoneOfAll() {
        Estimate estimate = Estimation.share(new SimpleRandom(60, 30), Share.of(0, 30));
        assertThat(estimate.method()).isEqualTo(Method.HYPERGEOMETRIC);
        assertThat(limits(estimate).upper()).isCloseTo(5 / 60.0, within(1e-12));
        assertThat(estimate.sentence("sent straight back"))
                .isEqualTo(
                        "Of the 30 cases read, none was sent straight back; for all 60 cases between 0% and 8.3% (95% interval).");
    }

    @Test
    void whereEveryStratumIsAlikeTheWeightsAloneSayWhatTheCasesAreWorth() {
        Stratified design = new Stratified(List.of(new Stratum("a", 100, 10), new Stratum("b", 300, 10)));
        Estimate none = Estimation.share(design, List.of(Tally.of("a", 0, 10), Tally.of("b", 0, 10)));
        assertThat(none.share()).hasValue(0);
        // Kish: 400² / (100·10 + 300·30) = 16, less a little for the degrees of freedom.
        assertThat(limits(none).upper()).isBetween(0.205, 0.21);
        Estimate split = Estimation.share(design, List.of(Tally.of("a", 10, 10), Tally.of("b", 0, 10)));
        assertThat(split.share().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(limits(split).width()).isGreaterThan(0.3);
    }

    @Test
    void aStratumOfWhichOneCaseWasReadDeviatesFromTheWhole() {
        Stratified design = new Stratified(List.of(new Stratum("a", 100, 11), new Stratum("b", 50, 1)));
        Estimate estimate = Estimation.share(design, List.of(Tally.of("a", 4, 11), Tally.of("b", 1, 1)));
        double share = (100 * 4 / 11.0 + 50) / 150;
        double a = Math.pow(100 / 150.0, 2) * (1 - 11 / 100.0) * (4 / 11.0) * (7 / 11.0) / 10;
        double b = Math.pow(50 / 150.0, 2) * (1 - 1 / 50.0) * Math.pow(1 - share, 2);
        assertThat(estimate.share().orElseThrow()).isCloseTo(share, within(1e-12));
        assertThat(estimate.standardError().orElseThrow()).isCloseTo(Math.sqrt(a + b), within(1e-12));
        assertThat(estimate.warnings()).extracting(Warning::kind).contains(Warning.Kind.SINGLE_CASE_STRATUM);
    }

    @Test
    void aStratumOfWhichNothingWasReadIsNotSpokenFor() {
        Stratified design = new Stratified(List.of(new Stratum("a", 100, 50), new Stratum("b", 50, 0)));
        Estimate estimate = Estimation.share(design, List.of(Tally.of("a", 20, 50)));
        assertThat(estimate.population()).hasValue(100);
        assertThat(estimate.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.STRATUM_LEFT_OUT);
        assertThat(estimate.sentence("good")).contains("40.0% of the 100 cases of the kinds that were read");
    }

    @Test
    void drawnButNotReadIsSaid() {
        Estimate estimate = Estimation.share(new SimpleRandom(1000, 100), Share.of(20, 97));
        assertThat(estimate.warnings())
                .containsExactly(new Warning(
                        Warning.Kind.NOT_ALL_READ,
                        "3 of the 100 cases chosen were not read; they are taken to be like those that were."));
        assertThat(limits(estimate)).isEqualTo(Proportions.wilson(Share.of(20, 97), 1000, Level.NINETY_FIVE));
    }

    @Test
    void whatWasSeenIsNeverDenied() {
        Estimate estimate = Estimation.share(new SimpleRandom(400, 374), Share.of(38, 374));
        assertThat(limits(estimate).lower()).isEqualTo(38 / 400.0);
    }

    @Test
    void degenerateInputHasAnAnswerAndNoNumberIsEverMissing() {
        assertThat(Estimation.share(new SimpleRandom(10, 0), Share.of(0, 0)).sentence("good"))
                .isEqualTo("No case was read, so nothing can be said.");
        assertThat(Estimation.share(new SimpleRandom(0, 0), List.of()).interval())
                .isEmpty();
        Stratified singles = new Stratified(List.of(new Stratum("a", 9, 1), new Stratum("b", 9, 1)));
        Estimate twoSingles = Estimation.share(singles, List.of(Tally.of("a", 1, 1), Tally.of("b", 0, 1)));
        assertThat(twoSingles.method()).isEqualTo(Method.EVERYTHING_POSSIBLE);
        assertThat(limits(twoSingles)).isEqualTo(new Interval(1 / 18.0, 1 - 1 / 18.0));
        for (long a = 1; a <= 4; a++) {
            for (long b = 1; b <= 4; b++) {
                Stratified design = new Stratified(List.of(new Stratum("a", 4, a), new Stratum("b", 5, b)));
                for (long x = 0; x <= a; x++) {
                    for (long y = 0; y <= b; y++) {
                        Estimate estimate = Estimation.share(design, List.of(Tally.of("a", x, a), Tally.of("b", y, b)));
                        assertThat(limits(estimate).holds(estimate.share().orElseThrow()))
                                .as(estimate.toString())
                                .isTrue();
                        assertThat(limits(estimate).lower()).isGreaterThanOrEqualTo(0);
                        assertThat(limits(estimate).upper()).isLessThanOrEqualTo(1);
                        assertThat(estimate.sentence("good")).doesNotContain("NaN");
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitTheDesignIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(new SimpleRandom(10, 3), Share.of(1, 4)));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimation.share(SCHOOLS, List.of(Tally.of("X", 1, 4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(SCHOOLS, List.of(Tally.of("E", 1, 4), Tally.of("E", 1, 4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimation.share(new SimpleRandom(10, 9), List.of(Tally.of(1, 4), Tally.of(1, 4))));
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> new SimpleRandom(10, 11));
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> new Stratum("a", 0, 0));
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(() -> new Stratified(List.of()));
        assertThatExceptionOfType(ImpossibleDesign.class)
                .isThrownBy(() -> new Stratified(List.of(new Stratum("a", 1, 1), new Stratum("a", 2, 1))));
    }

    private static Interval limits(Estimate estimate) {
        return estimate.interval().orElseThrow();
    }

    private static List<Tally> schools(String sample) {
        return Golden.rows("schools.csv").stream()
                .filter(row -> row.text("sample").equals(sample))
                .map(row -> Tally.of(row.text("type"), row.count("found"), row.count("read")))
                .toList();
    }

    private static Tally only(String type, Tally tally) {
        return tally.stratum().equals(type) ? tally : new Tally(tally.stratum(), 0, 0, tally.read());
    }

    private static double survey(String sample, String quantity, String param) {
        return Golden.rows("survey.csv").stream()
                .filter(row -> row.text("case").equals(sample)
                        && row.text("quantity").equals(quantity)
                        && row.text("param").equals(param))
                .findFirst()
                .orElseThrow()
                .number("value");
    }
}
