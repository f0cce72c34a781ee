package org.plumbline.statistics.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.agreement.Rating;
import org.plumbline.statistics.grades.ReaderDifference.Compared;
import org.plumbline.statistics.grades.ReaderDifference.NotComparable;
import org.plumbline.statistics.grades.Severity.Measured;
import org.plumbline.statistics.grades.Severity.NotMeasured;
import org.plumbline.statistics.grades.Severity.Reader;

/** Golden values of an independent computation in R, and of ordinal::clmm and lme4::glmer (src/test/r/severity.R). */
class ReaderSeverityTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final GradeScale TWO = GradeScale.of("1", "2");
    private static final GradeScale THREE = GradeScale.of("1", "2", "3");
    private static final List<Golden> ROWS = Golden.rows("severity.csv");
    private static final Map<String, Measured> MEASURED = new HashMap<>();

    static List<Golden> figures() {
        return ROWS.stream().filter(row -> !row.text("what").equals("row")).toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void readersAreMeasuredAsInR(Golden row) {
        Measured measured = MEASURED.computeIfAbsent(row.text("set"), ReaderSeverityTests::measured);
        double found = switch (row.text("what").replace("near-", "")) {
            case "threshold" -> measured.thresholds().get(place(row)).value();
            case "threshold-se" -> measured.thresholds().get(place(row)).standardError();
            case "term" -> measured.terms().get(place(row)).value();
            case "term-se" -> measured.terms().get(place(row)).standardError();
            case "spread" -> measured.spread().value();
            case "spread-se" -> measured.spread().standardError();
            case "spread-from" -> measured.spread().interval().orElseThrow().lower();
            case "spread-to" -> measured.spread().interval().orElseThrow().upper();
            case "log-likelihood" -> measured.logLikelihood();
            case "lean" -> measured.reader(row.text("at")).lean();
            case "lean-sd" -> measured.reader(row.text("at")).standardDeviation();
            case String unknown -> throw new AssertionError(unknown);
        };
        // clmm and glmer stop searching sooner
        double digits = row.text("what").startsWith("near") ? 1e-5 : 1e-8;

        assertThat(found).isCloseTo(row.number("value"), within(digits));
    }

    private static int place(Golden row) {
        return (int) row.count("at") - 1;
    }

    @Test
    void whoGradesHigherOrLowerIsTold() {
        Measured measured = measured("wine");

        assertThat(measured.sentence())
                .isEqualTo(
                        "72 grades of 8 cases by 9 readers: one reader in six gives odds of a higher grade that are at"
                                + " least 3.1 times those of a reader in the middle. 'J1' grades higher: the odds of a higher grade"
                                + " are 5.5 times those of a reader in the middle (between 1.8 and 16, 95% interval);"
                                + " 'J7' grades lower: the odds of a higher grade are 0.15 times those of a reader in the middle"
                                + " (between 0.047 and 0.47, 95% interval).");
        assertThat(measured.warnings()).isEmpty();
        assertThat(measured.groups()).hasSize(1);
        assertThat(measured.method()).isEqualTo(Method.READER_EFFECTS);
    }

    @Test
    void anIntervalOfALeanIsThatOfItsMode() {
        Reader reader = measured("wine").reader("J1");

        assertThat(reader.grades()).isEqualTo(8);
        assertThat(Math.log(reader.interval().orElseThrow().lower()))
                .isCloseTo(reader.lean() - 1.959963984540054 * reader.standardDeviation(), within(1e-9));
        assertThat(Math.log(reader.interval().orElseThrow().upper()))
                .isCloseTo(reader.lean() + 1.959963984540054 * reader.standardDeviation(), within(1e-9));
    }

    @Test
    void twoReadersAreComparedWhereCasesLinkThem() {
        Measured measured = measured("wine");
        var compared = (Compared) measured.between("J1", "J2");

        assertThat(compared.sentence())
                .isEqualTo(
                        "Evidence of a difference between 'J1' and 'J2': on cases alike the odds of a higher grade from"
                                + " 'J1' are 9.6 times those from 'J2' (between 1.9 and 49, 95% interval).");
        var turned = (Compared) measured.between("J2", "J1");
        assertThat(turned.odds() * compared.odds()).isCloseTo(1, within(1e-12));
        assertThat(turned.interval().lower() * compared.interval().upper()).isCloseTo(1, within(1e-12));
        assertThat(measured.between("J1", "J3").sentence()).startsWith("No evidence of a difference between");
        assertThatIllegalArgumentException().isThrownBy(() -> measured.between("J1", "J1"));
        assertThatIllegalArgumentException().isThrownBy(() -> measured.between("J1", "nobody"));
    }

    @Test
    void readersWhoShareNoCasesAreNotCompared() {
        List<Rating> ratings = new ArrayList<>();
        // A and B share cases, so do B and C; D and E share others
        give(ratings, "A", "first", 0, 10, 3);
        give(ratings, "B", "first", 5, 25, 1);
        give(ratings, "C", "first", 20, 30, 2);
        give(ratings, "D", "other", 0, 10, 1);
        give(ratings, "E", "other", 5, 20, 3);
        var measured = (Measured) ReaderSeverity.of(THREE, ratings, LEVEL);

        assertThat(measured.groups()).hasSize(2);
        assertThat(measured.groups().getFirst()).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(measured.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.NOT_LINKED);
            assertThat(warning.sentence()).startsWith("The readers fall into 2 groups that share no cases");
        });
        assertThat(measured.between("A", "C")).isInstanceOf(Compared.class);
        var refused = (NotComparable) measured.between("A", "E");
        assertThat(refused.reasons()).extracting(Reason::kind).containsExactly(Reason.Kind.NO_SHARED_CASES);
        assertThat(refused.sentence())
                .isEqualTo(
                        "These readers can't be compared. 'A' and 'E' share no cases, nor does a chain of other readers"
                                + " link them: what differs may be the cases.");
    }

    @Test
    void readersWhoDifferNoMoreThanChanceHaveNoOrder() {
        List<Rating> ratings = new ArrayList<>();
        for (String reader : List.of("A", "B", "C")) {
            for (int i = 0; i < 12; i++) {
                ratings.add(new Rating("case " + i, reader, "" + (1 + i % 3)));
            }
        }
        var measured = (Measured) ReaderSeverity.of(THREE, ratings, LEVEL);

        assertThat(measured.spread().value()).isZero();
        assertThat(measured.sentence())
                .isEqualTo("36 grades of 12 cases by 3 readers: they differ no more than chance would make them.");
        assertThat(measured.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FEW_READERS, Warning.Kind.NO_DIFFERENCE);
        assertThat(measured.readers())
                .allSatisfy(reader -> assertThat(reader.interval()).isEmpty());
        assertThat(((NotComparable) measured.between("A", "B")).reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.READERS_ALIKE);
        assertThat(measured.logLikelihood()).isCloseTo(36 * Math.log(1.0 / 3), within(1e-9));
    }

    @Test
    void whatCantBeMeasuredIsRefusedWithItsReason() {
        assertThat(refusal(THREE, ratings("A", 10, 1))).isEqualTo(Reason.Kind.NOTHING_READ);
        assertThat(refusal(THREE, List.of())).isEqualTo(Reason.Kind.NOTHING_READ);
        var lowOnly = new ArrayList<>(ratings("A", 10, 1));
        lowOnly.addAll(ratings("B", 10, 2));
        assertThat(refusal(THREE, lowOnly)).isEqualTo(Reason.Kind.EMPTY_GRADE);
        // one gave all the lower, the other all the higher: how far they differ has no end
        assertThat(refusal(TWO, lowOnly)).isEqualTo(Reason.Kind.SEPARATED);
    }

    @Test
    void aReaderGradesACaseOnceByTheScaleAndCasesAreToldAlike() {
        var twice = new ArrayList<>(ratings("A", 3, 1));
        twice.addAll(ratings("A", 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ReaderSeverity.of(TWO, twice, LEVEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderSeverity.of(TWO, List.of(new Rating("1", "A", "3")), LEVEL));
        var ratings = new ArrayList<>(ratings("A", 3, 1));
        ratings.addAll(ratings("B", 3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReaderSeverity.of(TWO, ratings, Map.of("case 0", Map.of("kind", "missing")), LEVEL));
    }

    /** A reader of very many cases is drawn towards nobody. */
    @Test
    void whoGradedMuchIsHardlyDrawnTowardsTheMiddle() {
        List<Rating> ratings = new ArrayList<>();
        for (int reader = 0; reader < 6; reader++) {
            for (int i = 0; i < 900; i++) {
                ratings.add(new Rating("case " + i, "R" + reader, i % 9 <= 2 + reader % 3 ? "1" : "2"));
            }
        }
        var measured = (Measured) ReaderSeverity.of(TWO, ratings, LEVEL);
        double own = Math.log(6.0 / 3) - Math.log(4.0 / 5);

        assertThat(measured.reader("R0").lean() - measured.reader("R2").lean()).isCloseTo(own, within(0.06));
        assertThat(measured.reader("R0").lean()).isCloseTo(measured.reader("R3").lean(), within(1e-12));
    }

    private static Reason.Kind refusal(GradeScale scale, List<Rating> ratings) {
        var refused = (NotMeasured) ReaderSeverity.of(scale, ratings, LEVEL);
        assertThat(refused.sentence()).startsWith("How readers differ can't be told. ");
        return refused.reasons().getFirst().kind();
    }

    private static List<Rating> ratings(String reader, int cases, int grade) {
        return IntStream.range(0, cases)
                .mapToObj(i -> new Rating("case " + i, reader, "" + grade))
                .toList();
    }

    /** Every third case is graded otherwise. */
    private static void give(List<Rating> ratings, String reader, String kind, int from, int to, int grade) {
        for (int i = from; i < to; i++) {
            ratings.add(new Rating(kind + " " + i, reader, "" + (i % 3 == 0 ? 1 + i % 2 * 2 : i % 5 == 0 ? 2 : grade)));
        }
    }

    private static Measured measured(String set) {
        List<Rating> ratings = new ArrayList<>();
        Map<String, Map<String, String>> traits = new HashMap<>();
        for (Golden row : ROWS) {
            if (row.text("set").equals(set) && row.text("what").equals("row")) {
                String[] at = row.text("at").split(" ");
                ratings.add(new Rating(at[0], at[1], row.text("value")));
                if (at.length == 4) {
                    traits.put(at[0], Map.of("contact", at[2], "temp", at[3]));
                } else if (!at[2].equals("all")) {
                    traits.put(at[0], Map.of("kind", at[2]));
                }
            }
        }
        GradeScale scale = switch (set) {
            case "wine" -> GradeScale.of("1", "2", "3", "4", "5");
            case "two" -> TWO;
            default -> THREE;
        };
        return (Measured) ReaderSeverity.of(scale, ratings, traits, LEVEL);
    }
}
