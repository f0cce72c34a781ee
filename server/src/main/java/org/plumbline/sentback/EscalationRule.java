package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.organisation.Role;
import org.plumbline.page.Durations;
import org.plumbline.sentback.SentBack.Clock;

/**
 * Who is told that a clock is about to run out, or has.
 *
 * @param after from the due time; before it where negative
 * @param roles of either side
 * @param again so often until somebody says that they have seen it, or the step is taken; empty for once
 */
public record EscalationRule(Clock.Kind clock, Duration after, Set<Role> roles, Optional<Duration> again) {

    /** Then it has been told so often that telling it again tells nobody more. */
    static final int MOST_TIMES = 200;

    /** What holds until an inspectorate decides otherwise: first those who have to act, then those above them. */
    static final List<EscalationRule> DEFAULTS = List.of(
            once(Clock.Kind.ACKNOWLEDGEMENT, Duration.ofMinutes(-30), FORCE_LIAISON, CHIEF_OFFICER),
            again(Clock.Kind.ACKNOWLEDGEMENT, Duration.ZERO, Duration.ofMinutes(30), CHIEF_OFFICER, DUTY_INSPECTOR),
            again(Clock.Kind.ACKNOWLEDGEMENT, Duration.ofHours(1), Duration.ofHours(1), LEAD_INSPECTOR),
            once(Clock.Kind.SAFETY, Duration.ofHours(-4), FORCE_LIAISON, CHIEF_OFFICER),
            again(Clock.Kind.SAFETY, Duration.ZERO, Duration.ofHours(1), CHIEF_OFFICER, DUTY_INSPECTOR, LEAD_INSPECTOR),
            once(Clock.Kind.ANSWER, Duration.ofDays(-2), FORCE_LIAISON),
            again(Clock.Kind.ANSWER, Duration.ZERO, Duration.ofDays(1), FORCE_LIAISON, CHIEF_OFFICER, DUTY_INSPECTOR),
            again(Clock.Kind.ANSWER, Duration.ofDays(2), Duration.ofDays(1), LEAD_INSPECTOR),
            once(Clock.Kind.VERIFICATION, Duration.ofDays(-2), DUTY_INSPECTOR),
            again(Clock.Kind.VERIFICATION, Duration.ZERO, Duration.ofDays(1), DUTY_INSPECTOR, LEAD_INSPECTOR));

    public EscalationRule {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("somebody has to be told");
        }
    }

    private static EscalationRule once(Clock.Kind clock, Duration after, Role... roles) {
        return new EscalationRule(clock, after, Set.of(roles), Optional.empty());
    }

    private static EscalationRule again(Clock.Kind clock, Duration after, Duration again, Role... roles) {
        return new EscalationRule(clock, after, Set.of(roles), Optional.of(again));
    }

    /**
     * Which telling is due now, from 0; empty while none is. After a time in which nobody told, one is due and not all
     * that were missed.
     */
    Optional<Integer> occurrence(Instant due, Instant now) {
        var first = due.plus(after);
        if (now.isBefore(first)) {
            return Optional.empty();
        }
        return Optional.of(again.map(
                        every -> (int) Math.min(Duration.between(first, now).dividedBy(every), MOST_TIMES - 1L))
                .orElse(0));
    }

    boolean isBeforeDue() {
        return after.isNegative();
    }

    /** What names the rule among those of its inspectorate, whatever becomes of it later. */
    String key() {
        return clock + "/" + after + "/"
                + EnumSet.copyOf(roles).stream().map(Enum::name).collect(Collectors.joining("+"));
    }

    /** For example '30 minutes before it is due' or 'when it is due, and every hour until somebody has seen it'. */
    public String whenInWords() {
        var when = after.isZero()
                ? "when it is due"
                : Durations.inWords(after.abs()) + (isBeforeDue() ? " before it is due" : " after it was due");
        return when
                + again.map(every -> ", and every " + Durations.inWords(every).replaceFirst("^1 ", "")
                                + " until somebody has seen it")
                        .orElse("");
    }

    public String rolesInWords() {
        return EnumSet.copyOf(roles).stream().map(Role::inWords).collect(Collectors.joining(", "));
    }
}
