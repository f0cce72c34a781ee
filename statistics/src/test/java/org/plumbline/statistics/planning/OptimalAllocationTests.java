package org.plumbline.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Share;

class OptimalAllocationTests {

    /** The plans of planning.R, by their number. */
    private static final List<List<PlannedStratum>> PLANS = List.of(
            List.of(
                    stratum("a", 2800, 0.4, 3, 2, 15),
                    stratum("b", 640, 0.45, 5, 2, 9),
                    stratum("c", 120, 0.5, 2, 2, 120)),
            List.of(stratum("a", 50, 1, 1, 1, 50), stratum("b", 50, 1, 2, 1, 5), stratum("c", 50, 1, 7, 1, 50)),
            List.of(
                    stratum("a", 6, 0.5, 4, 2, 6),
                    stratum("b", 1000, 0.1, 4, 2, 1000),
                    stratum("c", 30, 0.5, 6, 3, 30)));

    /** The rows of planning.csv that share cases out. */
    static void holds(Golden row) {
        List<PlannedStratum> plan = PLANS.get((int) row.number("a") - 1);
        double value = row.number("value");
        double wanted = row.number("b");
        switch (row.text("what")) {
            case "neyman" ->
                assertThat(OptimalAllocation.neyman(plan, (long) row.number("c"))
                                .standardError())
                        .isCloseTo(value, within(1e-12));
            case "within" ->
                assertThat(OptimalAllocation.within(plan, (long) row.number("c"))
                                .standardError())
                        .isCloseTo(value, within(1e-12));
            case "fewest" ->
                assertThat(OptimalAllocation.fewest(plan, wanted).allocation().total())
                        .isEqualTo((long) value);
            case "cheapest" -> {
                Allotment cheapest = OptimalAllocation.cheapest(plan, wanted);
                assertThat(cheapest.cost()).isEqualTo((long) value);
                assertThat(cheapest.standardError()).isLessThanOrEqualTo(wanted);
            }
            default -> throw new IllegalArgumentException(row.text("what"));
        }
    }

    @Test
    void seatsOfTheHouseOfRepresentativesAreSharedOutAsTheyWere() {
        List<Golden> states = Golden.rows("apportionment.csv");
        Allotment seats = OptimalAllocation.neyman(
                states.stream()
                        .map(state -> stratum(
                                state.text("state"), state.count("population"), 1, 1, 1, state.count("population")))
                        .toList(),
                435);
        Map<String, Long> published = new HashMap<>();
        states.forEach(state -> published.put(state.text("state"), state.count("seats")));
        assertThat(seats.allocation().chosen()).isEqualTo(published);
    }

    @Test
    void noOtherAllocationIsSurerOrCheaper() {
        SplittableRandom random = new SplittableRandom(13);
        for (int run = 0; run < 60; run++) {
            List<PlannedStratum> plan = new ArrayList<>();
            for (int h = 0; h < 3; h++) {
                long population = random.nextLong(1, 12);
                long most = random.nextLong(1, population + 1);
                plan.add(stratum(
                        "h" + h,
                        population,
                        random.nextInt(4) * 0.25,
                        random.nextLong(1, 5),
                        random.nextLong(1, most + 1),
                        most));
            }
            List<Allotment> every = new ArrayList<>();
            every(plan, 0, new HashMap<>(), every::add);
            Allotment any = every.get(random.nextInt(every.size()));
            long total = any.allocation().total();

            assertThat(OptimalAllocation.neyman(plan, total).standardError())
                    .isCloseTo(
                            best(every.stream()
                                    .filter(one -> one.allocation().total() == total)
                                    .toList()),
                            within(1e-12));
            assertThat(OptimalAllocation.within(plan, any.cost()).standardError())
                    .isCloseTo(
                            best(every.stream()
                                    .filter(one -> one.cost() <= any.cost())
                                    .toList()),
                            within(1e-12));
            List<Allotment> enough = every.stream()
                    .filter(one -> one.standardError() <= any.standardError() * (1 + 1e-12))
                    .toList();
            assertThat(OptimalAllocation.fewest(plan, any.standardError())
                            .allocation()
                            .total())
                    .isEqualTo(enough.stream()
                            .mapToLong(one -> one.allocation().total())
                            .min()
                            .orElseThrow());
            assertThat(OptimalAllocation.cheapest(plan, any.standardError()).cost())
                    .isEqualTo(enough.stream().mapToLong(Allotment::cost).min().orElseThrow());
        }
    }

    private static double best(List<Allotment> all) {
        return all.stream().mapToDouble(Allotment::standardError).min().orElseThrow();
    }

    private static void every(List<PlannedStratum> plan, int at, Map<String, Long> chosen, Consumer<Allotment> each) {
        if (at == plan.size()) {
            each.accept(Allotment.of(plan, chosen));
            return;
        }
        for (long n = plan.get(at).least(); n <= plan.get(at).most(); n++) {
            chosen.put(plan.get(at).name(), n);
            every(plan, at + 1, chosen, each);
        }
    }

    @Test
    void itIsNearTheFormulaOfNeymanAndNeverLessSureThanProportional() {
        // PracTools strAlloc(n.tot = 300, Nh = c(2800, 640, 120, 40), Sh = ..., alloc = "neyman") has fractions; here
        // shares
        List<PlannedStratum> plan = List.of(
                PlannedStratum.of("custody", 2800, Share.of(1, 10)),
                PlannedStratum.of("missing", 640, Share.of(3, 10)),
                PlannedStratum.of("online", 120, Share.of(1, 2)));
        Allotment best = OptimalAllocation.neyman(plan, 300);
        double whole = plan.stream()
                .mapToDouble(one -> one.population() * one.deviation())
                .sum();
        plan.forEach(one -> assertThat((double) best.allocation().chosen().getOrDefault(one.name(), 0L))
                .isCloseTo(300 * one.population() * one.deviation() / whole, within(1.0)));
        Map<String, Long> proportional = Allocation.proportional(
                        Map.of("custody", 2800L, "missing", 640L, "online", 120L), 300, 2)
                .chosen();
        assertThat(best.standardError())
                .isLessThan(Allotment.of(plan, proportional).standardError());
        assertThat(best.sentence())
                .isEqualTo(
                        "Of 300 cases, 211 are drawn of custody, 74 of missing and 15 of online; the whole is then known to a standard error of 0.0185.");
    }

