package org.plumbline.caseload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;

/** In which column of the file each field stands, counted from 0. The other columns are thrown away. */
record Columns(Map<Field, Integer> of) {

    Columns {
        of = Map.copyOf(of);
    }

    /** The best fitting column for each field, none twice. */
    static Columns guess(Headings headings) {
        var of = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            int best = 0;
            for (int column = 0; column < headings.names().size(); column++) {
                int fits = field.fits(headings.names().get(column));
                if (fits > best && !of.containsValue(column) && !headings.looksPersonal(column)) {
                    best = fits;
                    of.put(field, column);
                }
            }
        }
        return new Columns(of);
    }

    Optional<Integer> column(Field field) {
        return Optional.ofNullable(of.get(field));
    }

    int needed(Field field) {
        return column(field).orElseThrow();
    }

    /** @throws Refused when a needed field has no column, two have the same, or a column is not one to take */
    void check(Headings headings) {
        var refusals = new ArrayList<Refusal>();
        var taken = new HashMap<Integer, Field>();
        for (var field : Field.values()) {
            var column = column(field);
            if (column.isEmpty()) {
                if (field.needed()) {
                    refusals.add(Refusal.of(field.parameter(), "Choose the column of: " + lowered(field.label())));
                }
                continue;
            }
            if (column.get() < 0 || column.get() >= headings.names().size()) {
                refusals.add(Refusal.of(field.parameter(), "The file has no such column. Choose one of the list"));
                continue;
            }
            var other = taken.putIfAbsent(column.get(), field);
            if (other != null) {
                refusals.add(Refusal.of(
                        field.parameter(),
                        "Column " + headings.called(column.get()) + " is already chosen for: "
                                + lowered(other.label())));
            } else if (headings.looksPersonal(column.get())) {
                refusals.add(
                        Refusal.of(
                                field.parameter(),
                                "Column " + headings.called(column.get())
                                        + " seems to hold what identifies a person, which is never taken. Choose another column"));
            }
        }
        Refused.ifAny(refusals);
    }

    List<Field> fields() {
        return of.keySet().stream().sorted().toList();
    }

    private static String lowered(String label) {
        return label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
    }
}
