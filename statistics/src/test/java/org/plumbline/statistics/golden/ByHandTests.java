package org.plumbline.statistics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Proportions;
import org.plumbline.statistics.draw.Chance;
import org.plumbline.statistics.draw.Inclusion;
import org.plumbline.statistics.draw.Start;
import org.plumbline.statistics.planning.Allocation;
import org.plumbline.statistics.planning.OptimalAllocation;
import org.plumbline.statistics.planning.PlannedStratum;

/** Values that R has no function for, worked out by hand; each row shows the working. */
class ByHandTests {

    static List<Golden> rows() {
        return Golden.rows("by-hand.csv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsWorkedOutByHand(Golden row) {
        double[] expected = numbers(row.text("value"));
        double[] worked = worked(row.text("what"), row.text("given"), row.text("of"));

        assertThat(worked).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(worked[i]).isCloseTo(expected[i], within(1e-8));
        }
    }

    private static double[] worked(String what, String given, String of) {
        return switch (what) {
            case "proportional" -> chosen(Allocation.proportional(sizes(given), Long.parseLong(of), 0));
            case "equal" -> chosen(Allocation.equal(sizes(given), Long.parseLong(of)));
            case "first" -> one(Inclusion.simpleRandom(simple(given, of)).first(0));
            case "joint" -> one(Inclusion.simpleRandom(simple(given, of)).joint(0, 1));
            case "stratified-joint" -> one(stratified(given, of, 0, 1));
            case "stratified-joint-apart" -> one(stratified(given, of, 0, (int) numbers(given)[0]));
            case "poisson-joint" -> one(Inclusion.poisson(numbers(given)).joint(0, 1));
            case "either-first" ->
                one(Inclusion.either(Inclusion.poisson(numbers(given)), Inclusion.poisson(numbers(of)))
                        .first(0));
            case "either-joint" ->
                one(Inclusion.either(Inclusion.poisson(numbers(given)), Inclusion.poisson(numbers(of)))
                        .joint(0, 1));
            case "both-starts" -> one(Start.both(chance(given, 0), start(given), chance(of, 0), start(of)));
            case "none-found-of-endless" ->
                one(Proportions.boundWhenNoneFound(Long.parseLong(given), new Level(Double.parseDouble(of))));
            case "none-found" ->
                one(Proportions.boundWhenNoneFound(
                        Long.parseLong(given), (long) numbers(of)[0], new Level(numbers(of)[1])));
            case "worth" -> one(Proportions.worth(Double.parseDouble(given), Double.parseDouble(of)));
            case "standard-error" -> one(standardError(numbers(given), numbers(of)));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static double standardError(double[] sizes, double[] drawnAndDeviation) {
        List<PlannedStratum> strata = IntStream.range(0, sizes.length)
                .mapToObj(h -> PlannedStratum.of("" + h, (long) sizes[h], drawnAndDeviation[2 * h + 1])
                        .from((long) drawnAndDeviation[2 * h], (long) drawnAndDeviation[2 * h]))
                .toList();
        return OptimalAllocation.neyman(
                        strata, strata.stream().mapToLong(PlannedStratum::least).sum())
                .standardError();
    }

    private static double stratified(String given, String of, int one, int other) {
        double[] sizes = numbers(given);
        double[] drawn = numbers(of);
        List<Design.Stratum> strata = IntStream.range(0, sizes.length)
                .mapToObj(h -> new Design.Stratum("" + h, (long) sizes[h], (long) drawn[h]))
                .toList();
        List<String> stratumOf = IntStream.range(0, sizes.length)
                .boxed()
                .flatMap(h -> IntStream.range(0, (int) sizes[h]).mapToObj(_ -> "" + h))
                .toList();
        return Inclusion.stratified(new Design.Stratified(strata), stratumOf).joint(one, other);
    }

    private static Design.SimpleRandom simple(String population, String chosen) {
        return new Design.SimpleRandom(Long.parseLong(population), Long.parseLong(chosen));
    }

    private static Chance chance(String text, int at) {
        String[] parts = text.split(" ")[at].split("/");
        return new Chance(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static Start start(String text) {
        String[] parts = text.split(" ")[1].split("/");
        return new Start(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static Map<String, Long> sizes(String text) {
        Map<String, Long> sizes = new TreeMap<>();
        String[] parts = text.split(" ");
        for (int h = 0; h < parts.length; h++) {
            sizes.put("" + h, Long.parseLong(parts[h]));
        }
        return sizes;
    }

    private static double[] chosen(Allocation allocation) {
        return allocation.chosen().values().stream()
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
