package org.plumbline.statistics.pooling;

import java.util.List;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Tally;

/** Strata of a test: their names, what was found of how many read, and how many they hold. */
record Strata(List<One> each) {

    record One(String name, long found, long read, long population) {}

    static Strata of(String set) {
        return new Strata(Golden.rows("pooling-strata.csv").stream()
                .filter(row -> row.text("set").equals(set))
                .map(row ->
                        new One(row.text("stratum"), row.count("found"), row.count("read"), row.count("population")))
                .toList());
    }

    static Strata of(One... each) {
        return new Strata(List.of(each));
    }

    Stratified design() {
        return new Stratified(each.stream()
                .map(one -> new Stratum(one.name(), one.population(), one.read()))
                .toList());
    }

    List<Tally> tallies() {
        return each.stream()
                .map(one -> Tally.of(one.name(), one.found(), one.read()))
                .toList();
    }
}
