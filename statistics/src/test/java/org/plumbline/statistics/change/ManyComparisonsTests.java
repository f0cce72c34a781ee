package org.plumbline.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.change.ManyComparisons.Adjusted;

/** Golden values of R's p.adjust (src/test/r/change.R). */
class ManyComparisonsTests {

    private static final Level LEVEL = Level.NINETY_FIVE;
    private static final List<Double> EIGHT = List.of(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205);

    @ParameterizedTest
    @ValueSource(strings = {"eight", "unsorted", "one", "waves"})
    void whatIsLeftIsThatOfR(String set) {
        List<Golden> rows = Golden.rows("adjusted.csv").stream()
                .filter(row -> row.text("set").equals(set))
                .toList();
        List<Double> p = rows.stream().map(row -> row.number("p")).toList();
        Adjusted holm = ManyComparisons.holm(p);
        Adjusted hochberg = ManyComparisons.benjaminiHochberg(p);
        for (int i = 0; i < p.size(); i++) {
            assertThat(holm.adjusted().get(i)).isCloseTo(rows.get(i).number("holm"), within(1e-12));
            assertThat(hochberg.adjusted().get(i)).isCloseTo(rows.get(i).number("benjamini_hochberg"), within(1e-12));
        }
    }

    @Test
    void whatIsLeftIsTold() {
        assertThat(ManyComparisons.holm(EIGHT).sentence(LEVEL))
                .isEqualTo("Of 8 comparisons 5 are findings at the 95% level;"
                        + " after the correction for looking so often (Holm), 1 is left.");
        assertThat(ManyComparisons.benjaminiHochberg(EIGHT).sentence(LEVEL))
                .endsWith("(Benjamini–Hochberg), 2 are left.");
        assertThat(ManyComparisons.holm(List.of(0.04, 0.5)).sentence(LEVEL))
                .isEqualTo("Of 2 comparisons 1 is a finding at the 95% level;"
                        + " after the correction for looking so often (Holm), none is left.");
        assertThat(ManyComparisons.holm(List.of(0.4)).sentence(LEVEL)).startsWith("Of 1 comparison none is a finding");
        assertThat(ManyComparisons.holm(EIGHT).findings(new Level(0.99))).isEqualTo(1);
    }

    @Test
    void ofNothingComparedNothingIsLeft() {
        assertThat(ManyComparisons.holm(List.of()).sentence(LEVEL)).isEqualTo("Nothing was compared.");
        assertThat(ManyComparisons.benjaminiHochberg(List.of()).adjusted()).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        for (double wrong : new double[] {Double.NaN, -0.01, 1.01, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ManyComparisons.holm(List.of(0.5, wrong)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ManyComparisons.benjaminiHochberg(List.of(wrong, 0.5)));
        }
    }
}
