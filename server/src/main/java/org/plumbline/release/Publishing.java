package org.plumbline.release;

import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Findings;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.ledger.CanonicalJson;
import org.plumbline.ledger.Checkpoints;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes, signs and publishes the report of a wave. The first signature freezes the report; the second, of another lead
 * inspector, publishes it with its findings. A published report is corrected by another that names it.
 */
@Component
@Transactional
public class Publishing {

    static final int LONGEST_WORDS = 4_000;

    private final Releases releases;
    private final Reporting reporting;
    private final ReportPdf pdf;
    private final Findings findings;
    private final Inspections inspections;
    private final Planning planning;
    private final Organisations organisations;
    private final Checkpoints checkpoints;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Publishing(
            Releases releases,
            Reporting reporting,
            ReportPdf pdf,
            Findings findings,
            Inspections inspections,
            Planning planning,
            Organisations organisations,
            Checkpoints checkpoints,
            Ledger ledger,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.releases = releases;
        this.reporting = reporting;
        this.pdf = pdf;
        this.findings = findings;
        this.inspections = inspections;
        this.planning = planning;
        this.organisations = organisations;
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** The report as it would be signed now. */
    @Transactional(readOnly = true)
    public Report preview(UUID wave) {
        return reporting.report(
                wave, releases.draft(wave).map(Releases.Draft::summary).orElse(""));
    }

    /**
     * Saves the words of the report.
     *
     * @param version the version that was read, 0 when there was none
     * @param whatChanged of a correction: what changed since the release before
     * @throws Refused when a number is typed, or a name in braces is no figure
     * @throws Stale when somebody else saved since
     */
    public void write(SignedIn lead, UUID waveId, long version, String summary, String whatChanged) {
        only(lead);
        var wave = wave(waveId);
        var figures = reporting.figures(waveId);
        var refusals = new ArrayList<Refusal>();
        refuse("summary", summary, figures, refusals);
        refuse("whatChanged", whatChanged, figures, refusals);
        Refused.ifAny(refusals);
        var draft = new Releases.Draft(summary.strip(), whatChanged.strip(), version);
        if (releases.draft(waveId).filter(draft::isFollowedBy).isEmpty()) {
            releases.save(waveId, wave.inspectorate(), wave.force(), draft);
        }
    }

    private static void refuse(String field, String words, List<Report.Figure> figures, List<Refusal> refusals) {
        refusals.addAll(Wording.refusals(field, words, figures));
        if (words.length() > LONGEST_WORDS) {
            refusals.add(Refusal.of(
                    field, "Shorten this to 4,000 characters or fewer: it has " + Numbers.inWords(words.length())));
        }
    }

    /** What still stands in the way of signing; empty when nothing does. */
    @Transactional(readOnly = true)
    public List<Refusal> obstacles(UUID waveId) {
        var wave = wave(waveId);
        var obstacles = new ArrayList<Refusal>();
        if (wave.stage().compareTo(Wave.Stage.MODERATED) < 0) {
            obstacles.add(Refusal.of("", "Not every case that was drawn has its final grade yet"));
        }
        findings.ofWave(waveId).stream()
                .filter(Finding::lacksRecommendation)
                .forEach(finding -> obstacles.add(
                        Refusal.of("", "The cause of concern '" + finding.title() + "' has no recommendation")));
        var draft = releases.draft(waveId).orElse(Releases.Draft.EMPTY);
        if (!releases.ofWave(waveId).isEmpty() && draft.whatChanged().isBlank()) {
            obstacles.add(Refusal.of("whatChanged", "This wave is published. Say what a correction changes"));
        }
        return obstacles;
    }

    /**
     * Signs the report first: from now on its content stays as it is.
     *
     * @param digest of the report that the person saw
     * @throws Refused when something stands in the way
     * @throws Stale when the report has changed since it was looked at
     */
    public Release sign(SignedIn lead, UUID waveId, String digest) {
        only(lead);
        var wave = wave(waveId);
        releases.holdStill(waveId);
        var waiting = releases.awaitingSecondSignature(waveId);
        if (waiting.isPresent()) {
            if (waiting.get().isSignedBy(lead.person())
                    && waiting.get().digest().equals(digest)) {
                return waiting.get();
            }
            throw new Stale("Somebody else has signed this report already. Look at what they signed.");
        }
        Refused.ifAny(obstacles(waveId));
        var report = preview(waveId);
        var content = canonical(report);
        if (!digestOf(content).equals(digest)) {
            throw new Stale(
                    "The report has changed since you opened it: a case sent back was taken further, or somebody"
                            + " changed its words. Read it again before you sign.");
        }
        var corrected = releases.ofWave(waveId).stream().findFirst();
        var whatChanged = Wording.filled(
                releases.draft(waveId).map(Releases.Draft::whatChanged).orElse(""), report.figures());
        var at = now();
        var signature = new Release.Signature(lead.person(), lead.name(), at);
        var release = new Release(
                Ids.next(),
                waveId,
                wave.inspectorate(),
                wave.force(),
                report.title(),
                digest,
                List.of(signature),
                corrected.map(before -> new Release.Correction(before.slug(), whatChanged)),
                Optional.empty(),
                Optional.empty());
        releases.add(release, content, corrected.map(Release::id), at);
        releases.sign(release, signature);
        enter(lead, "release.first-signature", release, Map.of());
        return release;
    }

    /**
     * Takes the first signature back, by anybody who could sign: the report can be changed again.
     *
     * @param digest of the report that the person saw
     * @throws Stale when another report has been signed since
     */
    public void withdraw(SignedIn lead, UUID waveId, String digest) {
        only(lead);
        wave(waveId);
        releases.holdStill(waveId);
        var waiting = releases.awaitingSecondSignature(waveId);
        if (waiting.isEmpty()) {
            return;
        }
        if (!waiting.get().digest().equals(digest)) {
            throw new Stale("Another report has been signed since you opened this page. Look at it first.");
        }
        releases.withdraw(waiting.get(), lead.person(), now());
        enter(lead, "release.withdrawal", waiting.get(), Map.of());
    }

    /**
     * Signs second, and publishes.
     *
     * @param digest of the report that the person saw
     * @throws Refused when the same person signed first, or a finding is no longer as it was signed
     * @throws Stale when another report waits for the signature, or none
     */
    public Release publish(SignedIn lead, UUID waveId, String digest) {
        only(lead);
        var wave = wave(waveId);
        releases.holdStill(waveId);
        var published = releases.ofWave(waveId).stream()
                .filter(release -> release.digest().equals(digest) && release.isSignedBy(lead.person()))
                .findFirst();
        if (published.isPresent()) {
            return published.get();
        }
        var waiting = releases.awaitingSecondSignature(waveId)
                .filter(release -> release.digest().equals(digest))
                .orElseThrow(() -> new Stale("The report that you looked at no longer waits for a second signature."));
        if (waiting.isSignedBy(lead.person())) {
            throw new Refused("", "You signed this report first. Somebody else signs second");
        }
        var at = now();
        var report = releases.report(waiting);
        releases.sign(waiting, new Release.Signature(lead.person(), lead.name(), at));
        findings.publish(lead.by(), waveId, at.atZone(Dates.LONDON).toLocalDate());
        // read after they were published, so that nobody changes them in between
        if (!reporting.findings(waveId).equals(report.findings())) {
            throw new Refused(
                    "",
                    "A finding or a recommendation was changed since the first signature. Take the first signature"
                            + " back, read the report again and sign anew");
        }
        var publication = new Release.Publication(
                slug(wave, waiting),
                at,
                checkpoints.newest().map(signed -> signed.checkpoint().text()).orElse(""));
        var signed = releases.awaitingSecondSignature(waveId).orElseThrow();
        releases.publish(signed, publication, pdf.of(report, publication, signed));
        planning.reached(lead.by(), waveId, Wave.Stage.PUBLISHED);
        enter(lead, "release.publication", waiting, Map.of("slug", publication.slug()));
        events.publishEvent(new ReleasePublished(publication.slug(), wave.inspectorate(), wave.force()));
        return releases.find(publication.slug()).orElseThrow();
    }

    /** By which whoever signs says what they saw. */
    @Transactional(readOnly = true)
    public String digest(Report report) {
        return digestOf(canonical(report));
    }

    private String slug(Wave wave, Release release) {
        var force = organisations.find(wave.force()).orElseThrow(NotFound::new).slug();
        var stem = force + "-" + wave.practiceTo().getYear() + "-"
                + wave.name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        var corrections = releases.ofWave(wave.id()).size();
        var name = corrections == 0 ? stem : stem + "-correction-" + corrections;
        return releases.find(name).isEmpty()
                ? name
                : name + "-" + release.digest().substring(0, 6);
    }

    private String canonical(Report report) {
        return CanonicalJson.of(json.convertValue(report, new TypeReference<Map<String, Object>>() {}));
    }

    private static String digestOf(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Wave wave(UUID id) {
        return inspections.wave(id).orElseThrow(NotFound::new);
    }

    private void enter(SignedIn lead, String act, Release release, Map<String, Object> more) {
        var facts = new HashMap<String, Object>(Map.of("title", release.title(), "digest", release.digest()));
        release.corrects().ifPresent(correction -> facts.put("corrects", correction.slug()));
        facts.putAll(more);
        ledger.enter(new Entry(
                lead.by(),
                act,
                "release",
                release.id().toString(),
                release.inspectorate(),
                Optional.of(release.force()),
                facts,
                Map.of()));
    }

    private static void only(SignedIn who) {
        if (!who.isAny(LEAD_INSPECTOR)) {
            throw new NotFound();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
