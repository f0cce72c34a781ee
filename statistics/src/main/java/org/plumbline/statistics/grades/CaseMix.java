package org.plumbline.statistics.grades;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What cases are, as covariates: for each trait one covariate for each of its values but the first, 1 where a case has it.
 *
 * @param values of each trait, in alphabetical order
 */
record CaseMix(SortedMap<String, SortedSet<String>> values) {

    /**
     * All that occurs among those with cases.
     *
     * @throws IllegalArgumentException when some are told by other traits than others
     */
    static CaseMix of(List<GradedKind> kinds) {
        if (kinds.stream().map(kind -> kind.traits().keySet()).distinct().count() > 1) {
            throw new IllegalArgumentException("All cases are told by the same traits");
        }
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        kinds.stream()
                .filter(kind -> kind.cases() > 0)
                .forEach(kind -> kind.traits()
                        .forEach((trait, value) -> values.computeIfAbsent(trait, _ -> new TreeSet<>())
                                .add(value)));
        return new CaseMix(values);
    }

    /** 'case type: missing'. */
    List<String> terms() {
        List<String> terms = new ArrayList<>();
        values.forEach((trait, all) -> all.stream().skip(1).forEach(value -> terms.add(trait + ": " + value)));
        return terms;
    }

    /** The covariates of a case, after one for its wave. */
    List<Double> covariates(double wave, Map<String, String> traits) {
        List<Double> covariates = new ArrayList<>(List.of(wave));
        covariates.addAll(covariates(traits));
        return covariates;
    }

    List<Double> covariates(Map<String, String> traits) {
        List<Double> covariates = new ArrayList<>();
        values.forEach((trait, all) ->
                all.stream().skip(1).forEach(value -> covariates.add(value.equals(traits.get(trait)) ? 1.0 : 0.0)));
        return covariates;
    }

    /** A trait whose value no case has that was read; empty where all are known. */
    Optional<String> unknown(Map<String, String> traits) {
        return values.entrySet().stream()
                .filter(trait -> !trait.getValue().contains(traits.getOrDefault(trait.getKey(), "")))
                .map(trait -> "%s: %s".formatted(trait.getKey(), traits.getOrDefault(trait.getKey(), "not told")))
                .findFirst();
    }
}
