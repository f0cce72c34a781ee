package org.plumbline.reading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sampling.Draws;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moderation of submitted readings by a lead inspector: the final grade, or back to the reader. */
@Component
@Transactional
public class Moderating {

    private final Readings readings;
    private final ReadingSteps steps;
    private final Yardstick yardstick;
    private final Draws draws;
    private final Planning planning;
    private final Ledger ledger;
    private final Clock clock;

    Moderating(
            Readings readings,
            ReadingSteps steps,
            Yardstick yardstick,
            Draws draws,
            Planning planning,
            Ledger ledger,
            Clock clock) {
        this.readings = readings;
        this.steps = steps;
        this.yardstick = yardstick;
        this.draws = draws;
        this.planning = planning;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Gives the case its final grade: the reader's, or another with a reason, which the reader sees. When it is the
     * last of the drawn cases, the wave has come to {@link Wave.Stage#MODERATED}.
     *
     * @param version the version that the moderator looked at
     * @param reason may be empty where the grade is the reader's
     * @throws Refused when the moderator read the case themselves, or another grade has no reason
     * @throws Stale when the reading has been moderated or returned since
     */
    public Reading moderate(SignedIn lead, UUID id, long version, String grade, String reason) {
        var reading = locked(lead, id);
        if (isDoneBy(lead, reading, grade)) {
            return reading;
        }
        var yardstick = submitted(lead, reading, version);
        var why = ReadingContent.cleaned(reason);
        var confirmed = reading.content().grade().equals(Optional.of(grade));
        var refusals = new ArrayList<Refusal>();
        if (yardstick.instrument().scale().grade(grade).isEmpty()) {
            refusals.add(Refusal.of("grade", "Choose the final grade"));
        } else if (!confirmed && why.isEmpty()) {
            refusals.add(
                    Refusal.of("reason", "Say why the final grade is another than the reader's; the reader sees it"));
        }
        refusals.addAll(tooLong(why));
        Refused.ifAny(refusals);

        steps.moderate(lead, reading, grade, why, clock.instant());
        enter(
                lead,
                "reading.moderation",
                reading,
                Map.of("grade", grade, "confirmed", confirmed),
                why.isEmpty() ? Map.of() : Map.of("reason", why));
        if (isLast(reading.file().wave())) {
            planning.reached(lead.by(), reading.file().wave(), Wave.Stage.MODERATED);
        }
        return readings.find(id).orElseThrow();
    }

    /**
     * Gives a submitted reading back to its reader, who writes in it again; what was submitted is kept as it was.
     *
     * @param reason what is to be done, which the reader sees
     */
    public Reading giveBack(SignedIn lead, UUID id, long version, String reason) {
        var reading = locked(lead, id);
        var why = ReadingContent.cleaned(reason);
        if (reading.state() == Reading.State.RETURNED
                && reading.returned()
                        .filter(it -> it.moderator().equals(lead.person())
                                && it.reason().equals(why))
                        .isPresent()) {
            return reading;
        }
        submitted(lead, reading, version);
        var refusals = new ArrayList<>(tooLong(why));
        if (why.isEmpty()) {
            refusals.add(Refusal.of("reason", "Say what the reader is to do; they see it"));
        }
        Refused.ifAny(refusals);
        steps.giveBack(lead, reading, why, clock.instant());
        enter(lead, "reading.return", reading, Map.of(), Map.of("reason", why));
        return readings.find(id).orElseThrow();
    }

    private Reading locked(SignedIn lead, UUID id) {
        if (!lead.isAny(Role.LEAD_INSPECTOR)) {
            throw new NotFound();
        }
        steps.lock(id);
        return readings.find(id).orElseThrow(NotFound::new);
    }

    /** The same decision sent twice is one. */
    private static boolean isDoneBy(SignedIn lead, Reading reading, String grade) {
        return reading.moderation()
                .filter(it -> it.moderator().equals(lead.person()) && it.grade().equals(grade))
                .isPresent();
    }

    private Yardstick.Of submitted(SignedIn lead, Reading reading, long version) {
        if (reading.reader().equals(lead.person())) {
            throw new Refused("", "You read this case yourself. Another lead inspector moderates it");
        }
        reading.moderation().ifPresent(it -> {
            throw new Stale(it.moderatorName() + " has moderated this reading already. Nothing was changed.");
        });
        if (reading.state() != Reading.State.SUBMITTED || reading.version() != version) {
            throw new Stale("This reading has been returned to its reader, or submitted again, since you opened it."
                    + " Nothing was changed: open it again.");
        }
        return yardstick.of(reading.file().wave()).unpublished();
    }

    private static List<Refusal> tooLong(String reason) {
        return reason.length() <= ReadingContent.LONGEST_NOTE
                ? List.of()
                : List.of(Refusal.of(
                        "reason",
                        "The reason has %,d characters. Shorten it to %,d or fewer"
                                .formatted(reason.length(), ReadingContent.LONGEST_NOTE)));
    }

    private boolean isLast(UUID wave) {
        var byState = readings.byState(wave);
        var moderated = byState.getOrDefault(Reading.State.MODERATED, 0);
        return byState.keySet().equals(Set.of(Reading.State.MODERATED))
                && moderated == draws.cases(wave).size();
    }

    private void enter(SignedIn lead, String act, Reading reading, Map<String, ?> facts, Map<String, String> personal) {
        var all = new HashMap<String, Object>(facts);
        all.put("case", reading.file().reference());
        all.put("reader", reading.reader());
        ledger.enter(new Entry(
                lead.by(),
                act,
                "reading",
                reading.id().toString(),
                reading.file().inspectorate(),
                Optional.of(reading.file().force()),
                all,
                personal));
    }
}
