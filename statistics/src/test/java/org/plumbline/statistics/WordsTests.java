package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a reader of a report sees them. */
class WordsTests {

    @Test
    void countsHaveTheirThousands() {
        assertThat(Words.count(4210)).isEqualTo("4,210");
        assertThat(Words.count(0)).isEqualTo("0");
        assertThat(Words.countOrNone(0)).isEqualTo("none");
        assertThat(Words.countOrNone(1)).isEqualTo("1");
        assertThat(Words.cases(1)).isEqualTo("1 case");
        assertThat(Words.cases(0)).isEqualTo("0 cases");
        assertThat(Words.cases(1204)).isEqualTo("1,204 cases");
    }

    /** Something is never told as nothing, nor less than all as all. */
    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "1, 100%",
        "0.7433, 74.3%",
        "0.0004, less than 0.1%",
        "0.00049999, less than 0.1%",
        "0.0005, 0.1%",
        "0.9994, 99.9%",
        "0.99949, 99.9%",
        "0.9995, more than 99.9%",
        "0.99999, more than 99.9%",
        "0.9260, 92.6%"
    })
    void aShareIsToldToATenth(double share, String told) {
        assertThat(Words.percent(share)).isEqualTo(told);
    }

    /** What is so at most is rounded up and what is so at least down, and neither to all nor to nothing. */
    @ParameterizedTest
    @CsvSource({
        "0, CEILING, 0%",
        "0.0003, CEILING, 0.1%",
        "0.2741, CEILING, 27.5%",
        "0.99921, CEILING, 99.93%",
        "0.999996, CEILING, 99.9996%",
        "1, CEILING, 100%",
        "0, FLOOR, 0%",
        "0.0007, FLOOR, 0.07%",
        "0.000004, FLOOR, 0.0004%",
        "0.2749, FLOOR, 27.4%",
        "0.99999, FLOOR, 99.9%",
        "1, FLOOR, 100%"
    })
    void aBoundIsToldAsFarAsItHolds(double share, RoundingMode rounding, String told) {
        assertThat(Words.percent(share, rounding)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "12.44, 12.4",
        "-12.44, 12.4",
        "0.96, 1.0",
        "0.043, 0.043",
        "-0.0431, 0.043",
        "1e-9, less than 0.000001"
    })
    void anAmountIsNeverToldAsNothing(double amount, String told) {
        assertThat(Words.amount(amount)).isEqualTo(told);
    }

    @Test
    void countsAreRoundedExactly() {
        // 0.0625 of 100 and 12.5 of 1,000 lie on the edge, where a double would not
        assertThat(Words.percent(Share.of(125, 1_000))).isEqualTo("12.5%");
        assertThat(Words.percent(Share.of(1, 2_000))).isEqualTo("0.1%");
        assertThat(Words.percent(Share.of(1, 2_001))).isEqualTo("less than 0.1%");
        assertThat(Words.percent(Share.of(1_999, 2_000))).isEqualTo("more than 99.9%");
        assertThat(Words.percent(Share.of(1_998, 2_000))).isEqualTo("99.9%");
        assertThat(Words.percent(Share.of(0, 7))).isEqualTo("0%");
        assertThat(Words.percent(Share.of(7, 7))).isEqualTo("100%");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 points",
        "0.183, 18.3 points",
        "-0.183, 18.3 points",
        "0.01, 1.0 point",
        "-0.01, 1.0 point",
        "0.0004, less than 0.1 points",
        "-0.0004, less than 0.1 points",
        "0.0005, 0.1 points",
        "0.0104, 1.0 point"
    })
    void aDifferenceIsToldInPoints(double difference, String told) {
        assertThat(Words.points(difference)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.00",
        "0.9951, more than 0.99",
        "0.9999, more than 0.99",
        "0.994, 0.99",
        "0.5, 0.50",
        "0, 0.00",
        "-0.124, −0.12",
        "-0.004, 0.00",
        "-1, −1.00"
    })
    void aCoefficientIsCompleteOnlyWhereItIs(double value, String told) {
        assertThat(Words.coefficient(value)).isEqualTo(told);
    }

    /** 0.0499 is another finding than 0.05, so it is not told as that. */
    @ParameterizedTest
    @CsvSource({
        "0.0499, p = 0.049",
        "0.05, p = 0.05",
        "0.001, p = 0.001",
        "0.00099, p < 0.001",
        "0.0999, p = 0.099",
        "0.1, p = 0.1",
        "0.346, p = 0.35",
        "0.996, p = 1",
        "1, p = 1",
        "0, p < 0.001"
    })
    void aProbabilityIsNotRoundedAcrossAFinding(double p, String told) {
        assertThat(Words.probability(p)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0009, less than 0.001",
        "0.001, 0.001",
        "0.0433, 0.043",
        "1.84, 1.8",
        "9.99, 10",
        "10, 10",
        "12.4, 12",
        "999, 999",
        "999.4, 999",
        "999.5, more than 999",
        "1e9, more than 999"
    })
    void aFactorIsToldToTwoDigits(double factor, String told) {
        assertThat(Words.factor(factor)).isEqualTo(told);
    }

    @Test
    void otherNumbersAreToldAsPlainly() {
        assertThat(Words.oneDecimal(1204.46)).isEqualTo("1,204.5");
        assertThat(Words.shortest(95)).isEqualTo("95");
        assertThat(Words.shortest(99.5)).isEqualTo("99.5");
        assertThat(Words.shortest(100)).isEqualTo("100");
        assertThat(Words.date(LocalDate.of(2016, 11, 25))).isEqualTo("25 November 2016");
        assertThat(Words.list(List.of())).isEmpty();
        assertThat(Words.list(List.of("a"))).isEqualTo("a");
        assertThat(Words.list(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
