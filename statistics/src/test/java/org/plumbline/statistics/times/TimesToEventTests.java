package org.plumbline.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.times.TimesToEvent.Observation;

/** Golden values of R's survival package (src/test/r/survival.R). */
class TimesToEventTests {

    private static final double DIGITS = 1e-8;

    @ParameterizedTest
    @MethodSource("figures")
    void theFiguresAreThoseOfR(Golden figure) {
        var times = times(figure.text("data"));
        double at = figure.number("at");
        var step = times.curve().stream().filter(each -> each.time() == at).findFirst();
        var found = switch (figure.text("what")) {
            case "open" -> OptionalDouble.of(step.orElseThrow().open());
            case "standard-error" ->
                step.orElseThrow().open() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(step.orElseThrow().standardError());
            case "lower" ->
                step.orElseThrow().open() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(step.orElseThrow().interval().lower());
            case "upper" ->
                step.orElseThrow().open() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(step.orElseThrow().interval().upper());
            case "quantile" -> times.quantile(at).estimate();
            case "quantile-from" -> times.quantile(at).from();
            case "quantile-to" -> times.quantile(at).to();
            case "restricted-mean" -> OptionalDouble.of(times.restrictedMean(at).mean());
            case "restricted-mean-se" ->
                OptionalDouble.of(times.restrictedMean(at).standardError());
            case String unknown -> throw new IllegalStateException(unknown);
        };

        if (figure.text("value").equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(figure.number("value"), within(DIGITS));
        }
    }

    @Test
    void ofNothingObservedNothingIsSaid() {
        var nothing = TimesToEvent.of(List.of(), Level.NINETY_FIVE);

        assertThat(nothing.curve()).isEmpty();
        assertThat(nothing.longest()).isEmpty();
        assertThat(nothing.quantile(0.5).estimate()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> nothing.restrictedMean(1));
    }

    @Test
    void whereNothingIsDoneYetNoTimeIsGivenButWhatIsOpenIsCounted() {
        var open = TimesToEvent.of(List.of(new Observation(3, false), new Observation(90, false)), Level.NINETY_FIVE);

        assertThat(open.stillOpen()).isEqualTo(2);
        assertThat(open.quantile(0.5).estimate()).isEmpty();
        assertThat(open.longest()).hasValue(90);
        assertThat(open.restrictedMean(90).mean()).isEqualTo(90);
    }

    @Test
    void whereAllWereDoneAtOnceTheCurveFallsToNothing() {
        var done = TimesToEvent.of(List.of(new Observation(2, true), new Observation(2, true)), Level.NINETY_FIVE);

        assertThat(done.curve()).singleElement().satisfies(step -> {
            assertThat(step.open()).isZero();
            assertThat(step.interval()).isEqualTo(new Interval(0, 0));
        });
        assertThat(done.quantile(0.9).estimate()).hasValue(2);
        assertThat(done.quantile(0.9).to()).isEmpty();
    }

    /** The 96 days of one warning are not forgotten because they are not over. */
    @Test
    void whatIsStillOpenMakesTheMedianLongerAndNotShorter() {
        var done = List.of(new Observation(1, true), new Observation(2, true), new Observation(3, true));
        var withOpen = Stream.concat(done.stream(), Stream.of(new Observation(96, false), new Observation(96, false)))
                .toList();

        assertThat(TimesToEvent.of(done, Level.NINETY_FIVE).quantile(0.5).estimate())
                .hasValue(2);
        assertThat(TimesToEvent.of(withOpen, Level.NINETY_FIVE).quantile(0.5).estimate())
                .hasValue(3);
    }

    @Test
    void aTimeIsANumberAndNotBelowNothing() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Observation(wrong, true));
        }
    }

    private static Stream<Golden> figures() {
        return Golden.rows("survival.csv").stream()
                .filter(row -> !row.text("what").equals("observed"));
    }

    private static TimesToEvent times(String data) {
        return TimesToEvent.of(
                Golden.rows("survival.csv").stream()
                        .filter(row -> row.text("data").equals(data)
                                && row.text("what").equals("observed"))
                        .map(row -> new Observation(row.number("at"), row.number("value") == 1))
                        .toList(),
                Level.NINETY_FIVE);
    }
}
