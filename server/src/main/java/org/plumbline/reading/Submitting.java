package org.plumbline.reading;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Submitting a reading for moderation. */
@Component
@Transactional
public class Submitting {

    private final Readings readings;
    private final ReadingSteps steps;
    private final Edits edits;
    private final Yardstick yardstick;
    private final Ledger ledger;
    private final Clock clock;

    Submitting(Readings readings, ReadingSteps steps, Edits edits, Yardstick yardstick, Ledger ledger, Clock clock) {
        this.readings = readings;
        this.steps = steps;
        this.edits = edits;
        this.yardstick = yardstick;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Submits what the reader checked. The same version submitted twice is one submission.
     *
     * @param version the version that was checked
     * @throws Refused when something is still to be said or decided
     * @throws Stale when the reading has changed since it was checked
     */
    public Reading submit(SignedIn reader, UUID id, long version) {
        steps.lock(id);
        var reading = readings.find(id).filter(it -> it.isReadBy(reader)).orElseThrow(NotFound::new);
        if (steps.isSubmitted(id, version)) {
            return reading;
        }
        if (!reading.isOpen() || reading.version() != version) {
            throw new Stale("This reading has changed since you checked it, perhaps in another window. Nothing was"
                    + " submitted: check the answers again, then submit.");
        }
        var yardstick = this.yardstick.of(reading.file().wave()).unpublished();
        if (!edits.conflicts(id).isEmpty()) {
            throw new Refused("", "Decide between the two versions of what was changed in two windows");
        }
        Refused.ifAny(
                reading.content().missing(yardstick.instrument(), reading.file().caseType()));
        steps.submit(reader, reading, yardstick.instrument().ref(), clock.instant());
        ledger.enter(new Entry(
                reader.by(),
                "reading.submission",
                "reading",
                id.toString(),
                reading.file().inspectorate(),
                Optional.of(reading.file().force()),
                Map.of(
                        "case",
                        reading.file().reference(),
                        "version",
                        version,
                        "instrument",
                        yardstick.instrument().ref().toString(),
                        "grade",
                        reading.content().grade().orElseThrow()),
                Map.of("content", ContentJson.of(reading.content()))));
        return readings.find(id).orElseThrow();
    }
}