    @Test
    void ofEqualOnesTheLargerStratumComesFirstThenTheName() {
        List<PlannedStratum> alike = List.of(PlannedStratum.of("b", 10, 1.0), PlannedStratum.of("a", 10, 1.0));
        assertThat(OptimalAllocation.neyman(alike, 5).allocation().chosen()).isEqualTo(Map.of("a", 3L, "b", 2L));
        List<PlannedStratum> sameTotal = List.of(PlannedStratum.of("a", 10, 1.0), PlannedStratum.of("b", 20, 0.5));
        assertThat(OptimalAllocation.neyman(sameTotal, 5).allocation().chosen()).isEqualTo(Map.of("a", 2L, "b", 3L));
        // in doubles 0.1 · 3 is a hair more than 0.3, and 0.1 · 30 less than ten times that
        List<PlannedStratum> nearly = List.of(PlannedStratum.of("b", 10, 0.1 * 3), PlannedStratum.of("a", 30, 0.1));
        assertThat(OptimalAllocation.neyman(nearly, 5).allocation().chosen()).isEqualTo(Map.of("b", 3L, "a", 2L));
    }

    @Test
    void whereAllAreReadNothingIsLeftToChance() {
        List<PlannedStratum> plan = List.of(PlannedStratum.of("a", 1, 0.0), PlannedStratum.of("b", 3, Share.of(1, 2)));
        Allotment all = OptimalAllocation.neyman(plan, 4);
        assertThat(all.standardError()).isZero();
        assertThat(OptimalAllocation.cheapest(plan, 0).cost()).isEqualTo(4);
        assertThat(OptimalAllocation.within(plan, 1_000_000).cost()).isEqualTo(4);
        assertThat(all.sentence())
                .isEqualTo("Of 4 cases, 1 is drawn of a and 3 of b; the whole is then known to a standard error of 0.");
    }

    @Test
    void costsInLargerUnitsGiveTheSame() {
        List<PlannedStratum> plan = PLANS.getFirst();
        List<PlannedStratum> dearer = plan.stream()
                .map(one -> one.costing(one.cost() * 1_000_000_000L))
                .toList();
        assertThat(OptimalAllocation.within(dearer, 71_999_999_999L).allocation())
                .isEqualTo(OptimalAllocation.within(plan, 71).allocation());
    }

    @Test
    void whatCannotBeSharedOutIsRefused() {
        List<PlannedStratum> plan = PLANS.getFirst();
        refused(() -> OptimalAllocation.neyman(plan, 5), "6 to 144");
        refused(() -> OptimalAllocation.neyman(plan, 145), "6 to 144");
        refused(() -> OptimalAllocation.neyman(List.of(), 0), "Without strata");
        refused(() -> OptimalAllocation.neyman(List.of(plan.getFirst(), plan.getFirst()), 10), "there twice");
        refused(() -> OptimalAllocation.within(plan, 19), "costs 20, more than 19");
        refused(() -> OptimalAllocation.fewest(plan, 0.01), "standard error");
        refused(() -> OptimalAllocation.cheapest(plan, Double.NaN), "standard error");
        List<PlannedStratum> endless =
                List.of(stratum("a", 1L << 40, 1, 1, 2, 1L << 40), stratum("b", 1L << 40, 1, 3, 2, 1L << 40));
        refused(() -> OptimalAllocation.within(endless, 1L << 30), "larger units");
        refused(() -> OptimalAllocation.neyman(endless, 1L << 30), "too many to share out");
        refused(() -> OptimalAllocation.fewest(endless, 1e-9), "too many to share out");
        refused(() -> OptimalAllocation.cheapest(endless, 1e-9), "too many to share out");
        List<PlannedStratum> dear =
                endless.stream().map(one -> one.costing(Long.MAX_VALUE)).toList();
        refused(() -> OptimalAllocation.within(dear, Long.MAX_VALUE), "larger units");
        refused(() -> stratum("a", 0, 1, 1, 1, 1), "empty");
        refused(() -> stratum("a", 5, Double.NaN, 1, 1, 1), "0 to 1e100");
        refused(() -> stratum("a", 5, Double.POSITIVE_INFINITY, 1, 1, 1), "0 to 1e100");
        refused(() -> stratum("a", 5, -1, 1, 1, 1), "0 to 1e100");
        refused(() -> stratum("a", 5, 1, 0, 1, 1), "at least 1");
        refused(() -> stratum("a", 5, 1, 1, 0, 1), "from 0 to 1");
        refused(() -> stratum("a", 5, 1, 1, 3, 2), "from 3 to 2");
        refused(() -> stratum("a", 5, 1, 1, 3, 6), "from 3 to 6");
        refused(() -> PlannedStratum.of("a", 5, Share.of(0, 0)), "not of none");
    }

    private static void refused(ThrowingCallable what, String why) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(what).withMessageContaining(why);
    }

    private static PlannedStratum stratum(
            String name, long population, double deviation, long cost, long least, long most) {
        return new PlannedStratum(name, population, deviation, cost, least, most);
    }
}
