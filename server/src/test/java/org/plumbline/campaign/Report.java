package org.plumbline.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was counted, for people to read, and which promises were broken. */
final class Report {

    private final StringBuilder table = new StringBuilder("\n| counted | |\n|---|---|\n");
    private final List<String> broken = new ArrayList<>();

    void line(String what, long number) {
        line(what, String.format(Locale.UK, "%,d", number));
    }

    void line(String what, String value) {
        table.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }

    /** A number that has to be nought. */
    void none(String what, List<String> found) {
        line(what, found.size());
        if (!found.isEmpty()) {
            broken.add(what + ": " + found.size() + ", such as " + found.subList(0, Math.min(5, found.size())));
        }
    }

    void same(String what, long expected, long found) {
        line(what, found);
        if (expected != found) {
            broken.add(what + ": " + found + " instead of " + expected);
        }
    }

    List<String> broken() {
        return broken;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
