package org.plumbline.caseload;

import java.util.List;

/** What is needed of each case, and by which headings it is usually found. */
enum Field {
    REFERENCE(
            "reference",
            "The force's own reference",
            "Turned into a pseudonym; not kept",
            true,
            List.of("reference", "case reference", "case ref", "ref", "ref no", "case number", "case no", "case id"),
            List.of("reference", "ref", "number", "occurrence", "crime", "urn", "niche")),
    CASE_TYPE(
            "caseType",
            "Type of case",
            "You say on the next page what each of the force's words means",
            true,
            List.of("case type", "type", "type of case", "category", "case category"),
            List.of("type", "category", "classification")),
    OPENED(
            "opened",
            "Date on which the case was opened",
            "As 31/12/2025 or 2025-12-31",
            true,
            List.of("opened", "date opened", "opened date", "opened on", "open date", "created", "date created"),
            List.of("opened", "open", "created", "recorded", "received", "date")),
    UNIT(
            "unit",
            "Unit or team (if there is one)",
            "The part of the force that had the case, not a person",
            false,
            List.of("unit", "team", "department", "bcu", "district", "division", "area", "unit name", "team name"),
            List.of("unit", "team", "department", "bcu", "district", "division", "borough", "station"));

    private final String parameter;
    private final String label;
    private final String hint;
    private final boolean needed;
    private final List<String> headings;
    private final List<String> words;

    Field(String parameter, String label, String hint, boolean needed, List<String> headings, List<String> words) {
        this.parameter = parameter;
        this.label = label;
        this.hint = hint;
        this.needed = needed;
        this.headings = headings;
        this.words = words;
    }

    /** The name of the form field. */
    String parameter() {
        return parameter;
    }

    String label() {
        return label;
    }

    String hint() {
        return hint;
    }

    boolean needed() {
        return needed;
    }

    /** How well a heading fits: 0 not at all, the whole heading better than a word in it, an earlier word better. */
    int fits(String heading) {
        var plain = Headings.plain(heading);
        int whole = headings.indexOf(plain);
        if (whole >= 0) {
            return 200 - whole;
        }
        var inHeading = List.of(plain.split(" "));
        for (int i = 0; i < words.size(); i++) {
            if (inHeading.contains(words.get(i))) {
                return 100 - i;
            }
        }
        return 0;
    }
}
