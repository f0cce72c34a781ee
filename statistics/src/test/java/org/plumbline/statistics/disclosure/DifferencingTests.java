package org.plumbline.statistics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.disclosure.Differencing.Compared;
import org.plumbline.statistics.disclosure.Differencing.Contradicted;
import org.plumbline.statistics.disclosure.Differencing.Split;
import org.plumbline.statistics.disclosure.Suppression.Suppressed;

class DifferencingTests {

    private static final Split YEARS = new Split("period", "2016 to 2018", List.of("2016 to 2017", "2018"));

    @Test
    void theYearByWhichTwoPeriodsDifferIsKnownBySubtraction() {
        Release before = release("first", "2016 to 2017", Set.of(), 20, 30);
        Release planned = release("second", "2016 to 2018", Set.of(), 22, 45);
        Compared checked = (Compared) Differencing.check(List.of(before), planned, List.of(YEARS), Rules.minimum(5));
        assertThat(checked.isSafe()).isFalse();
        assertThat(checked.sentence())
                .isEqualTo(
                        "Taken together with what was published before: 1 cell is hidden in vain: an outsider can know "
                                + "North, 2018 exactly 2.");
        assertThat(((Compared) Differencing.check(List.of(before), planned, List.of(), Rules.minimum(5))).isSafe())
                .isTrue();
    }

    @Test
    void whatBothReleasesHideByItselfIsKnownTogether() {
        // each is safe: the first hides North and South, the second South and West
        Set<Cell> first = Set.of(Cell.of("force", "North"), Cell.of("force", "South"));
        Set<Cell> second = Set.of(Cell.of("force", "South"), Cell.of("force", "West"));
        Release before = release("first", "2018", first, 9, 3, 8);
        Release planned = release("second", "2018", second, 9, 3, 8);
        Rules rules = SuppressingTests.below(5);
        assertThat(Attack.on(before.publication(), rules).isSafe()).isTrue();
        assertThat(Attack.on(planned.publication(), rules).isSafe()).isTrue();
        Compared checked = (Compared) Differencing.check(List.of(before), planned, List.of(), rules);
        assertThat(checked.audit().inferred())
                .extracting(each -> each.range().cell().title())
                .containsExactly("South, 2018");
    }

    @Test
    void whatWasShownBeforeCannotBeHiddenNow() {
        Release before = release("first", "2018", Set.of(), 9, 3, 8);
        Release planned =
                release("second", "2018", Set.of(Cell.of("force", "North"), Cell.of("force", "South")), 9, 3, 8);
        assertThat(Differencing.check(List.of(before), planned, List.of(), Rules.minimum(5))
                        .sentence())
                .isEqualTo("Taken together with what was published before: "
                        + "1 cell that may not be shown is shown: South, 2018.");
    }

    @Test
    void overlappingRegionsLeaveTheForceByWhichTheyDiffer() {
        Release before = region("first", "The North", 20, 30);
        Release planned = region("second", "The North with Hull", 23, 40);
        Split regions = new Split("region", "The North with Hull", List.of("The North", "Hull"));
        Compared checked = (Compared) Differencing.check(List.of(before), planned, List.of(regions), Rules.minimum(5));
        assertThat(checked.audit().inferred())
                .extracting(each -> each.range().cell().title())
                .containsExactly("charged, Hull");
    }

    @Test
    void theSameReleaseAgainTellsNothingMore() {
        SplittableRandom random = new SplittableRandom(12);
        for (int run = 0; run < 10; run++) {
            Suppressed found =
                    (Suppressed) Suppressing.hide(RandomTables.withRegions(random, 3, 3, 5, 20), Rules.minimum(4));
            Release release = new Release("again", found.publication(), Map.of());
            assertThat(((Compared) Differencing.check(List.of(release), release, List.of(), Rules.minimum(4))).isSafe())
                    .isTrue();
        }
    }

    @Test
    void releasesThatContradictOneAnotherAreRefused() {
        Release before = release("first", "2016 to 2017", Set.of(), 20, 30);
        Contradicted fewer = (Contradicted) Differencing.check(
                List.of(before), release("second", "2016 to 2018", Set.of(), 19, 45), List.of(YEARS), Rules.minimum(5));
        assertThat(fewer.sentence())
                .isEqualTo("These releases contradict one another: North, 2016 to 2018 is not the sum of its parts.");
        Contradicted revised = (Contradicted) Differencing.check(
                List.of(before), release("second", "2016 to 2017", Set.of(), 21, 30), List.of(), Rules.minimum(5));
        assertThat(revised.reasons()).contains("North, 2016 to 2017 was 20 and is 21 in 'second'");
    }

    @Test
    void whatIsNoSplitOrNoReleaseIsRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Split("period", "2018", List.of("2018")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Release(
                        "r", release("first", "2018", Set.of(), 9, 9).publication(), Map.of("force", "North")));
    }

    private static Release release(String name, String period, Set<Cell> hidden, long... counts) {
        List<String> forces = List.of("North", "South", "West").subList(0, counts.length);
        Map<Cell, Long> inner = new java.util.HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            inner.put(Cell.of("force", forces.get(i)), counts[i]);
        }
        LinkedTables tables = LinkedTables.of(Table.ofCases(name, List.of(Dimension.of("force", forces)), inner));
        return new Release(name, new Publication(tables, hidden), Map.of("period", period));
    }

    private static Release region(String name, String region, long charged, long none) {
        LinkedTables tables = LinkedTables.of(Table.ofCases(
                name,
                List.of(Dimension.of("outcome", List.of("charged", "none"))),
                Map.of(Cell.of("outcome", "charged"), charged, Cell.of("outcome", "none"), none)));
        return new Release(name, new Publication(tables, Set.of()), Map.of("region", region));
    }
}
