package org.plumbline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    /** RFC 8785 §3.2.2 to §3.2.4, the example of input and its canonical bytes. */
    @Test
    void theExampleOfTheStandardComesOutByteForByte() {
        var canonical = CanonicalJson.of(Map.of(
                "numbers", List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001),
                "string", "\u20ac$\u000F\nA'B\"\\\\\"/",
                "literals", Arrays.asList(null, true, false)));

        assertThat(canonical)
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(canonical.getBytes(UTF_8)).startsWith('{', '"', 'l').hasSize(canonical.length() + 2);
    }

    /** RFC 8785 §3.2.3, the example of sorting. */
    @Test
    void membersAreSortedByTheirUtf16CodeUnits() {
        var canonical = CanonicalJson.of(Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis"));

        assertThat(List.of(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh"))
                .isSortedAccordingTo((a, b) -> Integer.compare(canonical.indexOf(a), canonical.indexOf(b)));
    }

    /** RFC 8785 appendix B, by the bits of the double. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbersAreWrittenAsEcmaScriptWritesThem(String bits, String written) {
        var number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.of(Map.of("n", number))).isEqualTo("{\"n\":" + written + "}");
    }

    @Test
    void theAuthorsOwnReaderFindsNothingToChange() throws IOException {
        var canonical = CanonicalJson.of(Map.of(
                "z", List.of(1, 2L, 0.1, Map.of(), List.of()),
                "\u00e5", "tab\tnul\u0000 delete\u007f line\u2028 clef\ud834\udd1e",
                "a", Map.of("10", true, "9", Optional.empty())));

        assertThat(new JsonCanonicalizer(canonical).getEncodedString()).isEqualTo(canonical);
    }

    @Test
    void timesAndDatesAreText() {
        assertThat(CanonicalJson.of(
                        Map.of("at", Instant.parse("2026-11-24T14:05:00Z"), "due", LocalDate.of(2026, 12, 1))))
                .isEqualTo("{\"at\":\"2026-11-24T14:05:00Z\",\"due\":\"2026-12-01\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {9007199254740993L, 9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE})
    void aWholeNumberThatOthersWouldReadRoundedIsRefused(long number) {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", number))).hasMessageContaining("give it as text");
    }

    @Test
    void aDecimalThatADoubleWouldRoundIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", new BigDecimal("0.10000000000000000001"))))
                .hasMessageContaining("give it as text");
        assertThat(CanonicalJson.of(Map.of("n", new BigDecimal("74.30")))).isEqualTo("{\"n\":74.3}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double number) {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("n", number))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db"})
    void halfACharacterIsRefused(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("t", text))).hasMessageContaining("half a character");
    }
}
