package org.plumbline.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.statistics.survey.Samples.schools;
import static org.plumbline.statistics.survey.Samples.simple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.survey.Calibration.Calibrated;
import org.plumbline.statistics.survey.Calibration.NotCalibrated;
import org.plumbline.statistics.survey.Samples.Table;

class CalibratingTests {

    @Test
    void fittedWeightsMeetEveryMarginAndWhatTheyMeetDoesNotVary() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 30; run++) {
            // a made caseload of 600, of which the first 120 are read: its own margins can be met
            int[][] cells = new int[600][3];
            for (int[] cell : cells) {
                cell[0] = random.nextInt(2);
                cell[1] = random.nextInt(3);
                cell[2] = random.nextInt(2);
            }
            List<Margin> margins = new ArrayList<>();
            for (int margin = 0; margin < 3; margin++) {
                int of = margin;
                Map<String, Long> known = new TreeMap<>();
                for (int[] cell : cells) {
                    known.merge("c" + cell[of], 1L, Long::sum);
                }
                List<String> rows = new ArrayList<>();
                for (int i = 0; i < 120; i++) {
                    rows.add("c" + cells[i][of]);
                }
                margins.add(new Margin(Groups.of(rows), known));
            }
            Calibrated fitted = (Calibrated)
                    Sample.simpleRandom(new SimpleRandom(600, 120), 120).raked(margins);
            assertThat(fitted.furthest()).isLessThan(1e-11);
            for (Margin margin : margins) {
                double[] ones = new double[120];
                Arrays.fill(ones, 1);
                Estimating.of(fitted.sample()).totals(ones, margin.of()).forEach((name, outcome) -> {
                    Estimated total = (Estimated) outcome;
                    assertThat(total.value()).isCloseTo(margin.population().getOrDefault(name, 0L), within(1e-8));
                    assertThat(total.standardError().orElseThrow()).isLessThan(1e-8);
                });
            }
        }
    }

    @Test
    void theReportSaysHowFarTheWeightsWereMoved() {
        Table table = schools("srs");
        Calibrated fitted = (Calibrated) simple(table).postStratified(SamplingGoldenTests.types(table));
        assertThat(fitted.rounds()).isEqualTo(1);
        // 4,421, 755 and 1,018 of 6,194 where 142, 25 and 33 of 200 were drawn
        assertThat(fitted.sentence())
                .isEqualTo("The weights meet what is known of the caseload after 1 round;"
                        + " each was multiplied by 0.975 to 1.005.");
        assertThat(((Estimated) Estimating.of(fitted.sample()).mean(table.numbers("api00"))).estimator())
                .isEqualTo(Estimator.POST_STRATIFIED);
    }

    @Test
    void marginsThatCannotBeMetAreRefused() {
        Sample sample = Sample.simpleRandom(new SimpleRandom(100, 4), 4);
        Groups a = Groups.of(List.of("x", "x", "y", "y"));
        Groups same = Groups.of(List.of("p", "p", "q", "q"));
        assertThat(refused(sample.raked(List.of())).sentence()).contains("no margin");
        assertThat(refused(sample.postStratified(new Margin(a, Map.of("x", 60L))))
                        .sentence())
                .contains("2 cases of 'y' were read, and it is said to hold 0.");
        assertThat(refused(sample.postStratified(new Margin(a, Map.of("x", 60L, "y", 30L, "z", 10L))))
                        .sentence())
                .contains("None of the 10 cases of 'z' was read");
        assertThat(refused(sample.postStratified(new Margin(a, Map.of("x", 60L, "y", 30L))))
                        .sentence())
                .contains("A margin adds to 90 cases, and the cases read speak for 100.");
        assertThat(refused(sample.postStratified(new Margin(
                                Groups.of(new int[] {0, 0, 1, -1}, List.of("x", "y")), Map.of("x", 50L, "y", 50L))))
                        .sentence())
                .contains("in no category");
        assertThat(refused(sample.raked(List.of(
                                new Margin(a, Map.of("x", 60L, "y", 40L)),
                                new Margin(same, Map.of("p", 50L, "q", 51L)))))
                        .sentence())
                .contains("The margins add to different numbers of cases: 100 and 101.");
        // the two margins are the same rows, and are said to be of different sizes
        NotCalibrated never = refused(sample.raked(
                List.of(new Margin(a, Map.of("x", 60L, "y", 40L)), new Margin(same, Map.of("p", 50L, "q", 50L)))));
        assertThat(never.reasons().getFirst().kind()).isEqualTo(Reason.Kind.MARGINS_NOT_MET);
        assertThat(never.sentence()).contains("After 1,000 rounds a margin is still missed by 0.2");
    }

    @Test
    void fittedWeightsAreNotFittedAgainNorReplicated() {
        Table table = schools("srs");
        Sample fitted = ((Calibrated) simple(table).postStratified(SamplingGoldenTests.types(table))).sample();
        assertThat(refused(fitted.postStratified(SamplingGoldenTests.types(table)))
                        .reasons()
                        .getFirst()
                        .kind())
                .isEqualTo(Reason.Kind.OTHER_DESIGN);
        assertThat(EstimatingTests.reason(
                        Estimating.of(fitted).bootstrap(10, Samples.SEED).mean(table.numbers("api00"))))
                .isEqualTo(Reason.Kind.OTHER_DESIGN);
    }

    private static NotCalibrated refused(Calibration calibration) {
        return (NotCalibrated) calibration;
    }
}
