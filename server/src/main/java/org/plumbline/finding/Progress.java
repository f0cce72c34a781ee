package org.plumbline.finding;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.finding.Recommendation.Side;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a published recommendation: the force accepts it, plans, reports progress and claims completion over
 * its chief officer's name; the inspectorate tests, closes or does not. Each step is an entry of the history.
 */
@Component
@Transactional
public class Progress {

    private final Recommendations recommendations;
    private final Ledger ledger;
    private final Clock clock;

    Progress(Recommendations recommendations, Ledger ledger, Clock clock) {
        this.recommendations = recommendations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The statuses that this person can give it now. */
    @Transactional(readOnly = true)
    public Set<Status> possible(SignedIn who, Recommendation recommendation) {
        var side = side(who, recommendation);
        if (side.isEmpty() || recommendation.register().isPresent()) {
            return Set.of();
        }
        var possible = new TreeSet<Status>();
        recommendation.status().map(Status::next).orElse(Set.of()).stream()
                .filter(status -> status.side() == side.get())
                .filter(status -> status != Status.FORCE_SAYS_DONE || who.isAny(CHIEF_OFFICER))
                .filter(status -> status != Status.NOT_ACCEPTED || who.isAny(CHIEF_OFFICER))
                .forEach(possible::add);
        return possible;
    }

    /**
     * Adds to the history of a recommendation.
     *
     * @param seen the number of entries that the person had seen
     * @param words public, like the history itself
     * @param supersededBy the reference of the recommendation that takes its place, where the status says so
     * @throws Refused when something is missing or this person cannot set this status now
     * @throws Stale when somebody else was quicker
     */
    public void enter(
            SignedIn who,
            String reference,
            int seen,
            Optional<Status> status,
            String words,
            Optional<String> supersededBy) {
        var recommendation = published(reference);
        if (side(who, recommendation).isEmpty()) {
            throw new NotFound();
        }
        if (isSent(recommendation, seen, status, words)) {
            return;
        }
        stillAsSeen(recommendation, seen);
        var refusals = new ArrayList<Refusal>();
        if (status.isEmpty()) {
            refusals.add(Refusal.of("status", "Choose what has become of the recommendation"));
        } else if (!possible(who, recommendation).contains(status.get())) {
            refusals.add(Refusal.of(
                    "status",
                    "'" + status.get().inWords() + "' cannot follow '" + recommendation.statusInWords()
                            + "', or is not for you to set"));
        }
        if (words.isBlank()) {
            refusals.add(Refusal.of("words", "Say in a sentence or two what was done or decided. It is published"));
        } else if (words.length() > Raising.LONGEST_TEXT) {
            refusals.add(Refusal.of(
                    "words", "Shorten this to 4,000 characters or fewer: it has " + Numbers.inWords(words.length())));
        }
        boolean superseding = status.filter(Status.SUPERSEDED::equals).isPresent();
        if (superseding
                && supersededBy
                        .flatMap(recommendations::find)
                        .filter(by -> by.published() && !by.reference().equals(reference))
                        .isEmpty()) {
            refusals.add(Refusal.of(
                    "supersededBy",
                    "Enter the reference of the recommendation that takes its place, as its page shows it"));
        }
        Refused.ifAny(refusals);
        var now = now();
        recommendations.append(
                recommendation,
                seen + 1,
                new Recommendation.Event(
                        status.orElseThrow().side(),
                        now,
                        Recommendations.dated(now),
                        status,
                        words.strip(),
                        superseding ? supersededBy : Optional.empty()),
                author(who));
        var facts = new HashMap<String, Object>(Map.of("status", status.orElseThrow(), "words", words.strip()));
        supersededBy.filter(by -> superseding).ifPresent(by -> facts.put("superseded-by", by));
        ledger(who, recommendation, "recommendation.progress", facts);
    }

    /**
     * Writes the action plan anew; it is signed anew.
     *
     * @param seen the version that was seen, 0 when there was none
     */
    public void plan(SignedIn who, String reference, int seen, List<ActionPlan.PlannedStep> steps) {
        var recommendation = ofTheForce(who, reference, FORCE_LIAISON, CHIEF_OFFICER);
        var newest = recommendations.plan(recommendation);
        if (newest.filter(plan -> plan.number() == seen + 1 && plan.steps().equals(steps))
                .isPresent()) {
            return;
        }
        if (newest.map(ActionPlan::number).orElse(0) != seen) {
            throw new Stale("Somebody else changed the action plan while you were looking at it. Nothing of yours was "
                    + "taken: load the page again and enter it there.");
        }
        if (steps.isEmpty()) {
            throw new Refused("what-1", "Enter at least one step");
        }
        Refused.ifAny(tooLong(steps));
        var plan = new ActionPlan(seen + 1, steps, who.name(), now(), Optional.empty(), Optional.empty());
        recommendations.add(recommendation, plan, author(who));
        ledger(
                who,
                recommendation,
                "recommendation.action-plan",
                Map.of("version", plan.number(), "steps", steps.size()));
    }

    private static List<Refusal> tooLong(List<ActionPlan.PlannedStep> steps) {
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            for (var field :
                    Map.of("what-", step.what(), "owner-", step.owner()).entrySet()) {
                if (field.getValue().length() > ActionPlan.LONGEST_TEXT) {
                    refusals.add(Refusal.of(
                            field.getKey() + (i + 1),
                            "Step " + (i + 1) + ": shorten this to 500 characters or fewer: it has "
                                    + Numbers.inWords(field.getValue().length())));
                }
            }
        }
        return refusals;
    }

