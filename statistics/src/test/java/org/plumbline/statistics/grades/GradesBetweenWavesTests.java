package org.plumbline.statistics.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.grades.GradeChange.Compared;
import org.plumbline.statistics.grades.GradeChange.NotComparable;
import org.plumbline.statistics.grades.GradesBetweenWaves.Standard;

/** Golden values of R's ordinal, with shares standardised by formula (src/test/r/ordinal.R). */
class GradesBetweenWavesTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");
    private static final List<String> KINDS = List.of("abuse", "exploitation", "missing");

    static List<Golden> figures() {
        return ProportionalOddsTests.ROWS.stream()
                .filter(row ->
                        row.text("what").startsWith("share") || row.text("what").startsWith("difference"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void sharesAreStandardisedAsByFormula(Golden row) {
        boolean two = row.text("set").equals("two");
        GradeScale scale = two ? GradeScale.of("not good", "good") : GRADES;
        var compared = (Compared) GradesBetweenWaves.compare(
                scale,
                scale.grades().get((int) row.count("at")),
                golden(row.text("set"), 0, scale.size()),
                golden(row.text("set"), 1, scale.size()),
                LEVEL);
        double found = switch (row.text("what")) {
            case "share-earlier" -> compared.earlierShare();
            case "share-later" -> compared.laterShare();
            case "difference" -> compared.difference();
            case "difference-se" -> compared.standardError();
            case "difference-from" -> compared.interval().lower();
            case "difference-to" -> compared.interval().upper();
            case String unknown -> throw new AssertionError(unknown);
        };

        assertThat(found).isCloseTo(row.number("value"), within(1e-8));
    }

    @Test
    void aChangeIsToldAsOddsAndAsAShareWithItsLimits() {
        var compared = (Compared)
                GradesBetweenWaves.compare(GRADES, "good", golden("waves", 0, 3), golden("waves", 1, 3), LEVEL);

        assertThat(compared.sentence())
                .isEqualTo(
                        "Among cases alike, the odds of a higher grade are 1.7 times those of the earlier wave (between 1.2"
                                + " and 2.4, 95% interval). Of the cases read in both waves together, 25.2% would be graded 'good' or"
                                + " higher in the earlier wave and 35.5% in the later. Evidence of change: 10.3 points better (between"
                                + " 3.6 and 17.1 points).");
        assertThat(compared.isEvidenceOfChange()).isTrue();
        assertThat(compared.earlier().cases()).isEqualTo(240);
        assertThat(compared.later().population()).hasValue(5_000);
        assertThat(compared.model().terms())
                .extracting(GradeModel.Term::name)
                .containsExactly("the later wave", "age: teenager", "kind: exploitation", "kind: missing");
        assertThat(compared.warnings()).isEmpty();
    }

    @Test
    void noChangeIsBetweenBetterAndWorse() {
        var compared = compared(wave(2016, 20, 30, 20), wave(2018, 21, 30, 21));

        assertThat(compared.isEvidenceOfChange()).isFalse();
        assertThat(compared.sentence())
                .endsWith("No evidence of change: between 12.5 points better and 12.5 points worse.");
    }

    /** As many of each kind as the standard holds, at the odds that the model gives; without case mix, the shares themselves. */
    @Test
    void ofTwoGradesWithoutCaseMixTheSharesAreThoseCounted() {
        var scale = GradeScale.of("not good", "good");
        var compared =
                (Compared) GradesBetweenWaves.compare(scale, "good", wave(2016, 30, 10), wave(2018, 20, 20), LEVEL);

        assertThat(compared.earlierShare()).isCloseTo(0.25, within(1e-9));
        assertThat(compared.laterShare()).isCloseTo(0.5, within(1e-9));
        assertThat(compared.wave().oddsRatio()).isCloseTo(3, within(1e-9));
        assertThat(compared.standardError()).isCloseTo(Math.sqrt(0.25 * 0.75 / 40 + 0.25 / 40), within(1e-9));
    }

    @Test
    void aStandardOfOnesChoiceIsTold() {
        var standard = new Standard("the caseload of 2016", Map.of(Map.of("age", "child", "kind", "abuse"), 7L));
        var compared = (Compared) GradesBetweenWaves.compare(
                GRADES, "good", golden("waves", 0, 3), golden("waves", 1, 3), standard, LEVEL);

        double threshold = compared.model().thresholds().get(1).value();
        assertThat(compared.earlierShare()).isCloseTo(1 / (1 + Math.exp(threshold)), within(1e-12));
        assertThat(compared.sentence()).contains("Of the caseload of 2016, 17.6% would be graded 'good' or higher");
        var unread = new Standard("the caseload", Map.of(Map.of("age", "infant", "kind", "abuse"), 7L));
        assertThat(reasons(GradesBetweenWaves.compare(
                        GRADES, "good", golden("waves", 0, 3), golden("waves", 1, 3), unread, LEVEL)))
                .containsExactly(Reason.Kind.OTHER_STANDARD);
        assertThatIllegalArgumentException().isThrownBy(() -> new Standard("nothing", Map.of(Map.of(), 0L)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Standard("less", Map.of(Map.of(), 3L, Map.of("a", "b"), -1L)));
    }

    @Test
    void wavesThatAreUnlikeAreNotCompared() {
        var earlier = wave(2016, 20, 30, 20);
        var other = new GradedWave(
                "scale 2",
                "force",
                LocalDate.of(2016, 6, 1),
                LocalDate.of(2017, 6, 1),
                new Purposive(100),
                earlier.kinds());
        assertThat(reasons(GradesBetweenWaves.compare(GRADES, "good", earlier, other, LEVEL)))
                .containsExactly(
                        Reason.Kind.OTHER_GRADE_SCALE,
                        Reason.Kind.OTHER_ASSESSOR,
                        Reason.Kind.CHOSEN_BY_HAND,
                        Reason.Kind.OVERLAPPING_PERIOD);
        assertThat(reasons(GradesBetweenWaves.compare(GRADES, "good", earlier, wave(2018, 0, 0, 0), LEVEL)))
                .containsExactly(Reason.Kind.NOTHING_READ);
        assertThat(reasons(
                        GradesBetweenWaves.compare(GRADES, "good", wave(2016, 20, 5, 0), wave(2018, 1, 20, 0), LEVEL)))
                .containsExactly(Reason.Kind.EMPTY_GRADE);
    }

    @Test
    void casesDrawnWithinStrataAreAdjustedForThem() {
        var design = new Stratified(List.of(new Stratum("abuse", 900, 300), new Stratum("missing", 90, 90)));
        var alike = wave(2018, design, GradedKind.of(Map.of("age", "child"), 30L, 20L, 10L));
        var earlier = wave(2016, new SimpleRandom(900, 300), GradedKind.of(Map.of("age", "child"), 30L, 20L, 10L));
        assertThat(reasons(GradesBetweenWaves.compare(GRADES, "good", earlier, alike, LEVEL)))
                .containsExactly(Reason.Kind.NOT_EQUALLY_LIKELY);

        var kinds = new GradedKind[] {
            GradedKind.of(Map.of("case type", "abuse"), 30L, 20L, 10L),
            GradedKind.of(Map.of("case type", "missing"), 10L, 20L, 30L)
        };
        var compared = compared(wave(2016, design, kinds), wave(2018, design, kinds));
        assertThat(compared.difference()).isCloseTo(0, within(1e-9));
        assertThat(compared.warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.NOT_ALL_READ, Warning.Kind.NOT_ALL_READ);
        assertThat(compared.later().population()).hasValue(990);
    }

    @Test
    void whatIsNotOfTheScaleOrOfTheOthersIsRefused() {
        var wave = wave(2016, 20, 30, 20);
        for (String wrong : List.of("inadequate", "excellent")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GradesBetweenWaves.compare(GRADES, wrong, wave, wave, LEVEL));
        }
        var kind = GradedKind.of(Map.of("age", "child"), 1L, 1L, 1L);
        var design = new SimpleRandom(10, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradesBetweenWaves.compare(GRADES, "good", wave, wave(2018, design, kind), LEVEL));
        assertThatIllegalArgumentException().isThrownBy(() -> wave(2016, design, kind, kind));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wave(2016, design, kind, GradedKind.of(Map.of("kind", "a"), 1L, 1L, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> wave(2016, new SimpleRandom(10, 2), kind));
        assertThatIllegalArgumentException().isThrownBy(() -> GradedKind.of(Map.of(), -1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GradedWave(
                        "s", "a", LocalDate.of(2016, 2, 1), LocalDate.of(2016, 1, 1), design, List.of(kind)));
    }

    private static Compared compared(GradedWave earlier, GradedWave later) {
        return (Compared) GradesBetweenWaves.compare(GRADES, "good", earlier, later, LEVEL);
    }

    private static List<Reason.Kind> reasons(GradeChange change) {
        assertThat(change.sentence()).startsWith("These can't be compared. ");
        return ((NotComparable) change).reasons().stream().map(Reason::kind).toList();
    }

    private static GradedWave wave(int year, long... counts) {
        long all = Arrays.stream(counts).sum();
        return wave(
                year,
                new SimpleRandom(1_000, all),
                new GradedKind(new TreeMap<>(), Arrays.stream(counts).boxed().toList()));
    }

    private static GradedWave wave(int year, Design design, GradedKind... kinds) {
        return new GradedWave(
                "three grades",
                "inspectors",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                design,
                List.of(kinds));
    }

    /** The rows of one wave of a golden table, whose covariates are the wave, in 'waves' the age, and the kind. */
    private static GradedWave golden(String set, int wave, int grades) {
        Map<Map<String, String>, long[]> kinds = new LinkedHashMap<>();
        for (Golden row : ProportionalOddsTests.rows(set)) {
            List<Double> x = ProportionalOddsTests.covariates(row);
            if (x.get(0) == wave) {
                kinds.computeIfAbsent(traits(x.subList(1, x.size())), _ -> new long[grades])[
                                ProportionalOddsTests.grade(row)] +=
                        row.count("value");
            }
        }
        long all = kinds.values().stream().flatMapToLong(Arrays::stream).sum();
        return wave(
                2016 + wave,
                new SimpleRandom(5_000, all),
                kinds.entrySet().stream()
                        .map(kind -> new GradedKind(
                                new TreeMap<>(kind.getKey()),
                                IntStream.range(0, grades)
                                        .mapToObj(j -> kind.getValue()[j])
                                        .toList()))
                        .toArray(GradedKind[]::new));
    }

    private static Map<String, String> traits(List<Double> x) {
        int n = x.size();
        String kind = KINDS.get(x.get(n - 2) == 1 ? 1 : x.get(n - 1) == 1 ? 2 : 0);
        return n == 2 ? Map.of("kind", kind) : Map.of("age", x.get(0) == 1 ? "teenager" : "child", "kind", kind);
    }
}
