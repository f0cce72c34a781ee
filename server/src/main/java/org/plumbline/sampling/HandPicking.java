package org.plumbline.sampling;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.caseload.Caseloads;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Choosing of cases by hand, instead of a draw by chance or beside it; they are counted, and nothing is estimated from them. */
@Component
@Transactional
public class HandPicking {

    static final int LONGEST_REASON = 2_000;
    static final int MOST_AT_A_TIME = 500;

    private final Draws draws;
    private final Caseloads caseloads;
    private final DrawBook book;
    private final Clock clock;

    HandPicking(Draws draws, Caseloads caseloads, DrawBook book, Clock clock) {
        this.draws = draws;
        this.caseloads = caseloads;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Adds cases that people chose, for a reason; nothing is estimated from them. Sent twice, it adds them once.
     *
     * @param references of cases of the caseload that are not yet drawn
     * @throws Refused when a reference is not in the caseload or drawn already, or the reason is missing or too long
     */
    public Draw choose(SignedIn lead, UUID waveId, UUID id, List<String> references, String reason) {
        var wave = book.drawable(lead, waveId);
        var before = draws.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        var why = reason.replaceAll("[\\p{Cntrl}&&[^\\n]]", " ").strip();
        refuseReason(why);
        var chosen = references.stream().distinct().toList();
        refuseNumber(chosen);
        var tickets = tickets(files(waveId, chosen));
        refuseDrawn(waveId, chosen);
        var caseload = book.caseload(waveId);
        var draw = new Draw(
                id,
                waveId,
                new Draw.Plan.ChosenByHand(),
                DrawBook.byType(
                        caseloads.byCaseType(waveId),
                        tickets.stream().map(Ticket::caseType).toList()),
                "",
                caseload.hash(),
                tickets.size(),
                why,
                lead.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return book.keep(lead, wave, draw, tickets, caseload.hash());
    }

    private static void refuseReason(String reason) {
        if (reason.isEmpty()) {
            throw new Refused("reason", "Say why these cases are read although chance did not draw them");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Refused(
                    "reason", "Shorten the reason to %s characters".formatted(Numbers.inWords(LONGEST_REASON)));
        }
    }

    private static void refuseNumber(List<String> chosen) {
        if (chosen.isEmpty()) {
            throw new Refused("references", "Enter the reference of at least one case");
        }
        if (chosen.size() > MOST_AT_A_TIME) {
            throw new Refused(
                    "references", "Enter at most %s references at a time".formatted(Numbers.inWords(MOST_AT_A_TIME)));
        }
    }

    private List<CaseFile> files(UUID wave, List<String> chosen) {
        var files = new ArrayList<CaseFile>();
        var unknown = new ArrayList<String>();
        for (var reference : chosen) {
            caseloads.find(wave, reference).ifPresentOrElse(files::add, () -> unknown.add(reference));
        }
        if (!unknown.isEmpty()) {
            throw new Refused("references", "Not in the caseload of this wave: " + some(unknown));
        }
        return files;
    }

    private void refuseDrawn(UUID wave, List<String> chosen) {
        var drawn =
                draws.cases(wave).stream().map(one -> one.file().reference()).collect(Collectors.toSet());
        var again = chosen.stream().filter(drawn::contains).toList();
        if (!again.isEmpty()) {
            throw new Refused("references", "Already drawn in this wave: " + some(again));
        }
    }

    private static List<Ticket> tickets(List<CaseFile> files) {
        var tickets = new ArrayList<Ticket>();
        for (var file : files) {
            tickets.add(
                    new Ticket(file.reference(), file.caseType(), "", tickets.size() + 1, "", OptionalDouble.empty()));
        }
        return tickets;
    }

    private static String some(List<String> references) {
        int shown = Math.min(5, references.size());
        var more = references.size() - shown;
        return String.join(", ", references.subList(0, shown)) + (more == 0 ? "" : " and %d more".formatted(more));
    }
}
