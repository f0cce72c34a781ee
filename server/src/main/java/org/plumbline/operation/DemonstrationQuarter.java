package org.plumbline.operation;

import static org.plumbline.operation.DemonstrationBaseline.reader;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.inspection.Inspection;
import org.plumbline.inspection.Inspections;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.reading.Reading;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The wave after the baseline, in the midst of its fieldwork, and a first wave of Eastholm that waits for its caseload. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationQuarter {

    private static final int CASELOAD = 418;
    private static final int DRAWN = 45;
    private static final int SUBMITTED = 21;
    private static final int MODERATED = 9;
    private static final int BEGUN = 31;

    private static final List<String> GRADES = List.of(
            "requires-improvement", "good", "inadequate", "requires-improvement", "good", "requires-improvement");

    private final DemonstrationFieldwork fieldwork;
    private final DemonstrationSentBack sentBack;
    private final Inspections inspections;

    DemonstrationQuarter(DemonstrationFieldwork fieldwork, DemonstrationSentBack sentBack, Inspections inspections) {
        this.fieldwork = fieldwork;
        this.sentBack = sentBack;
        this.inspections = inspections;
    }

    void plan(DemonstrationAgenda agenda, People people, Consumer<String> progress) {
        agenda.at(28, 9, 30, () -> {
            progress.accept("Northmoor, quarter 1: a wave in the midst of its fieldwork");
            var month = YearMonth.from(agenda.today());
            var wave = fieldwork.wave(
                    people.lead(),
                    inspectionOfNorthmoor(people).id(),
                    "Quarter 1",
                    month.minusMonths(4).atDay(1),
                    month.minusMonths(2).atEndOfMonth());
            agenda.at(24, 11, 10, () -> fieldwork.caseload(people.liaison(), wave, CASELOAD));
            agenda.at(22, 9, 20, () -> fieldwork.draw(people.otherLead(), wave, DRAWN));
            agenda.at(
                    22,
                    9,
                    50,
                    () -> read(agenda, people, fieldwork.allocate(people.otherLead(), wave, people.inspectors())));
        });
        agenda.at(9, 15, 0, () -> {
            progress.accept("Eastholm: a baseline that waits for its caseload");
            var month = YearMonth.from(agenda.today());
            fieldwork.wave(
                    people.otherLead(),
                    fieldwork.inspection(
                            people.otherLead(),
                            people.eastholm().id(),
                            "Child protection " + agenda.today().getYear()),
                    "Baseline",
                    month.minusMonths(7).atDay(1),
                    month.minusMonths(2).atEndOfMonth());
        });
    }

    private Inspection inspectionOfNorthmoor(People people) {
        return DemonstrationFieldwork.as(people.lead(), () -> inspections.all()).stream()
                .filter(inspection ->
                        inspection.force().equals(people.northmoor().id()))
                .findFirst()
                .orElseThrow();
    }

    private void read(DemonstrationAgenda agenda, People people, List<Reading> drawn) {
        var words = new DemonstrationReadings(fieldwork.instrument(people.lead()), 2026);
        for (int i = 0; i < BEGUN; i++) {
            var reading = drawn.get(i);
            var reader = reader(people, reading);
            if (i >= SUBMITTED) {
                agenda.at(
                        1 + i % 3,
                        9 + i % 7,
                        4 * (i % 12),
                        () -> fieldwork.save(reader, reading.id(), words.begun(reading)));
                continue;
            }
            var grade = GRADES.get(i % GRADES.size());
            int day = 19 - i * 2 / 3;
            agenda.at(day, 10 + i % 5, 15, () -> fieldwork.save(reader, reading.id(), words.of(reading, grade)));
            agenda.at(day, 11 + i % 5, 40, () -> fieldwork.submit(reader, reading.id()));
            if (i < MODERATED) {
                agenda.at(
                        4,
                        9 + i / 2,
                        10 + 25 * (i % 2),
                        () -> fieldwork.moderate(people.otherLead(), reading.id(), Optional.empty(), ""));
            }
        }
        agenda.at(
                3,
                10,
                20,
                () -> fieldwork.giveBack(
                        people.otherLead(),
                        drawn.get(MODERATED).id(),
                        "The rationale speaks of a delay of eleven weeks and the answer under 'Investigation' of eleven days. Please"
                                + " look at the log again and put right whichever is wrong."));
        sentBack.ofTheQuarter(agenda, people, drawn);
    }
}
