package org.plumbline.sentback;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the rotas: an organisation its own, an inspectorate's administrators also those of the forces that they look after.
 * Each change names the version of the rota that its maker had seen; whoever comes second is told.
 */
@Component
@Transactional
public class Rostering {

    static final Duration LONGEST_DUTY = Duration.ofDays(31);
    static final int MOST_WEEKS = 26;

    private final Rotas rotas;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    Rostering(Rotas rotas, Organisations organisations, Ledger ledger, Clock clock) {
        this.rotas = rotas;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The organisations whose rota this person may see, their own first. */
    @Transactional(readOnly = true)
    List<Organisation> visibleTo(SignedIn who) {
        var own = organisations.find(who.organisation()).stream();
        var others = who.isAny(ADMINISTRATOR)
                ? organisations.lookedAfterBy(who.organisation()).stream()
                        .map(Organisations.LookedAfter::organisation)
                        .filter(each -> !each.id().equals(who.organisation()))
                : Stream.<Organisation>empty();
        return Stream.concat(own, others)
                .filter(each -> each.kind() != OrganisationKind.OVERSIGHT)
                .toList();
    }

    /** @throws NotFound when there is no such organisation for this person */
    @Transactional(readOnly = true)
    Organisation organisation(SignedIn who, String slug) {
        return visibleTo(who).stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    static boolean mayEdit(SignedIn who, Organisation organisation) {
        return who.isAny(ADMINISTRATOR)
                || who.organisation().equals(organisation.id()) && who.isAny(LEAD_INSPECTOR, FORCE_LIAISON);
    }

    @Transactional(readOnly = true)
    Rota rota(Organisation organisation, Span within) {
        return rotas.of(organisation, within);
    }

    /** Who can be put on the rota. */
    @Transactional(readOnly = true)
    List<Colleague> people(Organisation organisation) {
        return organisations.people(organisation.id()).stream()
                .filter(Duty::canBeDoneBy)
                .toList();
    }

    /**
     * Puts somebody on duty. A duty that would have begun already begins now: who was on duty before is history.
     *
     * @throws Refused when the person can't be on duty, or the time is over, too long or theirs already
     */
    public void add(SignedIn who, String slug, int seen, UUID person, Span span) {
        change(who, slug, seen, organisation -> {
            if (people(organisation).stream().noneMatch(each -> each.id().equals(person))) {
                throw new Refused("person", "Choose somebody who can act on a case sent back");
            }
            refusal(span).ifPresent(why -> {
                throw new Refused("to", why);
            });
            var taken = fromNow(span);
            if (!rotas.add(organisation.id(), person, taken)) {
                throw new Refused("person", "This duty is on the rota already");
            }
            return new Change<>("duty.addition", facts(person, taken), taken);
        });
    }

    /** Why nobody can be on duty for such a time; empty when somebody can. */
    Optional<String> refusal(Span span) {
        if (!span.to().isAfter(now())) {
            return Optional.of("This duty would be over already. Give an end that is still to come");
        }
        if (Duration.between(span.from(), span.to()).compareTo(LONGEST_DUTY) > 0) {
            return Optional.of("A duty lasts 31 days at most. Give an earlier end");
        }
        return Optional.empty();
    }

    private Span fromNow(Span span) {
        return span.from().isBefore(now()) ? new Span(now(), span.to()) : span;
    }

    /**
     * Takes a duty off the rota. One that has begun ends now: that somebody was on duty stays.
     *
     * @throws Refused when it is over
     */
    public void remove(SignedIn who, String slug, int seen, UUID id) {
        change(who, slug, seen, organisation -> {
            var duty = rotas.find(organisation.id(), id).orElseThrow(NotFound::new);
            if (!duty.span().to().isAfter(now())) {
                throw new Refused("", "This duty is over, and who was on duty stays");
            }
            rotas.remove(id);
            if (duty.span().from().isBefore(now())) {
                rotas.add(organisation.id(), duty.person(), new Span(duty.span().from(), now()));
            }
            return new Change<>("duty.removal", facts(duty.person(), duty.span()), duty);
        });
    }

    /** @param left how many were left out, as their person can't be on duty any more */
    public record Copied(int duties, int left) {}

    /**
     * Copies the duties that begin in one week into those that follow, at the same times of the clock.
     *
     * @param monday of the week
     * @throws Refused when nobody is on duty in that week
     */
    public Copied copy(SignedIn who, String slug, int seen, LocalDate monday, int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new Refused("weeks", "Give a number of weeks from 1 to " + MOST_WEEKS);
        }
        return change(who, slug, seen, organisation -> {
            int added = 0;
            int left = 0;
            var week = week(monday);
            var pattern = rotas.of(organisation, week).duties().stream()
                    .filter(duty -> week.includes(duty.span().from()))
                    .toList();
            if (pattern.isEmpty()) {
                throw new Refused("week", "No duty begins in that week. Choose one that is filled in");
            }
            for (int later = 1; later <= weeks; later++) {
                for (var duty : pattern) {
                    var span = LondonTime.later(duty.span(), later);
                    if (!duty.stands()) {
                        left++;
                    } else if (span.from().isAfter(now()) && rotas.add(organisation.id(), duty.person(), span)) {
                        added++;
                    }
                }
            }
            return new Change<>(
                    "duty.copying",
                    Map.of("week", monday.toString(), "weeks", weeks, "added", added),
                    new Copied(added, left));
        });
    }

    static Span week(LocalDate monday) {
        return new Span(WorkingDays.startOf(monday), WorkingDays.startOf(monday.plusWeeks(1)));
    }

    /** @param already how many were on the rota before */
    public record Taken(int added, int already) {}

    /**
     * Takes the duties of a file, all or nothing; those that are there stay.
     *
     * @throws Refused naming line, column, value and remedy of everything that is wrong
     */
    public Taken take(SignedIn who, String slug, int seen, InputStream csv) {
        return change(who, slug, seen, organisation -> {
            var present = rotas.of(organisation, new Span(now(), now().plus(RotaFile.FARTHEST))).duties().stream()
                    .map(duty -> new RotaFile.Row(duty.person(), duty.span()))
                    .collect(Collectors.toSet());
            int added = 0;
            var rows = RotaFile.read(csv, people(organisation), present, this::refusal);
            for (var row : rows) {
                if (!present.contains(row) && rotas.add(organisation.id(), row.person(), fromNow(row.span()))) {
                    added++;
                }
            }
            var taken = new Taken(added, rows.size() - added);
            return new Change<>("duty.import", Map.of("added", taken.added(), "already", taken.already()), taken);
        });
    }

    /** The rota from now on, as a file that can be taken again. */
    @Transactional(readOnly = true)
    Stream<List<String>> file(Organisation organisation) {
        return RotaFile.rows(rotas.of(organisation, new Span(now(), now().plus(RotaFile.FARTHEST)))
                .duties());
    }

    /** Decides when the organisation is at work, and whether it keeps a rota. */
    public void keep(SignedIn who, String slug, int seen, OfficeHours hours, boolean kept) {
        change(who, slug, seen, organisation -> {
            rotas.keep(organisation.id(), hours, kept);
            return new Change<>(
                    "rota.keeping",
                    Map.of(
                            "opens", hours.from().toString(),
                            "closes", hours.to().toString(),
                            "kept", kept),
                    hours);
        });
    }

    private record Change<T>(String act, Map<String, Object> facts, T result) {}

    private <T> T change(SignedIn who, String slug, int seen, Function<Organisation, Change<T>> change) {
        var organisation = organisation(who, slug);
        if (!mayEdit(who, organisation)) {
            throw new NotFound();
        }
        rotas.takeTurn(organisation.id(), seen);
        var done = change.apply(organisation);
        ledger.enter(new Entry(
                who.by(),
                done.act(),
                "rota",
                organisation.id().toString(),
                organisations.keeper(organisation.id()),
                organisation.kind() == OrganisationKind.FORCE ? Optional.of(organisation.id()) : Optional.empty(),
                done.facts(),
                Map.of()));
        return done.result();
    }

    private static Map<String, Object> facts(UUID person, Span span) {
        return Map.of(
                "person",
                person.toString(),
                "from",
                span.from().toString(),
                "to",
                span.to().toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
