package org.plumbline.sampling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.plumbline.statistics.Design;

/**
 * A draw from a wave's caseload; with the same seed and caseload it gives the same cases.
 *
 * @param caseTypes the caseload that it was drawn from, by type of case, in the order of their keys
 * @param seed 32 bytes in hexadecimal; empty where the cases were chosen by hand
 * @param caseloadHash the hash of the caseload it was drawn from
 * @param reason why these cases were chosen by hand; empty otherwise
 * @param by the name of whoever drew
 */
public record Draw(
        UUID id,
        UUID wave,
        Plan plan,
        List<OfType> caseTypes,
        String seed,
        String caseloadHash,
        int drawn,
        String reason,
        String by,
        Instant at) {

    public Draw {
        caseTypes = caseTypes.stream()
                .sorted(Comparator.comparing(OfType::caseType))
                .toList();
    }

    public boolean isByChance() {
        return !(plan instanceof Plan.ChosenByHand);
    }

    /** How many cases the caseload held. */
    public int population() {
        return caseTypes.stream().mapToInt(OfType::population).sum();
    }

    /** The design, by which a share of these cases may or may not speak for the caseload. */
    public Design design() {
        return switch (plan) {
            case Plan.SimpleRandom _ -> new Design.SimpleRandom(population(), drawn);
            case Plan.Stratified _ ->
                new Design.Stratified(caseTypes.stream()
                        .map(type -> new Design.Stratum(type.caseType(), type.population(), type.drawn()))
                        .toList());
            case Plan.ChosenByHand _ -> new Design.Purposive(drawn);
        };
    }

    /** The design in words: 'A simple random sample of 374 of 4,210 cases'. */
    public String described() {
        var words = design().described();
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** How many cases of a type were drawn. */
    public int drawnOf(String caseType) {
        return caseTypes.stream()
                .filter(type -> type.caseType().equals(caseType))
                .mapToInt(OfType::drawn)
                .sum();
    }

    /**
     * The cases of one type.
     *
     * @param population how many the caseload held
     * @param drawn how many of them were drawn
     */
    public record OfType(String caseType, int population, int drawn) {}

    /** How many cases are drawn from where. */
    public sealed interface Plan {

        record SimpleRandom(int size) implements Plan {}

        /** @param sizes cases to draw by key of case type */
        record Stratified(Map<String, Integer> sizes, boolean proportional) implements Plan {

            public Stratified {
                sizes = Map.copyOf(sizes);
            }

            int total() {
                return sizes.values().stream().mapToInt(Integer::intValue).sum();
            }
        }

        record ChosenByHand() implements Plan {}
    }
}
