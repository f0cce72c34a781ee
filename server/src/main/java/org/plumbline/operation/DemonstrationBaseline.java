package org.plumbline.operation;

import static org.plumbline.operation.DemonstrationFieldwork.as;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Raising;
import org.plumbline.finding.Recommendation;
import org.plumbline.inspection.Wave;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.reading.Reading;
import org.plumbline.release.Publishing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The first wave of Northmoor: read, moderated, its cases sent back all closed, published about a hundred days ago. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationBaseline {

    private static final int CASELOAD = 612;
    private static final int DRAWN = 60;

    /** Each is given to so many of sixty cases; they are spread over the cases by their order here. */
    private static final List<String> GRADES = List.of(
            "inadequate",
            "requires-improvement",
            "good",
            "requires-improvement",
            "inadequate",
            "requires-improvement",
            "requires-improvement",
            "good",
            "inadequate",
            "requires-improvement");

    private final DemonstrationFieldwork fieldwork;
    private final DemonstrationSentBack sentBack;
    private final DemonstrationRecommendations followedUp;
    private final Raising raising;
    private final Publishing publishing;

    DemonstrationBaseline(
            DemonstrationFieldwork fieldwork,
            DemonstrationSentBack sentBack,
            DemonstrationRecommendations followedUp,
            Raising raising,
            Publishing publishing) {
        this.fieldwork = fieldwork;
        this.sentBack = sentBack;
        this.followedUp = followedUp;
        this.raising = raising;
        this.publishing = publishing;
    }

    void plan(DemonstrationAgenda agenda, People people, Consumer<String> progress) {
        agenda.at(119, 10, 5, () -> {
            progress.accept(
                    "Northmoor, baseline: a caseload of " + CASELOAD + " cases, of which " + DRAWN + " are drawn");
            var month = YearMonth.from(agenda.today());
            var inspection = fieldwork.inspection(
                    people.lead(),
                    people.northmoor().id(),
                    "Child protection " + agenda.today().minusMonths(6).getYear());
            var wave = fieldwork.wave(
                    people.lead(),
                    inspection,
                    "Baseline",
                    month.minusMonths(12).atDay(1),
                    month.minusMonths(7).atEndOfMonth());
            agenda.at(116, 14, 20, () -> fieldwork.caseload(people.liaison(), wave, CASELOAD));
            agenda.at(115, 9, 40, () -> fieldwork.draw(people.lead(), wave, DRAWN));
            agenda.at(
                    115,
                    10,
                    15,
                    () -> read(agenda, people, fieldwork.allocate(people.lead(), wave, people.inspectors()), progress));
            agenda.at(86, 10, 30, () -> {
                progress.accept("Northmoor, baseline: findings, and a report signed by two");
                raise(people, wave);
            });
            agenda.at(80, 15, 45, () -> write(people.lead(), wave));
            agenda.at(74, 16, 10, () -> sign(agenda, people, wave));
        });
    }

    private void read(DemonstrationAgenda agenda, People people, List<Reading> drawn, Consumer<String> progress) {
        progress.accept("Northmoor, baseline: " + drawn.size() + " readings, moderated, ten cases sent straight back");
        var words = new DemonstrationReadings(fieldwork.instrument(people.lead()), 2014);
        for (int i = 0; i < drawn.size(); i++) {
            var reading = drawn.get(i);
            var reader = reader(people, reading);
            var grade = GRADES.get(i % GRADES.size());
            int day = 112 - i / 4;
            int hour = 9 + 2 * (i % 4);
            agenda.at(day, hour, 10 + i % 17, () -> fieldwork.save(reader, reading.id(), words.of(reading, grade)));
            agenda.at(day, hour + 1, 20 + i % 31, () -> fieldwork.submit(reader, reading.id()));
            int number = i;
            agenda.at(95 - i / 15, 9 + i % 8, 5 + 2 * (i / 8), () -> moderate(people, reading, number));
        }
        sentBack.ofTheBaseline(agenda, people, drawn);
    }

    /** Here and there the moderator comes to another grade than the reader. */
    private void moderate(People people, Reading reading, int number) {
        if (number % 20 == 13) {
            fieldwork.moderate(
                    people.lead(),
                    reading.id(),
                    Optional.of("inadequate"),
                    "The delay is described fairly, but while it lasted nobody was acting on the risk. That is more than a"
                            + " weakness.");
        } else {
            fieldwork.moderate(people.lead(), reading.id(), Optional.empty(), "");
        }
    }

    static SignedIn reader(People people, Reading reading) {
        return people.inspectors().stream()
                .filter(inspector -> inspector.person().equals(reading.reader()))
                .findFirst()
                .orElseThrow();
    }

    private void raise(People people, Wave wave) {
        var lead = people.lead();
        var concern = finding(
                lead,
                wave,
                Finding.Kind.CAUSE_OF_CONCERN,
                "Supervisors do not see risk change, and nobody notices when a case stops",
                "Reviews were late, or said 'noted' and changed nothing. Cases stood still for weeks while the officers who"
                        + " held them had too many others. Where risk rose, those who could have decided to act were not told.",
                List.of("leadership.supervision", "leadership.oversight-of-risk", "organisation.workload"));
        recommend(
                lead,
                concern,
                "Have a supervisor review every child protection case within a day of its allocation and at each change of"
                        + " risk, and record what the review decided.",
                Recommendation.Timescale.THREE_MONTHS);
        recommend(
                lead,
                concern,
                "Show chief officers every week which cases have had no entry for two weeks, and what was done about each.",
                Recommendation.Timescale.IMMEDIATELY);
        var improvement = finding(
                lead,
                wave,
                Finding.Kind.AREA_FOR_IMPROVEMENT,
                "Partners are told late",
                "Referrals waited for a batch, and named some of the children concerned and not others. Strategy discussions"
                        + " that were asked for and not held were not asked for again.",
                List.of("organisation.referral-delay", "leadership.challenge", "judgement.siblings-overlooked"));
        recommend(
                lead,
                improvement,
                "Send each referral on the day of the visit, and check a sample every month for the children it names.",
                Recommendation.Timescale.SIX_MONTHS);
    }

    private Finding finding(
            SignedIn lead, Wave wave, Finding.Kind kind, String title, String text, List<String> failings) {
        var evidence = fieldwork.readings(lead, wave).stream()
                .filter(reading ->
                        reading.content().failings().stream().anyMatch(failing -> failings.contains(failing.kind())))
                .map(Reading::id)
                .toList();
        return as(
                lead,
                () -> raising.raise(
                        lead, Ids.next(), wave.id(), new Raising.Said(Optional.of(kind), title, text, evidence)));
    }

    private void recommend(SignedIn lead, Finding finding, String text, Recommendation.Timescale timescale) {
        as(
                lead,
                () -> raising.recommend(
                        lead, Ids.next(), finding.id(), text, Optional.of(timescale), Optional.empty()));
    }

    private void write(SignedIn lead, Wave wave) {
        as(
                lead,
                () -> publishing.write(
                        lead,
                        wave.id(),
                        0,
                        "We read {read} out of a caseload of {cases}. Of those read, {good} were good and {poor} fell short of"
                                + " it. We sent {sent-back} straight back to the force, because a child might still have been"
                                + " at risk.\n\nOfficers cared about the children whom they met. What failed was what should"
                                + " have stood behind them: supervision that notices, time to do the work, and partners who"
                                + " hear of a concern on the day it arises.",
                        ""));
    }

    private void sign(DemonstrationAgenda agenda, People people, Wave wave) {
        var lead = people.lead();
        var other = people.otherLead();
        var signed = as(lead, () -> publishing.sign(lead, wave.id(), publishing.digest(publishing.preview(wave.id()))));
        agenda.at(73, 8, 55, fieldwork::seal);
        agenda.at(73, 9, 0, () -> {
            as(other, () -> publishing.publish(other, wave.id(), signed.digest()));
            followedUp.plan(agenda, people);
        });
    }
}
