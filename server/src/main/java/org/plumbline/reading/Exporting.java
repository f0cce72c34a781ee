package org.plumbline.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.instrument.Instrument;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.sampling.Draws;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A wave's readings as a table, one drawn case a row. */
@Component
@Transactional
class Exporting {

    /** Why somebody may take all readings of a wave at once. */
    static final List<Purpose> PURPOSES = List.of(Purpose.MODERATION, Purpose.FINDING, Purpose.DATA_PROTECTION);

    private final Readings readings;
    private final Draws draws;
    private final Yardstick yardstick;
    private final Ledger ledger;

    Exporting(Readings readings, Draws draws, Yardstick yardstick, Ledger ledger) {
        this.readings = readings;
        this.draws = draws;
        this.yardstick = yardstick;
        this.ledger = ledger;
    }

    /**
     * The table, its header first; the export is entered as one look at all of the files.
     *
     * @throws Refused when the purpose is none of {@link #PURPOSES}
     */
    Stream<List<String>> export(SignedIn lead, UUID wave, Optional<Purpose> purpose) {
        if (!lead.isAny(Role.LEAD_INSPECTOR)) {
            throw new NotFound();
        }
        var why = purpose.filter(PURPOSES::contains)
                .orElseThrow(() -> new Refused("purpose", "Choose why you export the readings"));
        var all = WaveReadings.of(yardstick.of(wave), draws.cases(wave), readings.ofWave(wave));
        ledger.enter(new Entry(
                lead.by(),
                "readings.export",
                "wave",
                wave.toString(),
                all.wave().inspectorate(),
                Optional.of(all.wave().force()),
                Map.of("purpose", why, "cases", all.rows().size()),
                Map.of()));
        var criteria = all.instrument().topics().stream()
                .flatMap(topic -> topic.criteria().stream())
                .toList();
        return Stream.concat(Stream.of(header(criteria)), all.rows().stream().map(row -> row(all, row, criteria)));
    }

    private static List<String> header(List<Instrument.Criterion> criteria) {
        var header = new ArrayList<>(List.of(
                "case",
                "case type",
                "opened",
                "unit",
                "stratum",
                "chosen by hand",
                "reader",
                "state",
                "reader's grade",
                "final grade",
                "moderator",
                "reason of the moderator",
                "failings",
                "rationale"));
        for (var criterion : criteria) {
            header.add(criterion.key());
            header.add(criterion.key() + " note");
        }
        return header;
    }

    private static List<String> row(WaveReadings all, WaveReadings.Row row, List<Instrument.Criterion> criteria) {
        var reading = row.opened().map(OpenedReading::reading);
        // What its reader has not submitted is not yet theirs to be quoted with
        var content = reading.filter(it -> !it.isOpen()).map(Reading::content).orElse(ReadingContent.EMPTY);
        var moderation = reading.flatMap(Reading::moderation);
        var cells = new ArrayList<>(List.of(
                row.file().reference(),
                all.caseType(row.file()),
                row.file().opened().toString(),
                row.file().unit(),
                row.drawn().stratum(),
                row.drawn().chosenByHand() ? "yes" : "no",
                reading.map(Reading::readerName).orElse(""),
                reading.map(it -> it.state().inWords()).orElse("Not allocated"),
                content.grade().orElse(""),
                moderation.map(Reading.Moderation::grade).orElse(""),
                moderation.map(Reading.Moderation::moderatorName).orElse(""),
                moderation.map(Reading.Moderation::reason).orElse(""),
                content.failings().stream()
                        .map(it -> it.note().isEmpty() ? it.kind() : it.kind() + " (" + it.note() + ")")
                        .collect(Collectors.joining("; ")),
                content.rationale()));
        for (var criterion : criteria) {
            var answer = content.answer(criterion.key());
            cells.add(answer.judgement().orElse(""));
            cells.add(answer.note());
        }
        return cells;
    }
}
