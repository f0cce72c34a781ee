package org.plumbline.sampling;

import java.util.List;
import java.util.Map;
import org.plumbline.instrument.Instrument;

/** The types of case that a caseload holds, in the order of the instrument, by the instrument's own names. */
public record CaseTypes(List<Type> types) {

    /** @param cases how many the caseload holds */
    public record Type(String key, String label, int cases) {}

    static CaseTypes of(Instrument instrument, Map<String, Integer> byCaseType) {
        return new CaseTypes(instrument.caseTypes().stream()
                .filter(type -> byCaseType.containsKey(type.key()))
                .map(type -> new Type(type.key(), type.label(), byCaseType.getOrDefault(type.key(), 0)))
                .toList());
    }

    public String label(String key) {
        return types.stream()
                .filter(type -> type.key().equals(key))
                .map(Type::label)
                .findFirst()
                .orElse(key);
    }

    public int total() {
        return types.stream().mapToInt(Type::cases).sum();
    }
}
