package org.plumbline.sentback;

import static org.plumbline.sentback.Told.What.DUE_SOON;
import static org.plumbline.sentback.Told.What.OVERDUE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.sentback.Escalations.Running;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the next named role, on both sides, that a clock is about to run out or has. It reads what is due from the
 * database at every beat, so neither a restart nor a clock that is set loses anything; the key of each telling lets one of
 * several servers tell it, once.
 */
@Component
class Escalating {

    /** After so long without a beat of any server, the escalation has stopped. */
    static final Duration STOPPED = Duration.ofSeconds(60);

    /** So far the clocks of servers may differ. */
    private static final Duration APART = Duration.ofMinutes(1);

    /** So many tellings at most are one transaction. */
    static final int PORTION = 20;

    private final Escalations escalations;
    private final SentBacks sentBacks;
    private final Rotas rotas;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Escalating(
            Escalations escalations,
            SentBacks sentBacks,
            Rotas rotas,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.escalations = escalations;
        this.sentBacks = sentBacks;
        this.rotas = rotas;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Looks at every running clock once; the server's own work. What is told the first time comes before what is told again,
     * and what fell due first before the rest. The portions begin with one telling and grow: a server that has just started
     * is slow, and if it is killed again and again it shall have told something each time.
     *
     * @return how many tellings there were
     */
    public int beat() {
        var now = clock.instant();
        var due = due(now);
        int told = 0;
        int size = 1;
        for (int from = 0; from < due.size(); ) {
            var portion = due.subList(from, Math.min(from + size, due.size()));
            told += tell(portion, now);
            from += portion.size();
            size = Math.min(2 * size, PORTION);
        }
        escalations.beat(now);
        return told;
    }

    /** A telling that was not yet, as far as anybody knows. */
    private record Due(Running running, EscalationRule rule, int occurrence, Set<Role> roles, boolean again) {

        /** A clock has run out and nobody was told of it. */
        boolean isNews() {
            return !again && !rule.isBeforeDue();
        }
    }

    private List<Due> due(Instant now) {
        Map<UUID, List<EscalationRule>> rules = new HashMap<>();
        // What a clock that ran ahead has told is not told again, but silences nothing that falls due before its time
        var before = escalations.told(now.plus(APART));
        return escalations.running(now.plus(longestAhead())).stream()
                .flatMap(running -> rules.computeIfAbsent(running.inspectorate(), this::rules).stream()
                        .filter(rule -> rule.clock() == running.kind())
                        .flatMap(rule -> due(running, rule, now, before).stream()))
                .sorted(Comparator.comparing(due -> !due.isNews()))
                .toList();
    }

    /** How long before a due time any rule tells of it. */
    private Duration longestAhead() {
        var byDefault = EscalationRule.DEFAULTS.stream()
                .map(rule -> rule.after().negated())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var own = escalations.longestAhead();
        return own.compareTo(byDefault) > 0 ? own : byDefault;
    }

    private static Optional<Due> due(
            Running running, EscalationRule rule, Instant now, Map<String, Escalations.Told> before) {
        // What comes before the due time is of no use after it
        if (rule.isBeforeDue() && !now.isBefore(running.due())) {
            return Optional.empty();
        }
        var told = before.getOrDefault(
                running.sentBack() + "/" + running.startedBy() + "/" + rule.key(), Escalations.Told.NOTHING);
        // Who has seen it is not told again; that one side has seen it is no reason not to tell the other
        var roles = rule.roles().stream()
                .filter(role -> !told.seenBy().contains(role.kind()))
                .collect(Collectors.toSet());
        return rule.occurrence(running.due(), now)
                .filter(next -> next > told.last() && !roles.isEmpty())
                .map(occurrence -> new Due(running, rule, occurrence, roles, told.last() >= 0));
    }

    private int tell(List<Due> portion, Instant now) {
        return Objects.requireNonNull(transaction.execute(
                status -> (int) portion.stream().filter(due -> tell(due, now)).count()));
    }

    private boolean tell(Due due, Instant now) {
        if (!escalations.tell(due.running(), due.rule(), due.occurrence(), due.roles(), now)) {
            return false;
        }
        due.roles().stream()
                .collect(Collectors.groupingBy(Role::kind, Collectors.toSet()))
                .forEach((side, ofSide) ->
                        events.publishEvent(told(due.running(), due.rule(), due.occurrence(), side, ofSide, now)));
        return true;
    }

    private static Told told(
            Running running, EscalationRule rule, int occurrence, OrganisationKind side, Set<Role> roles, Instant now) {
        return new Told(
                Telling.id("escalation/" + running.sentBack() + "/" + running.startedBy() + "/" + rule.key() + "/"
                        + occurrence + "/" + side),
                running.inspectorate(),
                running.force(),
                side == OrganisationKind.FORCE ? running.force() : running.inspectorate(),
                roles,
                Optional.empty(),
                running.reference(),
                rule.isBeforeDue() ? DUE_SOON : OVERDUE,
                true,
                now);
    }

    /** The rules of an inspectorate: its own, or Plumbline's while it has none. */
    @Transactional(readOnly = true)
    public List<EscalationRule> rules(UUID inspectorate) {
        var own = escalations.rules(inspectorate).stream().map(KeptRule::rule).toList();
        return own.isEmpty() ? EscalationRule.DEFAULTS : own;
    }

    /** What an inspectorate has decided, as it is kept; empty while it has Plumbline's rules. */
    @Transactional(readOnly = true)
    List<KeptRule> own(SignedIn who) {
        return escalations.rules(who.organisation());
    }

    /** Adds a rule to those of the inspectorate, which first takes over Plumbline's as its own. */
    @Transactional
    public void addRule(SignedIn who, EscalationRule rule) {
        takeOver(who);
        if (!rules(who.organisation()).contains(rule)) {
            escalations.addRule(who.organisation(), rule);
            enter(who, "escalation-rule.adding", rule.key());
        }
    }

    /** Takes over Plumbline's rules as the inspectorate's own, so that each can be removed. */
    @Transactional
    public void takeOver(SignedIn who) {
        if (own(who).isEmpty()) {
            EscalationRule.DEFAULTS.forEach(rule -> escalations.addRule(who.organisation(), rule));
            enter(who, "escalation-rule.taking-over", "all");
        }
    }

    /**
     * Removes a rule of the inspectorate's own.
     *
     * @throws Refused when it is the last: then nobody would be told of anything
     */
    @Transactional
    public void removeRule(SignedIn who, UUID id) {
        if (own(who).size() == 1) {
            throw new Refused("", "This is the last rule, and without one nobody would be told. Add another first");
        }
        if (!escalations.removeRule(who.organisation(), id)) {
            throw new NotFound();
        }
        enter(who, "escalation-rule.removal", id.toString());
    }

    /** Goes back to Plumbline's rules. */
    @Transactional
    public void restore(SignedIn who) {
        escalations.removeRules(who.organisation());
        enter(who, "escalation-rule.restoring", "all");
    }

    private void enter(SignedIn who, String act, String rule) {
        ledger.enter(new Entry(
                who.by(),
                act,
                "escalation-rule",
                who.organisation().toString(),
                who.organisation(),
                Optional.empty(),
                Map.of("rule", rule),
                Map.of()));
    }

    /** What was told of a case. */
    @Transactional(readOnly = true)
    List<Escalation> ofCase(SentBack sentBack) {
        return escalations.ofCase(sentBack.id());
    }

    /** Whether a telling reached this person: by a role, or because they were on duty, whatever their role. */
    @Transactional(readOnly = true)
    boolean isToldTo(SignedIn who, Escalation told) {
        return told.roles().stream().anyMatch(who::isAny)
                || told.roles().stream().anyMatch(role -> role.kind() == who.kind())
                        && rotas.wasOnDuty(who.person(), told.at());
    }

    /** Somebody who was told says that they have seen it: nobody of their side is told that again, though the clock runs on. */
    @Transactional
    public void seen(SignedIn who, String reference) {
        var sentBack = sentBacks
                .find(reference)
                .filter(found -> SendingBack.isVisible(who, found))
                .orElseThrow(NotFound::new);
        var roles = Stream.of(Role.values()).filter(who::isAny).collect(Collectors.toSet());
        if (escalations.seen(sentBack.id(), who, roles, clock.instant()) > 0) {
            ledger.enter(new Entry(
                    who.by(),
                    "escalation.seen",
                    "sent-back",
                    sentBack.id().toString(),
                    sentBack.inspectorate(),
                    Optional.of(sentBack.force()),
                    Map.of("reference", reference),
                    Map.of()));
        }
    }

    /** Whether any server tells what has to be told. A beat in the future is one of before the clock was set back. */
    @Transactional(readOnly = true)
    public boolean isRunning() {
        return escalations
                .lastBeat()
                .filter(last -> Duration.between(last, clock.instant()).abs().compareTo(STOPPED) < 0)
                .isPresent();
    }
}
