package org.plumbline.caseload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the first row of a file tells of its columns. */
record Headings(List<String> names) {

    /** Words by which a column tells that it holds what identifies somebody. */
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "names",
            "surname",
            "forename",
            "forenames",
            "firstname",
            "lastname",
            "child",
            "victim",
            "suspect",
            "dob",
            "birth",
            "birthday",
            "address",
            "postcode",
            "nhs",
            "upn",
            "phone",
            "telephone",
            "mobile",
            "email");

    /** Words that make a name the name of a thing. */
    private static final Set<String> OF_THINGS = Set.of(
            "unit",
            "team",
            "department",
            "district",
            "division",
            "area",
            "station",
            "type",
            "category",
            "file",
            "id",
            "ref",
            "reference",
            "number",
            "risk",
            "protection",
            "borough",
            "bcu",
            "force");

    Headings {
        names = List.copyOf(names);
    }

    /** Small letters and digits, with one blank where anything else stood. */
    static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** As a person finds it: 'B: Case type'. */
    String called(int column) {
        var name = names.get(column);
        return letters(column) + ": " + (name.isEmpty() ? "(no heading)" : shortened(name));
    }

    /** As a spreadsheet letters its columns: A to Z, AA and so on. */
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    boolean looksPersonal(int column) {
        var words = Arrays.asList(plain(names.get(column)).split(" "));
        return words.stream().anyMatch(PERSONAL::contains) && words.stream().noneMatch(OF_THINGS::contains);
    }

    /** Columns that seem to hold names, birthdays, addresses: neither needed nor kept. */
    List<String> personal() {
        return java.util.stream.IntStream.range(0, names.size())
                .filter(this::looksPersonal)
                .mapToObj(this::called)
                .toList();
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }
}
