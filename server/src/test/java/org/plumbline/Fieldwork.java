package org.plumbline;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.caseload.CaseFile;
import org.plumbline.caseload.CaseloadImport;
import org.plumbline.caseload.Caseloads;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.instrument.Instruments;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.reading.Allocating;
import org.plumbline.reading.Drafting;
import org.plumbline.reading.Moderating;
import org.plumbline.reading.Reading;
import org.plumbline.reading.ReadingContent;
import org.plumbline.reading.Readings;
import org.plumbline.reading.Submitting;
import org.plumbline.sampling.Draw;
import org.plumbline.sampling.DrawnCase;
import org.plumbline.sampling.Draws;
import org.plumbline.sampling.HandPicking;
import org.plumbline.sampling.Sampling;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.springframework.boot.test.context.TestComponent;

/** Makes waves whose cases are being read, through the operations that people's pages call. */
@TestComponent
public class Fieldwork {

    public static final InstrumentRef INSTRUMENT = new InstrumentRef("child-protection-2014", "1");

    private final People people;
    private final Planning planning;
    private final Inspections inspections;
    private final Instruments instruments;
    private final CaseloadImport caseloads;
    private final Sampling sampling;
    private final Draws draws;
    private final Caseloads caseload;
    private final HandPicking handPicking;
    private final Allocating allocating;
    private final Drafting drafting;
    private final Submitting submitting;
    private final Moderating moderating;
    private final Readings readings;
    private final SendingBack sendingBack;

    public Fieldwork(
            People people,
            Planning planning,
            Inspections inspections,
            Instruments instruments,
            CaseloadImport caseloads,
            Sampling sampling,
            Draws draws,
            Caseloads caseload,
            HandPicking handPicking,
            Allocating allocating,
            Drafting drafting,
            Submitting submitting,
            Moderating moderating,
            Readings readings,
            SendingBack sendingBack) {
        this.sendingBack = sendingBack;
        this.people = people;
        this.planning = planning;
        this.inspections = inspections;
        this.instruments = instruments;
        this.caseloads = caseloads;
        this.sampling = sampling;
        this.draws = draws;
        this.caseload = caseload;
        this.handPicking = handPicking;
        this.allocating = allocating;
        this.drafting = drafting;
        this.submitting = submitting;
        this.moderating = moderating;
        this.readings = readings;
    }

    /** The people of an inspection, one for each role that it needs. */
    public record Team(
            Organisation inspectorate,
            Organisation force,
            SignedIn lead,
            SignedIn otherLead,
            SignedIn inspector,
            SignedIn duty,
            SignedIn liaison,
            SignedIn reviewer,
            SignedIn chief) {}

    public Team team() {
        var inspectorate = people.inspectorate();
        var force = people.force();
        return new Team(
                inspectorate,
                force,
                people.join(inspectorate, Role.LEAD_INSPECTOR),
                people.join(inspectorate, Role.LEAD_INSPECTOR),
                people.join(inspectorate, Role.INSPECTOR),
                people.join(inspectorate, Role.DUTY_INSPECTOR),
                people.join(force, Role.FORCE_LIAISON),
                people.join(force, Role.CASE_REVIEWER),
                people.join(force, Role.CHIEF_OFFICER));
    }

    /** A baseline wave with this many cases of each of two types, of which the given number was drawn and allocated. */
    public Wave reading(Team team, int casesOfEachType, int drawn) {
        return reading(team, casesOfEachType, new Draw.Plan.SimpleRandom(drawn));
    }

    public Wave reading(Team team, int casesOfEachType, Draw.Plan plan) {
        return draw(team, caseload(team, casesOfEachType), plan);
    }

    /** A baseline wave judged by this instrument, with this many cases of each of two types, all drawn and allocated. */
    public Wave reading(Team team, InstrumentRef instrument, int casesOfEachType) {
        return draw(team, caseload(team, instrument, casesOfEachType), new Draw.Plan.SimpleRandom(2 * casesOfEachType));
    }

    /** A baseline wave with this many cases of each of two types, of which none is drawn yet. */
    public Wave caseload(Team team, int casesOfEachType) {
        return caseload(team, INSTRUMENT, casesOfEachType);
    }

