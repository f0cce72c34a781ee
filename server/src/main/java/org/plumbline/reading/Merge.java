package org.plumbline.reading;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings together what a page sends and what was saved since it was opened. A field that only one of them changed
 * takes that change; a field that both changed, differently, is a conflict and keeps what is saved.
 *
 * @param merged the fields after the merge; one without a value is left out
 * @param conflicts what the page sends for the fields in conflict; may be empty values
 */
record Merge(SortedMap<String, String> merged, SortedMap<String, String> conflicts) {

    /**
     * @param known the fields as the page knew them
     * @param sent the fields as the page sends them
     * @param saved the fields as they are stored now
     */
    static Merge of(Map<String, String> known, Map<String, String> sent, Map<String, String> saved) {
        var merged = new TreeMap<String, String>();
        var conflicts = new TreeMap<String, String>();
        var fields = new TreeSet<>(known.keySet());
        fields.addAll(sent.keySet());
        fields.addAll(saved.keySet());
        for (var field : fields) {
            var before = known.getOrDefault(field, "");
            var mine = sent.getOrDefault(field, "");
            var theirs = saved.getOrDefault(field, "");
            boolean conflict = !mine.equals(before) && !theirs.equals(before) && !mine.equals(theirs);
            if (conflict) {
                conflicts.put(field, mine);
            }
            merged.put(field, conflict || mine.equals(before) ? theirs : mine);
        }
        merged.values().removeIf(String::isEmpty);
        return new Merge(merged, conflicts);
    }

    /** The fields that differ with their values after; an empty value takes one away. */
    static SortedMap<String, String> changes(Map<String, String> before, Map<String, String> after) {
        var changes = new TreeMap<>(after);
        before.keySet().forEach(field -> changes.putIfAbsent(field, ""));
        changes.entrySet().removeIf(it -> it.getValue().equals(before.getOrDefault(it.getKey(), "")));
        return changes;
    }
}
