package org.plumbline.caseload;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.instrument.Instrument.CaseType;

/** Guesses which of the instrument's types of case a force's own word means. A person confirms each guess. */
final class CaseTypeWords {

    /** Shorthand of the field and what it stands for. */
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("s47", "section 47 s47"),
            Map.entry("s46", "police protection"),
            Map.entry("s17", "other referral"),
            Map.entry("pp", "police protection"),
            Map.entry("ppo", "police protection"),
            Map.entry("da", "domestic abuse"),
            Map.entry("dv", "domestic abuse"),
            Map.entry("violence", "abuse"),
            Map.entry("misper", "missing"),
            Map.entry("mfh", "missing"),
            Map.entry("cse", "exploitation"),
            Map.entry("cce", "exploitation"),
            Map.entry("rso", "sex offender"),
            Map.entry("mosovo", "sex offender"),
            Map.entry("detention", "custody"),
            Map.entry("detained", "custody"),
            Map.entry("internet", "online"),
            Map.entry("iioc", "online exploitation"));

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a",
            "an",
            "and",
            "at",
            "of",
            "the",
            "in",
            "with",
            "case",
            "cases",
            "child",
            "children",
            "person",
            "persons",
            "section");

    private final Map<String, Set<String>> wordsByKey = new HashMap<>();
    private final List<CaseType> types;

    CaseTypeWords(List<CaseType> types) {
        this.types = types;
        types.forEach(type -> wordsByKey.put(type.key(), words(type.key() + " " + type.label())));
    }

    /** The key that shares most with the value, when one does so more than every other. */
    Optional<String> guess(String value) {
        var plain = Headings.plain(value);
        var same = types.stream()
                .filter(type -> plain.equals(Headings.plain(type.key())) || plain.equals(Headings.plain(type.label())))
                .findFirst();
        if (same.isPresent()) {
            return same.map(CaseType::key);
        }
        var words = words(value);
        double best = 0;
        Optional<String> guess = Optional.empty();
        for (var type : types) {
            double likeness = likeness(words, wordsByKey.getOrDefault(type.key(), Set.of()));
            if (likeness == best) {
                guess = Optional.empty();
            } else if (likeness > best) {
                best = likeness;
                guess = Optional.of(type.key());
            }
        }
        return best >= 0.5 ? guess : Optional.empty();
    }

    Map<String, String> guesses(Collection<String> values) {
        var guesses = new HashMap<String, String>();
        values.forEach(value -> guess(value).ifPresent(key -> guesses.put(value, key)));
        return guesses;
    }

    /** The share of the value's words that the type has too. */
    private static double likeness(Set<String> value, Set<String> type) {
        if (value.isEmpty()) {
            return 0;
        }
        return (double) value.stream().filter(type::contains).count() / value.size();
    }

    /** The words cut to their stems: five letters tell 'enquiry' and 'enquiries' the same, and 'online' from 'offline'. */
    private static Set<String> words(String text) {
        return Arrays.stream(
                        Headings.plain(text).replace("in person", "offline").split(" "))
                .flatMap(word -> Arrays.stream(MEANING.getOrDefault(word, word).split(" ")))
                .filter(word -> !EMPTY_WORDS.contains(word) && !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), 5)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
