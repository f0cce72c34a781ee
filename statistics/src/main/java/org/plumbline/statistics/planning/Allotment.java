package org.plumbline.statistics.planning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * How many cases are drawn of each stratum, and how closely the mean or the share of the whole is then known, if the strata are
 * as was thought.
 *
 * @param allocation cases by stratum
 * @param standardError of the mean or the share of the whole caseload: √Σ (N_h/N)² (1−n_h/N_h) S_h²/n_h
 * @param cost of reading them all
 */
public record Allotment(Allocation allocation, double standardError, long cost) {

    /**
     * @throws ImpossibleDesign when the costs add up to more than a long holds
     */
    static Allotment of(List<PlannedStratum> strata, Map<String, Long> chosen) {
        BigInteger cost = strata.stream()
                .map(stratum -> BigInteger.valueOf(chosen.getOrDefault(stratum.name(), 0L))
                        .multiply(BigInteger.valueOf(stratum.cost())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (cost.bitLength() >= Long.SIZE) {
            throw new ImpossibleDesign("The costs add up to more than can be counted; state them in larger units");
        }
        return new Allotment(Allocation.of(chosen), standardError(strata, chosen), cost.longValueExact());
    }

    static double standardError(List<PlannedStratum> strata, Map<String, Long> chosen) {
        double population = 0;
        double variance = 0;
        for (PlannedStratum stratum : strata) {
            long n = chosen.getOrDefault(stratum.name(), 0L);
            population += stratum.population();
            variance += stratum.weight() * (stratum.population() - n) / ((double) stratum.population() * n);
        }
        return Math.sqrt(variance) / population;
    }

    /** 'Of 300 cases, 199 are drawn of custody, 75 of missing and 26 of online; the whole is then known to a standard error of 0.0213.' */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        allocation.chosen().forEach((stratum, n) -> {
            String verb = parts.isEmpty() ? (n == 1 ? " is drawn" : " are drawn") : "";
            parts.add("%s%s of %s".formatted(Words.count(n), verb, stratum));
        });
        return "Of %s, %s; the whole is then known to a standard error of %s."
                .formatted(
                        Words.cases(allocation.total()),
                        Words.list(parts),
                        new BigDecimal(standardError)
                                .round(new MathContext(3))
                                .stripTrailingZeros()
                                .toPlainString());
    }
}
