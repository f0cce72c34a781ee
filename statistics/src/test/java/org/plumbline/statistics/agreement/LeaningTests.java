package org.plumbline.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.GradeScale;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Reason;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.agreement.Lean.NotTested;
import org.plumbline.statistics.agreement.Lean.Tested;

/** Golden values of R (src/test/r/agreement.R). */
class LeaningTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final GradeScale GRADES = GradeScale.of("inadequate", "requires improvement", "good");

    static List<Golden> tests() {
        return Golden.rows("symmetry.csv");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void aTestIsThatOfR(Golden row) {
        CrossTable table = AgreementTests.table(row.text("set"));
        Design design = new SimpleRandom(100_000, table.cases());
        Tested tested = (Tested)
                switch (row.text("test")) {
                    case "mcnemar" -> Leaning.mcNemar(table, design, LEVEL);
                    case "bowker" -> Leaning.bowker(table, design, LEVEL);
                    case "stuart-maxwell" -> Leaning.stuartMaxwell(table, design, LEVEL);
                    case String unknown -> throw new AssertionError(unknown);
                };
        assertThat(tested.statistic()).isCloseTo(row.number("statistic"), within(1e-8));
        assertThat(tested.freedom()).isEqualTo(row.count("freedom"));
        assertThat(tested.p()).isCloseTo(row.number("p"), within(1e-8));
    }

    static List<Golden> differences() {
        return Golden.rows("paired.csv");
    }

    @ParameterizedTest
    @MethodSource("differences")
    void theDifferenceHasTheLimitsOfBonettAndPrice(Golden row) {
        CrossTable table = AgreementTests.table(row.text("set"));
        Tested tested = (Tested) Leaning.mcNemar(table, new SimpleRandom(Long.MAX_VALUE, table.cases()), LEVEL);
        assertThat(tested.difference()).isCloseTo(row.number("difference"), within(1e-8));
        assertThat(tested.interval().lower()).isCloseTo(row.number("lower"), within(1e-8));
        assertThat(tested.interval().upper()).isCloseTo(row.number("upper"), within(1e-8));
    }

    @Test
    void casesMarkedDownByTheInspectorsAreMoreThanChance() {
        // 33 cases of West Yorkshire 2014: good 17 by the force, 9 by inspectors; here none marked up
        CrossTable table = CrossTable.of(GradeScale.of("not good", "good"), new long[][] {{16, 0}, {8, 9}});
        Tested tested = (Tested) Leaning.mcNemar(table, new SimpleRandom(400, 33), LEVEL);
        assertThat(tested.p()).isCloseTo(2 / 256.0, within(1e-12));
        assertThat(tested.isMoreThanChance()).isTrue();
        assertThat(tested.sentence())
                .isEqualTo("Of the 33 cases graded by both, the second assessor graded none higher and 8 lower;"
                        + " that leans to one side more than chance would make it (p = 0.0078).");
        assertThat(tested.interval().upper()).isNegative();
    }

    @Test
    void whatChanceCouldMakeIsToldAsThat() {
        CrossTable table = AgreementTests.table("grades");
        Design design = new SimpleRandom(1000, 274);
        assertThat(Leaning.mcNemar(table, design, LEVEL).sentence())
                .isEqualTo("Of the 274 cases graded by both, the second assessor graded 33 higher and 24 lower;"
                        + " that leans to one side no more than chance could make it (p = 0.29).");
        assertThat(Leaning.bowker(table, design, LEVEL).sentence())
                .endsWith("which grades were exchanged for which leans to one side no more than chance could make it"
                        + " (p = 0.54).");
        assertThat(Leaning.stuartMaxwell(table, design, LEVEL).sentence())
                .endsWith("how often each grade was given differs no more than chance could make it (p = 0.43).");
        assertThat(Leaning.bowker(AgreementTests.table("even"), new SimpleRandom(1000, 100), LEVEL)
                        .sentence())
                .endsWith("more than chance would make it (p < 0.001).");
    }

    @Test
    void whereNoGradeDiffersThereIsNothingToExplain() {
        CrossTable same = CrossTable.of(GRADES, new long[][] {{5, 0, 0}, {0, 4, 0}, {0, 0, 3}});
        Design design = new SimpleRandom(100, 12);
        for (Lean lean : List.of(
                Leaning.mcNemar(same, design, LEVEL),
                Leaning.bowker(same, design, LEVEL),
                Leaning.stuartMaxwell(same, design, LEVEL))) {
            Tested tested = (Tested) lean;
            assertThat(tested.p()).isEqualTo(1);
            assertThat(tested.statistic()).isZero();
            assertThat(tested.freedom()).isZero();
            assertThat(tested.interval().holds(0)).isTrue();
            assertThat(tested.sentence()).isEqualTo("Both gave the same grade to each of the 12 cases.");
        }
    }

    @Test
    void casesChosenByHandHaveCountsAndNoTest() {
        NotTested untested = (NotTested) Leaning.bowker(AgreementTests.table("grades"), new Purposive(274), LEVEL);
        assertThat(untested.higher()).isEqualTo(Share.of(33, 274));
        assertThat(untested.sentence())
                .isEqualTo("Of the 274 cases graded by both, the second assessor graded 33 higher and 24 lower."
                        + " More can't be told. The cases were chosen by hand, so they don't speak for the caseload.");
    }

    @Test
    void nothingIsTestedOfNoCaseOrOfCasesDrawnWithinStrata() {
        CrossTable none = CrossTable.of(GRADES, new long[3][3]);
        assertThat(Leaning.stuartMaxwell(none, new SimpleRandom(10, 0), LEVEL).sentence())
                .isEqualTo("More can't be told. No case was graded twice.");
        assertThat(((NotTested) Leaning.mcNemar(
                                AgreementTests.table("yesno"),
                                new Stratified(List.of(new Stratum("missing", 500, 100))),
                                LEVEL))
                        .reasons())
                .extracting(Reason::kind)
                .containsExactly(Reason.Kind.NOT_EQUALLY_LIKELY);
    }

    @Test
    void ofAllTheCasesThereAreTheDifferenceIsKnown() {
        CrossTable table = AgreementTests.table("yesno");
        Tested all = (Tested) Leaning.mcNemar(table, new Census(100), LEVEL);
        assertThat(all.interval()).isEqualTo(new Interval(0.03, 0.03));
        Tested most = (Tested) Leaning.mcNemar(table, new SimpleRandom(101, 100), LEVEL);
        Tested few = (Tested) Leaning.mcNemar(table, new SimpleRandom(10_000, 100), LEVEL);
        assertThat(most.interval().width()).isLessThan(few.interval().width() / 5);
    }
}
