package org.plumbline.operation;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.plumbline.ledger.LedgerLog;
import org.plumbline.page.Dates;

/**
 * An entry of the ledger as a line of its page.
 *
 * @param why the purpose or the reason of a look at a case; empty otherwise
 * @param facts 'name: value' each
 */
public record LedgerRow(
        UUID id,
        String when,
        UUID person,
        String who,
        String act,
        String on,
        String onId,
        String why,
        List<String> facts,
        String position) {

    static LedgerRow of(LedgerLog.Line line, LedgerNames names) {
        return new LedgerRow(
                line.id(),
                Dates.inWords(line.at()),
                line.by().person(),
                names.of(line.by()),
                inWords(line.act()),
                line.subject().replace('-', ' '),
                line.subjectId(),
                why(line),
                line.facts().entrySet().stream()
                        .filter(fact -> !fact.getKey().equals("purpose"))
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .toList(),
                line.position().map(Object::toString).orElse("waits to be sealed"));
    }

    /** For example 'sent back: acknowledgement'. */
    static String inWords(String act) {
        return act.replace(".", ": ").replace('-', ' ');
    }

    private static String why(LedgerLog.Line line) {
        if (!line.act().equals("case.looked-at")) {
            return "";
        }
        if (line.facts().get("purpose") instanceof String purpose) {
            // also of a purpose that this version no longer knows
            return purpose.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return line.isErased()
                ? "(the reason given has been erased)"
                : line.personal().getOrDefault("reason", "");
    }

    /** The facts on one line, for a file. */
    String factsInLine() {
        return String.join("; ", facts);
    }

    static List<String> header() {
        return List.of(
                "entry",
                "time (UTC)",
                "person",
                "act",
                "kind of thing",
                "thing",
                "why",
                "facts",
                "position in the ledger");
    }

    static List<String> cells(LedgerLog.Line line, LedgerNames names) {
        var row = of(line, names);
        return List.of(
                line.id().toString(),
                line.at().toString(),
                row.who(),
                line.act(),
                line.subject(),
                line.subjectId(),
                row.why(),
                row.factsInLine(),
                line.position().map(Object::toString).orElse(""));
    }
}
