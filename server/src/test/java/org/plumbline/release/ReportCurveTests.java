package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.release.CasesSentBack.NOW;
import static org.plumbline.release.CasesSentBack.twelve;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.release.Table.Cell;
import org.plumbline.sentback.SentBack;

/** The table of the curves, and what is drawn of it. */
class ReportCurveTests {

    /** Worked out by hand: 1 − 1/12, times 9/11, times 8/9, and so on. */
    @Test
    void eachMinuteInWhichAnythingChangesHasItsRow() {
        var rows = new SentBackTimes(twelve(), NOW)
                .curves().rows().stream()
                        .filter(row -> row.getFirst().words().equals("Acknowledged by the force"))
                        .toList();

        assertThat(rows)
                .extracting(row -> numbers(row.subList(1, 7)))
                .containsExactly(
                        List.of(10L, 12L, 1L, 0L, 0L),
                        List.of(20L, 11L, 2L, 0L, 0L),
                        List.of(30L, 9L, 1L, 0L, 0L),
                        List.of(50L, 8L, 0L, 1L, 0L),
                        List.of(60L, 7L, 1L, 0L, 4L),
                        List.of(90L, 6L, 1L, 0L, 0L),
                        List.of(100L, 5L, 0L, 1L, 0L),
                        List.of(120L, 4L, 1L, 0L, 0L),
                        List.of(240L, 3L, 1L, 1L, 8L),
                        List.of(300L, 1L, 1L, 0L, 0L));
        var shares = List.of(
                11 / 12.0, 9 / 12.0, 8 / 12.0, 8 / 12.0, 4 / 7.0, 10 / 21.0, 10 / 21.0, 5 / 14.0, 5 / 21.0, 0.0);
        for (int i = 0; i < shares.size(); i++) {
            assertThat(rows.get(i).get(7).first()).isCloseTo(shares.get(i), within(1e-12));
        }
        assertThat(rows.getLast().getLast()).isEqualTo(Cell.notGiven("none is left"));
    }

    @Test
    void theWordsBesideACurveSayWhatItShows() {
        assertThat(acknowledged(twelve()).words())
                .isEqualTo(
                        "Done in 9 of 12 cases, in half of all within 1 hour 30 minutes, in nine of ten within 5 hours."
                                + " Promised within 1 hour or 4 hours; after 4 hours, 23.8% were not done yet.");
    }

    @Test
    void theCurveFallsWhereACaseCameToTheStepAndOpenCasesAreMarkedOnIt() {
        var drawing = acknowledged(twelve()).drawing().orElseThrow();

        assertThat(drawing.unit()).isEqualTo("hours");
        assertThat(drawing.marks())
                .extracting(ReportCurve.Mark::label)
                .containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(drawing.levels()).hasSize(9);
        assertThat(drawing.levels().getFirst()).isEqualTo(new ReportCurve.Level(0, 10 / 360.0, 1, 1, 1));
        assertThat(drawing.levels().getLast().share()).isZero();
        assertThat(drawing.open())
                .extracting(ReportCurve.Point::x)
                .containsExactly(50 / 360.0, 100 / 360.0, 240 / 360.0);
        assertThat(drawing.open().getFirst().share()).isCloseTo(8 / 12.0, within(1e-12));
        assertThat(drawing.promised())
                .containsExactly(
                        new ReportCurve.Mark(60 / 360.0, "1 hour"), new ReportCurve.Mark(240 / 360.0, "4 hours"));
    }

    @Test
    void oneCaseThatStaysOpenForMonthsIsSaidAndDoesNotPressTheOthersTogether() {
        var cases = new ArrayList<>(twelve());
        cases.add(CasesSentBack.untouched(Duration.ofDays(200), Duration.ofHours(4)));

        var curve = acknowledged(cases);

        assertThat(curve.drawing().orElseThrow().unit()).isEqualTo("hours");
        assertThat(curve.drawing().orElseThrow().levels().getLast().to()).isEqualTo(1);
        assertThat(curve.words())
                .endsWith("Beyond what is drawn: 0 cases done later, 1 still open; the longest for 200 days.");
    }

    @Test
    void fewerThanTenCasesAreSaidAndNotDrawn() {
        var curves = ReportCurve.of(report(twelve().subList(0, 9)));

        assertThat(curves).hasSize(4).allSatisfy(curve -> {
            assertThat(curve.drawing()).isEmpty();
            assertThat(curve.words()).isEqualTo("Not drawn: fewer than 10 cases.");
        });
    }

    @Test
    void aStepToWhichNoCaseHasComeIsSaidAndNotDrawn() {
        var verified = ReportCurve.of(report(twelve())).getLast();

        assertThat(verified.drawing()).isEmpty();
        assertThat(verified.words()).isEqualTo("Not drawn: none of 12 cases has come so far.");
    }

    @Test
    void aReportOfBeforeThereWereCurvesHasNone() {
        assertThat(ReportCurve.of(report(List.of(), List.of()))).isEmpty();
    }

    private static ReportCurve acknowledged(List<SentBack> cases) {
        return ReportCurve.of(report(cases)).getFirst();
    }

    private static Report report(List<SentBack> cases) {
        var times = new SentBackTimes(cases, NOW);
        return report(List.of(times.summary(), times.curves()), List.of());
    }

    private static Report report(List<Table> tables, List<String> notes) {
        return new Report(
                "Baseline report",
                "Inspectorate",
                "Force",
                "Child protection",
                "Baseline",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 6, 30),
                "Child protection, version 1",
                "good or inadequate",
                "",
                "",
                12,
                12,
                List.of(),
                List.of(),
                tables,
                List.of(),
                List.of(),
                notes);
    }

    private static List<Long> numbers(List<Cell> cells) {
        return Stream.of(0, 2, 3, 4, 5)
                .map(place -> Math.round(cells.get(place).first()))
                .toList();
    }
}
