package org.plumbline.operation;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import org.plumbline.finding.Register;
import org.plumbline.organisation.SignedIn;
import org.plumbline.release.PublishedResults;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Makes what a demonstration shows, through the same operations that people call: a baseline wave that was published a
 * quarter ago, with its recommendations, and the next wave in the midst of its fieldwork.
 */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class Demonstration {

    private final DemonstrationCast cast;
    private final DemonstrationBaseline baseline;
    private final DemonstrationQuarter quarter;
    private final DemonstrationRota rota;
    private final DemonstrationFieldwork fieldwork;
    private final Register register;
    private final PublishedResults publishedResults;
    private final DemonstrationClock clock;

    Demonstration(
            DemonstrationCast cast,
            DemonstrationBaseline baseline,
            DemonstrationQuarter quarter,
            DemonstrationRota rota,
            DemonstrationFieldwork fieldwork,
            Register register,
            PublishedResults publishedResults,
            DemonstrationClock clock) {
        this.cast = cast;
        this.baseline = baseline;
        this.quarter = quarter;
        this.rota = rota;
        this.fieldwork = fieldwork;
        this.register = register;
        this.publishedResults = publishedResults;
        this.clock = clock;
    }

    /**
     * Makes all of it, in an application that serves nobody yet and whose clocks stand still. When it fails, what it
     * made is thrown away.
     *
     * @param progress is told what is being made, in a few words for whoever waits
     */
    void make(Consumer<String> progress) {
        var agenda = new DemonstrationAgenda(clock);
        agenda.at(120, 9, 0, () -> {
            progress.accept("organisations and people, all invented");
            var people = cast.join();
            progress.accept("results and recommendations that were published elsewhere");
            takeWhatWasPublished(people.administrator());
            baseline.plan(agenda, people, progress);
            quarter.plan(agenda, people, progress);
            agenda.minutesAgo(0, () -> rota.keep(agenda, people));
        });
        agenda.carryOut();
        progress.accept("the seals of its ledger");
        fieldwork.seal();
    }

    private void takeWhatWasPublished(SignedIn administrator) {
        DemonstrationFieldwork.as(administrator, () -> register.take(administrator, published("recommendations")));
        DemonstrationFieldwork.as(
                administrator, () -> publishedResults.take(administrator, published("published_case_grades")));
    }

    private static InputStream published(String name) {
        return Objects.requireNonNull(Demonstration.class.getResourceAsStream("/published/" + name + ".csv"), name);
    }
}
