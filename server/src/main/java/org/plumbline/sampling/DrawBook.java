package org.plumbline.sampling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.caseload.Caseload;
import org.plumbline.caseload.Caseloads;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.statistics.draw.Frame;
import org.plumbline.statistics.draw.Unit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What drawing by chance and choosing by hand have in common: who may, from what, and how a draw is kept. */
@Component
@Transactional
class DrawBook {

    private final Draws draws;
    private final Caseloads caseloads;
    private final Inspections inspections;
    private final Planning planning;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    DrawBook(
            Draws draws,
            Caseloads caseloads,
            Inspections inspections,
            Planning planning,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.draws = draws;
        this.caseloads = caseloads;
        this.inspections = inspections;
        this.planning = planning;
        this.ledger = ledger;
        this.events = events;
    }

    /** The wave, when this person may draw in it as far as it has come. */
    @Transactional(readOnly = true)
    Wave drawable(SignedIn lead, UUID waveId) {
        var wave = inspections
                .wave(waveId)
                .filter(found ->
                        lead.isAny(Role.LEAD_INSPECTOR) && found.inspectorate().equals(lead.organisation()))
                .orElseThrow(NotFound::new);
        switch (wave.stage()) {
            case PLANNED -> throw new Refused("", "This wave has no confirmed caseload to draw from yet");
            case MODERATED, PUBLISHED ->
                throw new Refused("", "The grades of this wave are final, so no more cases can be drawn in it");
            case CASELOAD_CONFIRMED, DRAWN, READING -> {}
        }
        return wave;
    }

    @Transactional(readOnly = true)
    Caseload caseload(UUID wave) {
        return caseloads
                .ofWave(wave)
                .orElseThrow(() -> new Refused("", "This wave has no confirmed caseload to draw from yet"));
    }

    /**
     * Keeps a draw with its cases; one that is there already is given back as it is.
     *
     * @param caseloadHash of the caseload that the person saw
     * @throws Stale when the caseload was replaced meanwhile, or somebody else drew
     */
    Draw keep(SignedIn lead, Wave wave, Draw draw, List<Ticket> tickets, String caseloadHash) {
        boolean added;
        try {
            added = draws.add(draw, wave, lead);
        } catch (DuplicateKeyException quicker) {
            throw new Stale("Somebody else has just drawn this wave. Nothing was changed: look at their draw");
        }
        if (!added) {
            return draws.find(draw.id()).orElseThrow();
        }
        // From here on the draw holds the caseload, which can no longer be replaced
        if (!caseload(wave.id()).hash().equals(caseloadHash)
                || !draw.caseloadHash().equals(caseloadHash)) {
            throw new Stale(
                    "The caseload was replaced since you opened the page. Nothing was drawn: look at the caseload again");
        }
        draws.addCases(draw, wave, tickets);
        planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN);
        enter(lead, wave, draw, tickets);
        events.publishEvent(new CasesDrawn(draw.id(), wave.id(), wave.inspectorate(), wave.force(), draw.drawn()));
        return draw;
    }

    static Frame frame(List<CaseFile> files) {
        return Frame.of(files.stream()
                .map(file -> new Unit(file.reference(), file.caseType()))
                .toList());
    }

    static List<Draw.OfType> byType(Map<String, Integer> caseload, List<String> typesDrawn) {
        var counts = typesDrawn.stream().collect(Collectors.groupingBy(type -> type, Collectors.summingInt(one -> 1)));
        return caseload.entrySet().stream()
                .map(type -> new Draw.OfType(type.getKey(), type.getValue(), counts.getOrDefault(type.getKey(), 0)))
                .toList();
    }

    private void enter(SignedIn lead, Wave wave, Draw draw, List<Ticket> tickets) {
        var facts = new HashMap<String, Object>(Map.of(
                "wave", wave.id().toString(),
                "design", draw.isByChance() ? draw.design().described() : "chosen by hand",
                "drawn", draw.drawn(),
                "caseloadHash", draw.caseloadHash(),
                "casesHash", hash(tickets)));
        if (draw.isByChance()) {
            facts.put("seed", draw.seed());
        }
        ledger.enter(new Entry(
                lead.by(),
                draw.isByChance() ? "draw.by-chance" : "draw.by-hand",
                "draw",
                draw.id().toString(),
                wave.inspectorate(),
                Optional.of(wave.force()),
                facts,
                draw.reason().isEmpty() ? Map.of() : Map.of("reason", draw.reason())));
    }

    /** SHA-256 of the references drawn, sorted, a line each: it ties the list to the ledger without listing it there. */
    private static String hash(List<Ticket> tickets) {
        var lines = tickets.stream().map(Ticket::reference).sorted().collect(Collectors.joining("\n", "", "\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
