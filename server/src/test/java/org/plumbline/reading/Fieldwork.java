package org.plumbline.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.People;
import org.plumbline.caseload.CaseFile;
import org.plumbline.caseload.CaseloadImport;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.instrument.Instruments;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.reading.ReadingContent.Answer;
import org.plumbline.sampling.Draw;
import org.plumbline.sampling.DrawnCase;
import org.plumbline.sampling.Draws;
import org.plumbline.sampling.Sampling;

/** A wave whose cases are drawn, with the people who read them; each one is new. */
final class Fieldwork {

    static final int DRAWN = 6;

    final Organisation inspectorate;
    final Organisation force;
    final SignedIn lead;
    final SignedIn secondLead;
    final SignedIn asha;
    final SignedIn ben;
    final SignedIn liaison;
    final Wave wave;

    private final Allocating allocating;
    private final Drafting drafting;
    private final Submitting submitting;
    private final Readings readings;
    private final Instruments instruments;
    private final Draws draws;

    Fieldwork(
            People people,
            Planning planning,
            CaseloadImport caseload,
            Sampling sampling,
            Draws draws,
            Instruments instruments,
            Allocating allocating,
            Drafting drafting,
            Submitting submitting,
            Readings readings) {
        this.allocating = allocating;
        this.drafting = drafting;
        this.submitting = submitting;
        this.readings = readings;
        this.instruments = instruments;
        this.draws = draws;
        inspectorate = people.inspectorate();
        force = people.force();
        lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        secondLead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        asha = people.join(inspectorate, Role.INSPECTOR);
        ben = people.join(inspectorate, Role.INSPECTOR);
        liaison = people.join(force, Role.FORCE_LIAISON);
        wave = as(lead, () -> {
            var inspection = planning.inspect(
                    lead, force.id(), "Child protection", new InstrumentRef("child-protection-2014", "1"));
            return planning.addWave(
                    lead, inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30));
        });
        as(liaison, () -> caseload.confirm(liaison, wave.id(), "cases.csv", csv()));
        as(lead, () -> sampling.draw(lead, wave.id(), new Draw.Plan.SimpleRandom(DRAWN)));
    }

    private static ByteArrayInputStream csv() {
        var types = List.of("missing", "domestic-abuse", "s47-enquiry");
        return new ByteArrayInputStream(IntStream.rangeClosed(1, 9)
                .mapToObj(n -> "R-%d,%s,2026-05-0%d,North".formatted(n, types.get(n % 3), n))
                .collect(Collectors.joining("\n", "reference,case type,opened,unit\n", "\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    static <T> T as(SignedIn who, Supplier<T> step) {
        return Fence.asMemberOf(who.organisation(), step);
    }

    List<CaseFile> cases() {
        return as(
                lead, () -> draws.cases(wave.id()).stream().map(DrawnCase::file).toList());
    }

    Instrument instrument() {
        return as(
                lead,
                () -> instruments
                        .find(new InstrumentRef("child-protection-2014", "1"))
                        .orElseThrow());
    }

    Reading now(Reading reading) {
        return as(lead, () -> readings.find(reading.id()).orElseThrow());
    }

    /** The first drawn case without a reader, given to this one. */
    Reading allocated(SignedIn reader) {
        return as(lead, () -> {
            var taken = readings.ofWave(wave.id()).stream()
                    .map(it -> it.file().id())
                    .toList();
            var free = cases().stream()
                    .filter(it -> !taken.contains(it.id()))
                    .findFirst()
                    .orElseThrow();
            return allocating.allocate(lead, wave.id(), free.id(), reader.person());
        });
    }

    Reading drafted(SignedIn reader, ReadingContent content) {
        var reading = allocated(reader);
        return as(reader, () -> drafting.save(reader, reading.id(), reading.version(), content))
                .reading();
    }

    Reading submitted(SignedIn reader, String grade) {
        var reading = allocated(reader);
        var saved = as(reader, () -> drafting.save(reader, reading.id(), reading.version(), whole(reading, grade)));
        return as(
                reader,
                () -> submitting.submit(reader, reading.id(), saved.reading().version()));
    }

    /** Everything answered. */
    ReadingContent whole(Reading reading, String grade) {
        var answers = new HashMap<String, Answer>();
        ReadingContent.criteria(instrument(), reading.file().caseType())
                .forEach(it -> answers.put(it.key(), new Answer(Optional.of("met"), "")));
        return new ReadingContent(answers, List.of(), Optional.of(grade), "The checks were made on the day.");
    }

    /** Only this grade and this rationale. */
    static ReadingContent content(String grade, String rationale) {
        return new ReadingContent(Map.of(), List.of(), Optional.of(grade).filter(it -> !it.isEmpty()), rationale);
    }
}
