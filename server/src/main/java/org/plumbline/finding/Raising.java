package org.plumbline.finding;

import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.reading.Reading;
import org.plumbline.reading.Readings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises the findings of a wave and their recommendations, and changes them until they are published. */
@Component
@Transactional
public class Raising {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 4_000;
    static final int LONGEST_YEARS = 10;

    private final Findings findings;
    private final Recommendations recommendations;
    private final Readings readings;
    private final Inspections inspections;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    Raising(
            Findings findings,
            Recommendations recommendations,
            Readings readings,
            Inspections inspections,
            Organisations organisations,
            Ledger ledger,
            Clock clock) {
        this.findings = findings;
        this.recommendations = recommendations;
        this.readings = readings;
        this.inspections = inspections;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a lead inspector says of a finding. */
    public record Said(Optional<Finding.Kind> kind, String title, String text, List<UUID> evidence) {

        public Said {
            evidence = evidence.stream().distinct().toList();
        }

        private boolean isOf(Finding finding) {
            return kind.filter(finding.kind()::equals).isPresent()
                    && title.strip().equals(finding.title())
                    && text.strip().equals(finding.text())
                    && Set.copyOf(evidence).equals(Set.copyOf(finding.evidence()));
        }
    }

    /**
     * Raises a finding.
     *
     * @param id made by the page, so that the same sending twice raises one
     * @throws Refused when the kind, the title, the text or the evidence is missing, or a reading is not of the wave
     */
    public Finding raise(SignedIn lead, UUID id, UUID wave, Said said) {
        only(lead);
        var already = findings.find(id);
        if (already.isPresent()) {
            return already.get();
        }
        var of = openWave(wave);
        refuse(said, of);
        var finding = new Finding(
                id,
                wave,
                of.inspectorate(),
                of.force(),
                said.kind().orElseThrow(),
                said.title().strip(),
                said.text().strip(),
                said.evidence(),
                List.of(),
                Optional.empty(),
                0);
        if (!findings.add(finding)) {
            return findings.find(id).orElseThrow(NotFound::new);
        }
        enter(lead, "finding.raising", finding);
        return finding;
    }

    /**
     * Changes a finding that is not published yet.
     *
     * @throws Stale when somebody else changed or published it since this version was read
     */
    public void change(SignedIn lead, UUID id, long version, Said said) {
        only(lead);
        findings.holdStill(id);
        var finding = findings.find(id).orElseThrow(NotFound::new);
        if (finding.version() == version + 1 && said.isOf(finding)) {
            return;
        }
        refuse(said, openWave(finding.wave()));
        var changed = new Finding(
                id,
                finding.wave(),
                finding.inspectorate(),
                finding.force(),
                said.kind().orElseThrow(),
                said.title().strip(),
                said.text().strip(),
                said.evidence(),
                finding.recommendations(),
                finding.publishedOn(),
                version);
        findings.change(changed);
        enter(lead, "finding.change", changed);
    }

    /**
     * Takes a finding back before it is published, with its recommendations.
     *
     * @throws Stale when somebody else changed or published it since this version was read
     */
    public void withdraw(SignedIn lead, UUID id, long version) {
        only(lead);
        findings.holdStill(id);
        var finding = findings.find(id).orElseThrow(NotFound::new);
        if (finding.published() || finding.version() != version) {
            throw new Stale("Somebody else changed or published this finding since you opened it. It was not withdrawn:"
                    + " load the page again and look at it first.");
        }
        finding.recommendations().forEach(recommendations::remove);
        findings.withdraw(finding);
        enter(lead, "finding.withdrawal", finding);
    }

    /**
     * Adds a recommendation to a finding that is not published yet.
     *
     * @param id made by the page, so that the same sending twice adds one
     * @param date the date that is set, where the timescale is a date
     */
    public Recommendation recommend(
            SignedIn lead,
            UUID id,
            UUID findingId,
            String text,
            Optional<Recommendation.Timescale> timescale,
            Optional<LocalDate> date) {
        only(lead);
        findings.holdStill(findingId);
        var finding = findings.find(findingId).orElseThrow(NotFound::new);
        var already = finding.recommendations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (already.isPresent()) {
            return already.get();
        }
        openWave(finding.wave());
        var today = clock.instant().atZone(Dates.LONDON).toLocalDate();
        var refusals = new ArrayList<Refusal>();
        refuseText("text", text, LONGEST_TEXT, "Say what the force is to do", refusals);
        if (timescale.isEmpty()) {
            refusals.add(Refusal.of("timescale", "Choose by when it is to be done"));
        }
        boolean byDate =
                timescale.filter(Recommendation.Timescale.BY_DATE::equals).isPresent();
        if (byDate && date.isEmpty()) {
            refusals.add(Refusal.of("date", "Enter the date by which it is to be done, for example 31 3 2027"));
        } else if (byDate && date.filter(today::isBefore).isEmpty()) {
            refusals.add(Refusal.of("date", "Enter a date after today"));
        } else if (byDate
                && date.filter(today.plusYears(LONGEST_YEARS)::isAfter).isEmpty()) {
            refusals.add(Refusal.of("date", "Enter a date within the next 10 years"));
        }
        Refused.ifAny(refusals);
        var force = organisations.find(finding.force()).orElseThrow(NotFound::new);
        var recommendation = recommendations.add(new Recommendation(
                id,
                recommendations.nextReference(force.slug(), today.getYear()),
                Optional.of(findingId),
                finding.inspectorate(),
                Optional.of(finding.force()),
                force.name(),
                text.strip(),
                timescale.orElseThrow(),
                byDate ? date : Optional.empty(),
                false,
                "",
                Optional.empty(),
                List.of()));
        recommendations.append(
                recommendation,
                1,
                new Recommendation.Event(
                        Recommendation.Side.INSPECTORATE,
                        clock.instant(),
                        Recommendations.dated(clock.instant()),
                        Optional.of(Recommendation.Status.MADE),
                        "",
                        Optional.empty()),
                new Recommendations.Author(lead.person(), lead.name(), lead.organisation()));
        enter(lead, "recommendation.making", recommendation);
        return recommendation;
    }

    private void refuse(Said said, Wave wave) {
        var refusals = new ArrayList<Refusal>();
        if (said.kind().isEmpty()) {
            refusals.add(Refusal.of("kind", "Choose whether it is a cause of concern or an area for improvement"));
        }
        refuseText("title", said.title(), LONGEST_TITLE, "Give the finding a title", refusals);
        refuseText("text", said.text(), LONGEST_TEXT, "Say what was found", refusals);
        var submitted = readings.ofWave(wave.id()).stream()
                .filter(reading -> reading.submittedAt().isPresent())
                .map(Reading::id)
                .toList();
        if (said.evidence().isEmpty()) {
            refusals.add(Refusal.of("evidence", "Choose the readings that the finding rests on"));
        } else if (!submitted.containsAll(said.evidence())) {
            refusals.add(Refusal.of(
                    "evidence", "A reading that you chose is not of this wave, or not submitted: choose again"));
        }
        Refused.ifAny(refusals);
    }

    private static void refuseText(String field, String text, int longest, String missing, List<Refusal> refusals) {
        if (text.isBlank()) {
            refusals.add(Refusal.of(field, missing));
        } else if (text.length() > longest) {
            refusals.add(Refusal.of(
                    field,
                    "Shorten this to " + Numbers.inWords(longest) + " characters or fewer: it has "
                            + Numbers.inWords(text.length())));
        }
    }

    private Wave openWave(UUID id) {
        var wave = inspections.wave(id).orElseThrow(NotFound::new);
        if (wave.stage() == Wave.Stage.PUBLISHED) {
            throw new Refused("", "This wave is published, and its findings can no longer be changed");
        }
        return wave;
    }

    private void enter(SignedIn lead, String act, Finding finding) {
        ledger.enter(new Entry(
                lead.by(),
                act,
                "finding",
                finding.id().toString(),
                finding.inspectorate(),
                Optional.of(finding.force()),
                Map.of("kind", finding.kind(), "evidence", finding.evidence().size(), "title", finding.title()),
                Map.of("text", finding.text())));
    }

    private void enter(SignedIn lead, String act, Recommendation recommendation) {
        ledger.enter(new Entry(
                lead.by(),
                act,
                "recommendation",
                recommendation.reference(),
                recommendation.inspectorate(),
                recommendation.force(),
                Map.of("timescale", recommendation.timescale(), "text", recommendation.text()),
                Map.of()));
    }

    private static void only(SignedIn who) {
        if (!who.isAny(LEAD_INSPECTOR)) {
            throw new NotFound();
        }
    }
}
