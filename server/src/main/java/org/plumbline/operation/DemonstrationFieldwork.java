package org.plumbline.operation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.plumbline.caseload.CaseloadImport;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.instrument.Instruments;
import org.plumbline.ledger.Sealer;
import org.plumbline.organisation.SignedIn;
import org.plumbline.reading.Allocating;
import org.plumbline.reading.Drafting;
import org.plumbline.reading.Moderating;
import org.plumbline.reading.Reading;
import org.plumbline.reading.ReadingContent;
import org.plumbline.reading.Readings;
import org.plumbline.reading.Submitting;
import org.plumbline.sampling.Sampling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The steps from a caseload to its final grades, as the demonstration's people take them. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationFieldwork {

    static final InstrumentRef INSTRUMENT = new InstrumentRef("child-protection-2014", "1");

    /** Below which of a hundred numbers which type of case comes. */
    private static final NavigableMap<Integer, String> CASE_TYPES = new TreeMap<>(Map.of(
            24, "domestic-abuse",
            42, "s47-enquiry",
            57, "missing",
            69, "other-referral",
            78, "exploitation-online",
            85, "exploitation-offline",
            91, "sex-offender",
            96, "police-protection",
            100, "custody"));

    private final Planning planning;
    private final Instruments instruments;
    private final CaseloadImport caseloads;
    private final Sampling sampling;
    private final Allocating allocating;
    private final Readings readings;
    private final Drafting drafting;
    private final Submitting submitting;
    private final Moderating moderating;
    private final Sealer sealer;

    DemonstrationFieldwork(
            Planning planning,
            Instruments instruments,
            CaseloadImport caseloads,
            Sampling sampling,
            Allocating allocating,
            Readings readings,
            Drafting drafting,
            Submitting submitting,
            Moderating moderating,
            Sealer sealer) {
        this.planning = planning;
        this.instruments = instruments;
        this.caseloads = caseloads;
        this.sampling = sampling;
        this.allocating = allocating;
        this.readings = readings;
        this.drafting = drafting;
        this.submitting = submitting;
        this.moderating = moderating;
        this.sealer = sealer;
    }

    static <T> T as(SignedIn who, Supplier<T> step) {
        return Fence.asMemberOf(who.organisation(), step);
    }

    static void as(SignedIn who, Runnable step) {
        Fence.asMemberOf(who.organisation(), step);
    }

    Instrument instrument(SignedIn who) {
        return as(who, () -> instruments.find(INSTRUMENT).orElseThrow());
    }

    UUID inspection(SignedIn lead, UUID force, String title) {
        return as(lead, () -> planning.inspect(lead, force, title, INSTRUMENT).id());
    }

    Wave wave(SignedIn lead, UUID inspection, String name, LocalDate from, LocalDate to) {
        return as(lead, () -> planning.addWave(lead, inspection, name, from, to));
    }

    /** A caseload in which every type of case comes as often as it does in a force, more or less. */
    void caseload(SignedIn liaison, Wave wave, int cases) {
        var random = new Random(wave.number() + 7);
        var csv = new StringBuilder("reference,case type,opened,unit\n");
        long days = wave.practiceFrom().until(wave.practiceTo(), ChronoUnit.DAYS);
        for (int n = 1; n <= cases; n++) {
            csv.append("NM/%d/%05d,%s,%s,%s\n"
                    .formatted(
                            wave.number(),
                            n,
                            caseType(random.nextInt(100)),
                            wave.practiceFrom().plusDays(random.nextLong(days + 1)),
                            List.of("Harbour", "Moorside", "Old Town", "Valley").get(random.nextInt(4))));
        }
        as(
                liaison,
                () -> caseloads.confirm(
                        liaison,
                        wave.id(),
                        "invented-caseload.csv",
                        new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static String caseType(int percentile) {
        return CASE_TYPES.tailMap(percentile, false).sequencedValues().getFirst();
    }

    void draw(SignedIn lead, Wave wave, int size) {
        as(lead, () -> sampling.draw(lead, wave.id(), sampling.proportional(wave.id(), size)));
    }

    List<Reading> allocate(SignedIn lead, Wave wave, List<SignedIn> readers) {
        var people = readers.stream().map(SignedIn::person).toList();
        return as(lead, () -> {
            allocating.allocateEvenly(
                    lead,
                    wave.id(),
                    people,
                    allocating.evenShares(lead, wave.id(), people).mark());
            return readings.ofWave(wave.id());
        });
    }

    List<Reading> readings(SignedIn lead, Wave wave) {
        return as(lead, () -> readings.ofWave(wave.id()));
    }

    void save(SignedIn reader, UUID reading, ReadingContent content) {
        as(reader, () -> drafting.save(reader, reading, find(reading).version(), content));
    }

    void submit(SignedIn reader, UUID reading) {
        as(reader, () -> submitting.submit(reader, reading, find(reading).version()));
    }

    /** Confirms the reader's grade, or gives another with a reason. */
    void moderate(SignedIn lead, UUID reading, Optional<String> other, String reason) {
        as(lead, () -> {
            var submitted = find(reading);
            moderating.moderate(
                    lead,
                    reading,
                    submitted.version(),
                    other.or(() -> submitted.content().grade()).orElseThrow(),
                    reason);
        });
    }

    void giveBack(SignedIn lead, UUID reading, String reason) {
        as(lead, () -> moderating.giveBack(lead, reading, find(reading).version(), reason));
    }

    void seal() {
        Fence.asTheServer(() -> {
            while (sealer.seal() > 0) {
                // until nothing waits
            }
        });
    }

    private Reading find(UUID reading) {
        return readings.find(reading).orElseThrow();
    }
}
