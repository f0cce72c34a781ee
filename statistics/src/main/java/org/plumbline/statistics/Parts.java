package org.plumbline.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** All strata of which something was read, together; a sample without strata is one. */
record Parts(List<Part> parts) {

    long population() {
        return parts.stream().mapToLong(Part::population).sum();
    }

    /** How many cases the estimate speaks for: unknown where it is for a domain, unless everything was read. */
    OptionalLong spokenFor() {
        if (isOfAll()) {
            return OptionalLong.of(population());
        }
        return isReadWhole() ? OptionalLong.of(counted().of()) : OptionalLong.empty();
    }

    boolean isOfAll() {
        return parts.stream().allMatch(part -> part.tally().isOfAll());
    }

    boolean isReadWhole() {
        return parts.stream().allMatch(Part::isReadWhole);
    }

    /** Whether nothing that was read shows how much the cases that were not may differ. */
    boolean areAlike() {
        return parts.stream().allMatch(part -> part.isPure() || part.isReadWhole());
    }

    Share counted() {
        return parts.stream().map(part -> part.tally().share()).reduce(Share.of(0, 0), Share::plus);
    }

    /** Σ W_h p_h, or for a domain the ratio of the estimated totals. */
    double share() {
        return Math.clamp(parts.stream().mapToDouble(Part::total).sum() / size(), 0, 1);
    }

    double variance() {
        double share = share();
        double size = size();
        return parts.stream().mapToDouble(part -> part.variance(share, size)).sum();
    }

    /** Empty where one case is all that was read: it shows no spread. */
    OptionalDouble standardError() {
        return parts.stream().mapToLong(part -> part.tally().read()).sum() == 1 && !isReadWhole()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(variance()));
    }

    /** The cases asked about less the strata that hold any, as R's survey counts them. */
    long degreesOfFreedom() {
        return counted().of()
                - parts.stream().filter(part -> part.tally().among() > 0).count();
    }

    /** In how many independent cases the share would vary as much: p(1−p)/variance. */
    double worth() {
        return share() * (1 - share()) / variance();
    }

    /** What the cases are worth by their weights alone, Kish 1965: (Σ weights)² / Σ weights². */
    double worthByWeights() {
        double squares =
                parts.stream().mapToDouble(part -> part.size() * part.weight()).sum();
        return size() * size() / squares;
    }

    /** What was found is there, and what was found not to be so is not, whatever the cases that were not read are like. */
    Interval possible() {
        if (!isOfAll()) {
            return new Interval(0, 1);
        }
        double population = population();
        return new Interval(
                counted().found() / population,
                (population - (counted().of() - counted().found())) / population);
    }

    private double size() {
        return parts.stream().mapToDouble(Part::size).sum();
    }
}