    /** The chief officer signs the newest version of the plan. */
    public void sign(SignedIn who, String reference, int version) {
        var recommendation = ofTheForce(who, reference, CHIEF_OFFICER);
        var newest = recommendations.plan(recommendation).orElseThrow(NotFound::new);
        if (newest.number() != version) {
            throw new Stale("The action plan was changed since you opened it. Read it again before you sign.");
        }
        if (newest.isSigned()) {
            return;
        }
        recommendations.sign(recommendation, version, author(who), now());
        ledger(who, recommendation, "recommendation.action-plan-signature", Map.of("version", version));
    }

    private Recommendation published(String reference) {
        return recommendations.find(reference).filter(Recommendation::published).orElseThrow(NotFound::new);
    }

    private Recommendation ofTheForce(SignedIn who, String reference, Role... roles) {
        var recommendation = published(reference);
        if (!who.isAny(roles)
                || side(who, recommendation).filter(Side.FORCE::equals).isEmpty()) {
            throw new NotFound();
        }
        return recommendation;
    }

    private static Optional<Side> side(SignedIn who, Recommendation recommendation) {
        if (who.isAny(FORCE_LIAISON, CHIEF_OFFICER)
                && recommendation.force().filter(who.organisation()::equals).isPresent()) {
            return Optional.of(Side.FORCE);
        }
        return who.isAny(LEAD_INSPECTOR) && recommendation.inspectorate().equals(who.organisation())
                ? Optional.of(Side.INSPECTORATE)
                : Optional.empty();
    }

    private static boolean isSent(Recommendation recommendation, int seen, Optional<Status> status, String words) {
        if (seen < 0 || seen >= recommendation.version()) {
            return false;
        }
        var taken = recommendation.history().get(seen);
        return taken.status().equals(status) && taken.words().equals(words.strip());
    }

    private static void stillAsSeen(Recommendation recommendation, int seen) {
        if (recommendation.version() != seen) {
            throw new Stale("Somebody else added to the history of " + recommendation.reference()
                    + " while you were looking at it. Nothing of yours was taken: read what they added, then go on.");
        }
    }

    private static Recommendations.Author author(SignedIn who) {
        return new Recommendations.Author(who.person(), who.name(), who.organisation());
    }

    private void ledger(SignedIn who, Recommendation recommendation, String act, Map<String, Object> facts) {
        ledger.enter(new Entry(
                who.by(),
                act,
                "recommendation",
                recommendation.reference(),
                recommendation.inspectorate(),
                recommendation.force(),
                facts,
                Map.of()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