    private Wave caseload(Team team, InstrumentRef instrument, int casesOfEachType) {
        var wave = as(team.lead(), () -> {
            var inspection = planning.inspect(team.lead(), team.force().id(), "Child protection", instrument);
            return planning.addWave(
                    team.lead(), inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30));
        });
        fill(team, wave, casesOfEachType);
        return wave;
    }

    /** The next wave of the same inspection. */
    public Wave following(Team team, Wave earlier, LocalDate from, LocalDate to, int casesOfEachType, int drawn) {
        var wave = as(
                team.lead(),
                () -> planning.addWave(
                        team.lead(), earlier.inspection(), "Quarter " + (earlier.number() + 1), from, to));
        fill(team, wave, casesOfEachType);
        return draw(team, wave, new Draw.Plan.SimpleRandom(drawn));
    }

    private void fill(Team team, Wave wave, int casesOfEachType) {
        var rows = List.of("missing", "domestic-abuse").stream()
                .flatMap(type -> IntStream.rangeClosed(1, casesOfEachType)
                        .mapToObj(n -> "%s/%d/%s,%s,%s,North"
                                .formatted(
                                        type,
                                        n,
                                        wave.id(),
                                        type,
                                        wave.practiceFrom().plusDays(n % 28))))
                .collect(Collectors.joining("\n", "reference,case type,opened,unit\n", "\n"));
        as(
                team.liaison(),
                () -> caseloads.confirm(
                        team.liaison(),
                        wave.id(),
                        "cases.csv",
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))));
    }

    private Wave draw(Team team, Wave wave, Draw.Plan plan) {
        as(team.lead(), () -> sampling.draw(team.lead(), wave.id(), plan));
        as(
                team.lead(),
                () -> draws.cases(wave.id()).stream()
                        .map(drawn -> allocating.allocate(
                                team.lead(),
                                wave.id(),
                                drawn.file().id(),
                                team.inspector().person()))
                        .toList());
        return as(team.lead(), () -> inspections.wave(wave.id()).orElseThrow());
    }

    /** Adds cases that chance did not draw, the first of the caseload, and allocates them. */
    public List<Reading> chooseByHand(Team team, Wave wave, int cases) {
        return as(team.lead(), () -> {
            var drawn = draws.cases(wave.id()).stream()
                    .map(each -> each.file().reference())
                    .toList();
            var chosen = caseload.cases(wave.id()).stream()
                    .map(CaseFile::reference)
                    .filter(reference -> !drawn.contains(reference))
                    .limit(cases)
                    .toList();
            handPicking.choose(team.lead(), wave.id(), Ids.next(), chosen, "The force asked for them to be read");
            return draws.cases(wave.id()).stream()
                    .filter(DrawnCase::chosenByHand)
                    .map(each -> allocating.allocate(
                            team.lead(),
                            wave.id(),
                            each.file().id(),
                            team.inspector().person()))
                    .toList();
        });
    }

    public List<Reading> readings(Team team, Wave wave) {
        return as(team.lead(), () -> readings.ofWave(wave.id()));
    }

    /** Reads a case through to its submission: every criterion met for a good case, none for another. */
    public Reading submit(Team team, Reading reading, String grade) {
        var instrument = as(team.lead(), () -> instruments.find(INSTRUMENT).orElseThrow());
        var good = grade.equals("good");
        var answers = new LinkedHashMap<String, ReadingContent.Answer>();
        instrument.topics().stream()
                .flatMap(topic -> topic.criteria().stream())
                .filter(criterion -> criterion.appliesTo(reading.file().caseType()))
                .forEach(criterion -> answers.put(
                        criterion.key(), new ReadingContent.Answer(Optional.of(good ? "met" : "not-met"), "")));
        var failings = good
                ? List.<ReadingContent.Failing>of()
                : List.of(new ReadingContent.Failing("leadership.supervision", ""));
        var content =
                new ReadingContent(answers, failings, Optional.of(grade), "Reviews were " + (good ? "timely" : "late"));
        return as(team.inspector(), () -> {
            var saved = drafting.save(team.inspector(), reading.id(), reading.version(), content);
            return submitting.submit(
                    team.inspector(), reading.id(), saved.reading().version());
        });
    }

    /** Submits a reading and gives the case its final grade. */
    public Reading grade(Team team, Reading reading, String grade) {
        var submitted = submit(team, reading, grade);
        return as(team.lead(), () -> moderating.moderate(team.lead(), submitted.id(), submitted.version(), grade, ""));
    }

    /** The case of a reading that has begun is sent straight back: a child may be in danger now. */
    public SentBack sendBack(Team team, Reading reading) {
        return as(
                team.inspector(),
                () -> sendingBack.raise(
                        team.inspector(), Ids.next(), reading.id(), "child-in-danger-now", "The log shows a risk"));
    }

    /** The first case of a wave of its own. */
    public SentBack sendBack(Team team) {
        return sendBack(team, readings(team, reading(team, 1, 1)).getFirst());
    }

    public static <T> T as(SignedIn who, Supplier<T> step) {
        return Fence.asMemberOf(who.organisation(), step);
    }

    public static void as(SignedIn who, Runnable step) {
        Fence.asMemberOf(who.organisation(), step);
    }
}
