package org.plumbline.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeping what a reader writes, as often as the page sends it. Drafts are no ledger entries; what is submitted is.
 *
 * <p>Two opened pages of one reading, on one desk or two, never overwrite each other: edits of different fields are
 * merged, and two edits of one field are kept side by side until the reader decides.
 */
@Component
@Transactional
public class Drafting {

    private final Readings readings;
    private final ReadingSteps steps;
    private final Edits edits;
    private final Yardstick yardstick;
    private final Clock clock;

    Drafting(Readings readings, ReadingSteps steps, Edits edits, Yardstick yardstick, Clock clock) {
        this.readings = readings;
        this.steps = steps;
        this.edits = edits;
        this.yardstick = yardstick;
        this.clock = clock;
    }

    /**
     * Saves the whole of what a page holds.
     *
     * @param window the page, which knows the reading as it was opened and what it has saved since
     * @throws Refused when a text is too long or an answer is not in the instrument
     * @throws Stale when the reading is submitted or was given to somebody else
     */
    public Saved save(SignedIn reader, UUID id, Window window, ReadingContent content) {
        steps.lock(id);
        var reading = open(reader, id);
        var yardstick = this.yardstick.of(reading.file().wave()).unpublished();
        Refused.ifAny(
                content.unacceptable(yardstick.instrument(), reading.file().caseType()));
        var merge = Merge.of(
                edits.known(id, window), content.fields(), reading.content().fields());
        var at = clock.instant();
        var saved = keep(reader, reading, ContentFields.content(merge.merged()), window.id(), at);
        edits.conflict(reader, reading, merge.conflicts(), window.id(), at);
        return new Saved(saved, at, !merge.conflicts().isEmpty());
    }

    /** Saves what somebody wrote who opened the reading at this version and saves once. */
    public Saved save(SignedIn reader, UUID id, long version, ReadingContent content) {
        return save(reader, id, Window.on(version), content);
    }

    /** What saving came to; with a conflict, all is kept, but the reader has to decide. */
    public record Saved(Reading reading, Instant at, boolean conflict) {}

    /** What the reader has to decide before submitting. */
    @Transactional(readOnly = true)
    public List<Conflict> conflicts(UUID reading) {
        return edits.conflicts(reading);
    }

    /**
     * Decides every conflict of a reading at once.
     *
     * @param chosen the value for each field in conflict
     * @throws Stale when something was saved since the person looked
     */
    public Saved decide(SignedIn reader, UUID id, long version, Map<String, String> chosen) {
        steps.lock(id);
        var reading = open(reader, id);
        if (reading.version() != version) {
            throw new Stale(
                    "Something was saved in this reading while you decided. Look at what differs now, and decide"
                            + " again; nothing is lost.");
        }
        var refusals = new ArrayList<Refusal>();
        var fields = new TreeMap<>(reading.content().fields());
        for (var field :
                edits.conflicts(id).stream().map(Conflict::field).distinct().toList()) {
            if (chosen.containsKey(field)) {
                fields.put(field, chosen.get(field));
            } else {
                refusals.add(Refusal.of(field, "Choose which of the two is to stand"));
            }
        }
        Refused.ifAny(refusals);
        var content = ContentFields.content(fields);
        var yardstick = this.yardstick.of(reading.file().wave()).unpublished();
        Refused.ifAny(
                content.unacceptable(yardstick.instrument(), reading.file().caseType()));
        edits.decided(id);
        var at = clock.instant();
        return new Saved(keep(reader, reading, content, Ids.next(), at), at, false);
    }

    private Reading keep(SignedIn reader, Reading reading, ReadingContent content, UUID window, Instant at) {
        var changes = Merge.changes(reading.content().fields(), content.fields());
        if (changes.isEmpty()) {
            return reading;
        }
        edits.add(reader, reading, reading.version() + 1, changes, window, at);
        var state = reading.state() == Reading.State.ALLOCATED ? Reading.State.DRAFT : reading.state();
        steps.save(reading, state, content, at);
        return readings.find(reading.id()).orElseThrow();
    }

    private Reading open(SignedIn reader, UUID id) {
        var reading = readings.find(id)
                .filter(it -> it.reader().equals(reader.person()))
                .orElseThrow(NotFound::new);
        switch (reading.state()) {
            case ALLOCATED, DRAFT, RETURNED -> {}
            case SUBMITTED, MODERATED ->
                throw new Stale("This reading has been submitted, in another window or by pressing twice. What was"
                        + " submitted stands; ask a lead inspector to return it if it has to change.");
            case WITHDRAWN ->
                throw new Stale("A lead inspector has taken this case from you. What you had saved is kept; it comes"
                        + " back when the case is given to you again.");
        }
        return reading;
    }
}
