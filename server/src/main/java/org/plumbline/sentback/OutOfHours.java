package org.plumbline.sentback;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Dates;
import org.plumbline.page.NotFound;
import org.plumbline.sentback.Told.What;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom the rota reaches out of hours, and that it reaches nobody. */
@Component
@Transactional(readOnly = true)
public class OutOfHours {

    /** No run of weekend and bank holidays is longer, so that a gap is seen from its beginning. */
    private static final Duration BACK = Duration.ofDays(8);

    private static final Duration AHEAD = Duration.ofDays(28);

    private final Rotas rotas;
    private final Organisations organisations;
    private final WorkingDays workingDays;
    private final Clock clock;

    OutOfHours(Rotas rotas, Organisations organisations, WorkingDays workingDays, Clock clock) {
        this.rotas = rotas;
        this.organisations = organisations;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * Who is told of something urgent.
     *
     * @param onDuty the persons on duty; empty when nobody is
     * @param everybody whether those who have the role are told as well
     * @param gap the time for which nobody is on duty, which is an alarm
     */
    public record Reach(Set<UUID> onDuty, boolean everybody, Optional<Span> gap) {

        public Reach {
            onDuty = Set.copyOf(onDuty);
        }
    }

    /** Who is on duty now for an organisation; empty within working hours, and where no rota is kept. */
    public Optional<Watch> kept(UUID organisation) {
        return organisations.find(organisation).filter(this::isWatchedNow).map(this::watch);
    }

    /**
     * Who is told of something urgent: the person on duty in addition to everybody with the role, and instead of them where
     * it is only a reminder before a due time; where a child may be in immediate danger always both.
     */
    public Reach reach(Watch watch, What what, String reference) {
        return watch.onDuty().isEmpty()
                ? new Reach(Set.of(), true, watch.gap())
                : new Reach(
                        watch.onDuty().stream().map(Duty::person).collect(Collectors.toSet()),
                        what != What.DUE_SOON || rotas.isOfImmediateDanger(reference),
                        Optional.empty());
    }

    /** Whether somebody has to be on duty now. */
    private boolean isWatchedNow(Organisation organisation) {
        var keeping = rotas.keeping(organisation.id());
        return keeping.kept() && workingDays.isOutOfHours(clock.instant(), keeping.hours(), organisation.nation());
    }

    /** Who is on duty for an organisation now. */
    public Watch watch(UUID organisation) {
        return watch(organisations.find(organisation).orElseThrow(NotFound::new));
    }

    Watch watch(Organisation organisation) {
        return aroundNow(organisation).at(clock.instant());
    }

    private Rota aroundNow(Organisation organisation) {
        var now = clock.instant();
        return rotas.of(organisation, new Span(now.minus(BACK), now.plus(AHEAD)));
    }

    /** The stretches for which nobody is on duty and that begin within so long, four weeks at most; the first may be now. */
    public List<Span> gaps(UUID organisation, Duration within) {
        var now = clock.instant();
        return aroundNow(organisations.find(organisation).orElseThrow(NotFound::new)).gapsAfter(now).stream()
                .filter(gap -> gap.from().isBefore(now.plus(within)))
                .toList();
    }

    /** What everybody of an organisation has to know whose open cases nobody watches now; the server's own work. */
    public Map<UUID, String> alarms() {
        var alarms = new HashMap<UUID, String>();
        for (var id : rotas.withOpenCases()) {
            organisations
                    .find(id)
                    .filter(this::isWatchedNow)
                    .flatMap(this::alarm)
                    .ifPresent(alarm -> alarms.put(id, alarm));
        }
        return alarms;
    }

    private Optional<String> alarm(Organisation organisation) {
        return watch(organisation)
                .gap()
                .map(gap -> "Nobody is on duty for " + organisation.name() + " until " + Dates.withWeekday(gap.to())
                        + ". What is urgent is told to everybody with the role. Put somebody on the rota.");
    }
}
