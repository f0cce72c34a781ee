package org.plumbline.reading;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.sampling.DrawnCase;
import org.plumbline.sampling.Draws;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Allocation of drawn cases to readers by a lead inspector. A case has one reader at a time. */
@Component
@Transactional
public class Allocating {

    private final Readings readings;
    private final ReadingSteps steps;
    private final Yardstick yardstick;
    private final Draws draws;
    private final Organisations organisations;
    private final Planning planning;
    private final Ledger ledger;
    private final Clock clock;

    Allocating(
            Readings readings,
            ReadingSteps steps,
            Yardstick yardstick,
            Draws draws,
            Organisations organisations,
            Planning planning,
            Ledger ledger,
            Clock clock) {
        this.readings = readings;
        this.steps = steps;
        this.yardstick = yardstick;
        this.draws = draws;
        this.organisations = organisations;
        this.planning = planning;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who can read: the inspectors and lead inspectors of this inspectorate, by name. */
    @Transactional(readOnly = true)
    public List<Colleague> readers(SignedIn lead) {
        return organisations.people(lead.organisation()).stream()
                .filter(Colleague::active)
                .filter(it -> it.roles().contains(Role.INSPECTOR) || it.roles().contains(Role.LEAD_INSPECTOR))
                .toList();
    }

    /**
     * Gives one drawn case to a reader, taking it from another who has not submitted it.
     *
     * @throws Refused when the present reader has submitted, or the person does not read
     * @throws Stale when somebody else allocates the case at this moment
     */
    public Reading allocate(SignedIn lead, UUID wave, UUID caseId, UUID reader) {
        var file = drawn(lead, wave).stream()
                .map(DrawnCase::file)
                .filter(it -> it.id().equals(caseId))
                .findFirst()
                .orElseThrow(NotFound::new);
        var to = reader(lead, reader);
        var present = readings.ofCase(caseId);
        if (present.filter(it -> it.reader().equals(reader)).isPresent()) {
            return present.get();
        }
        present.ifPresent(it -> withdraw(lead, it.id()));
        return give(lead, file, to);
    }

    /** Takes a case from its reader, who keeps what they wrote in case it comes back to them. */
    public void withdraw(SignedIn lead, UUID id) {
        steps.lock(id);
        var reading =
                readings.find(id).filter(it -> lead.isAny(Role.LEAD_INSPECTOR)).orElseThrow(NotFound::new);
        if (reading.state() == Reading.State.WITHDRAWN) {
            return;
        }
        yardstick.of(reading.file().wave()).unpublished();
        if (!reading.isOpen()) {
            throw new Refused(
                    "reader",
                    "%s has submitted the reading of %s. Return it to them first if somebody else is to read the case"
                            .formatted(reading.readerName(), reading.file().reference()));
        }
        steps.withdraw(lead, reading, clock.instant());
        enter(lead, "reading.withdrawal", reading);
    }

    /** What sharing the cases without a reader evenly would do; nothing is done yet. */
    @Transactional(readOnly = true)
    public EvenShares evenShares(SignedIn lead, UUID wave, List<UUID> readers) {
        if (readers.isEmpty()) {
            throw new Refused("readers", "Choose at least one reader");
        }
        var people = readers.stream().distinct().map(id -> reader(lead, id)).toList();
        var allocated = readings.ofWave(wave);
        var taken = allocated.stream().map(it -> it.file().id()).collect(Collectors.toSet());
        var load = allocated.stream().collect(Collectors.groupingBy(Reading::reader, Collectors.summingInt(it -> 1)));
        var free = drawn(lead, wave).stream()
                .map(DrawnCase::file)
                .filter(it -> !taken.contains(it.id()))
                .toList();
        return EvenShares.of(free, people, load);
    }

    /**
     * Gives every case without a reader to one of these, evenly, as it was shown.
     *
     * @param shown the mark of the shares that the person saw
     * @throws Stale when it would no longer be what was shown
     */
    public EvenShares allocateEvenly(SignedIn lead, UUID wave, List<UUID> readers, String shown) {
        var shares = evenShares(lead, wave, readers);
        if (!shares.mark().equals(shown)) {
            throw new Stale("Cases have been drawn or allocated since you looked. Nothing was allocated: look at the"
                    + " shares again.");
        }
        shares.shares().forEach(share -> share.cases().forEach(file -> give(lead, file, share.reader())));
        return shares;
    }

    private List<DrawnCase> drawn(SignedIn lead, UUID wave) {
        if (!lead.isAny(Role.LEAD_INSPECTOR)) {
            throw new NotFound();
        }
        yardstick.of(wave).unpublished();
        return draws.cases(wave);
    }

    private Colleague reader(SignedIn lead, UUID id) {
        return readers(lead).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("reader", "Choose an inspector of your inspectorate"));
    }

    private Reading give(SignedIn lead, CaseFile file, Colleague reader) {
        var id = steps.allocate(lead, file, reader.id(), reader.name(), clock.instant())
                .orElseThrow(() -> new Stale("Somebody else has just allocated " + file.reference()
                        + ". Nothing was changed: look at who reads it now."));
        var reading = readings.find(id).orElseThrow();
        enter(lead, "reading.allocation", reading);
        planning.reached(lead.by(), file.wave(), Wave.Stage.READING);
        return reading;
    }

    private void enter(SignedIn lead, String act, Reading reading) {
        ledger.enter(new Entry(
                lead.by(),
                act,
                "reading",
                reading.id().toString(),
                reading.file().inspectorate(),
                Optional.of(reading.file().force()),
                Map.of("case", reading.file().reference(), "reader", reading.reader()),
                Map.of()));
    }
}
