package org.plumbline.statistics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Comparison;
import org.plumbline.statistics.change.Comparison.Compared;
import org.plumbline.statistics.change.Standardisation.Standardised;
import org.plumbline.statistics.change.Standardising;

/** Golden values of differences between unlike designs and between standardised shares (src/test/r/combined.R). */
class CombinedTests {

    private static final List<Tally> TALLIES =
            List.of(Tally.of("E", 91, 100), Tally.of("H", 26, 50), Tally.of("M", 35, 50));
    private static final Stratified STRATA =
            new Stratified(List.of(new Stratum("E", 4421, 100), new Stratum("H", 755, 50), new Stratum("M", 1018, 50)));
    private static final List<Tally> BY_TYPE =
            List.of(Tally.of("E", 127, 142), Tally.of("H", 12, 25), Tally.of("M", 24, 33));
    private static final SimpleRandom WHOLE = new SimpleRandom(6194, 200);
    private static final Map<String, Map<String, Long>> STANDARDS = Map.of(
            "even", Map.of("E", 1L, "H", 1L, "M", 1L),
            "tilted", Map.of("E", 100L, "H", 700L, "M", 200L),
            "own", Map.of("E", 4421L, "H", 755L, "M", 1018L));

    static List<Golden> rows() {
        return Golden.rows("combined.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aDifferenceHasBothLimitsSquaredAndAdded(Golden row) {
        Compared compared = (Compared) compared(row.text("set"));

        assertThat(compared.method()).isEqualTo(Method.SQUARED_AND_ADDED);
        assertThat(
                        switch (row.text("quantity")) {
                            case "difference" -> compared.difference();
                            case "from" -> compared.interval().lower();
                            default -> compared.interval().upper();
                        })
                .isCloseTo(row.number("value"), within(1e-8));
    }

    private static Comparison compared(String set) {
        Estimate simple = Estimation.share(WHOLE, Share.of(163, 200));
        Estimate within = Estimation.share(STRATA, TALLIES);
        if (!set.startsWith("standardised")) {
            boolean simpleFirst = set.equals("srs-strat");
            return Change.between(
                    result(2016, simpleFirst ? simple : within),
                    result(2018, simpleFirst ? within : simple),
                    Direction.NEITHER);
        }
        Map<String, Long> standard = Objects.requireNonNull(STANDARDS.get(set.split(" ")[1]));
        return Change.standardised(
                result(2016, within),
                (Standardised) Standardising.direct(STRATA, TALLIES, standard, Level.NINETY_FIVE),
                result(2018, simple),
                (Standardised) Standardising.direct(WHOLE, BY_TYPE, standard, Level.NINETY_FIVE),
                Direction.NEITHER);
    }

    private static Result result(int year, Estimate estimate) {
        return new Result(
                "wide",
                "none",
                "school",
                Set.of("schools"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                estimate);
    }
}
