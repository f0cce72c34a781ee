package org.plumbline.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the cases that were read were chosen: without it a share says nothing about the cases that were not. */
public sealed interface Design {

    /** How many cases were chosen. */
    long chosen();

    /** Whether chance alone decided, so that the cases read can speak for those that were not. */
    boolean isRandom();

    /** How the design is told to a reader: 'a simple random sample of 374 of 4,210 cases'. */
    String described();

    /**
     * Every set of {@code chosen} cases was equally likely.
     *
     * @param population cases in the caseload, N
     * @param chosen cases drawn, n
     */
    record SimpleRandom(long population, long chosen) implements Design {

        public SimpleRandom {
            check("the caseload", population, chosen);
        }

        @Override
        public boolean isRandom() {
            return true;
        }

        @Override
        public String described() {
            return "a simple random sample of %s of %s".formatted(Words.count(chosen), Words.cases(population));
        }
    }

    /**
     * A simple random sample in each stratum, each drawn independently of the others.
     *
     * @param strata at least one, each named once
     */
    record Stratified(List<Stratum> strata) implements Design {

        public Stratified {
            strata = List.copyOf(strata);
            if (strata.isEmpty()) {
                throw new ImpossibleDesign("A stratified design needs at least one stratum");
            }
            long left = Long.MAX_VALUE;
            Set<String> names = new HashSet<>();
            for (Stratum stratum : strata) {
                if (!names.add(stratum.name())) {
                    throw new ImpossibleDesign("The stratum '%s' is there twice".formatted(stratum.name()));
                }
                if (stratum.population() > left) {
                    throw new ImpossibleDesign("The strata hold more cases than can be counted");
                }
                left -= stratum.population();
            }
        }

        /** Cases in all strata together, N. */
        public long population() {
            return strata.stream().mapToLong(Stratum::population).sum();
        }

        @Override
        public long chosen() {
            return strata.stream().mapToLong(Stratum::chosen).sum();
        }

        @Override
        public boolean isRandom() {
            return true;
        }

        /** The design of one stratum looked at alone: a simple random sample of it. */
        public SimpleRandom of(String stratum) {
            return strata.stream()
                    .filter(one -> one.name().equals(stratum))
                    .findFirst()
                    .map(one -> new SimpleRandom(one.population(), one.chosen()))
                    .orElseThrow(() -> new IllegalArgumentException("No stratum is named '%s'".formatted(stratum)));
        }

        @Override
        public String described() {
            return "a random sample of %s of %s, drawn within %s"
                    .formatted(
                            Words.count(chosen()),
                            Words.cases(population()),
                            strata.size() == 1 ? "1 stratum" : Words.count(strata.size()) + " strata");
        }
    }

    /**
     * One part of the caseload that is drawn from by itself.
     *
     * @param name for example the case type
     * @param population cases in it, N_h, at least one
     * @param chosen cases drawn of it, n_h; 0 where it was left out
     */
    record Stratum(String name, long population, long chosen) {

        public Stratum {
            if (population == 0) {
                throw new ImpossibleDesign("The stratum '%s' is empty".formatted(name));
            }
            check("the stratum '%s'".formatted(name), population, chosen);
        }
    }

    /**
     * People chose the cases, for a purpose; they can speak for themselves only.
     *
     * @param chosen cases chosen, n
     */
    record Purposive(long chosen) implements Design {

        public Purposive {
            check("the caseload", Long.MAX_VALUE, chosen);
        }

        @Override
        public boolean isRandom() {
            return false;
        }

        @Override
        public String described() {
            return Words.cases(chosen) + " chosen by hand";
        }
    }

    /**
     * Every case was to be read.
     *
     * @param population cases in the caseload, N
     */
    record Census(long population) implements Design {

        public Census {
            check("the caseload", population, population);
        }

        @Override
        public long chosen() {
            return population;
        }

        @Override
        public boolean isRandom() {
            return true;
        }

        @Override
        public String described() {
            return population == 1 ? "the only case" : "all " + Words.cases(population);
        }
    }

    private static void check(String where, long population, long chosen) {
        if (population < 0 || chosen < 0) {
            throw new ImpossibleDesign(
                    "Counts of cases are never negative: %d of %d in %s".formatted(chosen, population, where));
        }
        if (chosen > population) {
            throw new ImpossibleDesign("%s cannot be chosen of %s, which holds %s"
                    .formatted(Words.cases(chosen), where, Words.count(population)));
        }
    }
}
