package org.plumbline;

import java.util.List;
import java.util.stream.Stream;

/** The rooms in the order in which they may use one another, as ARCHITECTURE.md lists them. */
final class Rooms {

    /** Used by every room, and using none. */
    static final List<String> FOUNDATIONS = List.of("fence", "page", "statistics");

    /** The way of a case: each may use those before it. */
    static final List<String> IN_ORDER = List.of(
            "ledger",
            "organisation",
            "instrument",
            "inspection",
            "caseload",
            "sampling",
            "reading",
            "sentback",
            "finding",
            "release",
            "oversight",
            "notification",
            "operation");

    private Rooms() {}

    static List<String> all() {
        return Stream.concat(FOUNDATIONS.stream(), IN_ORDER.stream()).toList();
    }

    static List<String> after(String room) {
        return IN_ORDER.subList(IN_ORDER.indexOf(room) + 1, IN_ORDER.size());
    }
}
