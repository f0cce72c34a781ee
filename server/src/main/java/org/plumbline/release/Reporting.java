package org.plumbline.release;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Findings;
import org.plumbline.finding.Recommendation;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Dates;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.reading.Reading;
import org.plumbline.reading.Readings;
import org.plumbline.release.Report.ComparisonText;
import org.plumbline.release.Report.Figure;
import org.plumbline.release.Results.Graded;
import org.plumbline.sampling.Draw;
import org.plumbline.sampling.Draws;
import org.plumbline.sampling.Sample;
import org.plumbline.sentback.SentBacks;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Comparison;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out the report of a wave from its final grades, its cases sent back and its findings. */
@Component
@Transactional(readOnly = true)
class Reporting {

    private static final String POOR = "poorly handled";
    private static final Sample NOTHING_DRAWN = new Sample(new Design.Purposive(0), List.of(), List.of());

    private final Inspections inspections;
    private final Instruments instruments;
    private final Organisations organisations;
    private final Draws draws;
    private final Readings readings;
    private final SentBacks sentBacks;
    private final Findings findings;
    private final Releases releases;
    private final Clock clock;

    Reporting(
            Inspections inspections,
            Instruments instruments,
            Organisations organisations,
            Draws draws,
            Readings readings,
            SentBacks sentBacks,
            Findings findings,
            Releases releases,
            Clock clock) {
        this.inspections = inspections;
        this.instruments = instruments;
        this.organisations = organisations;
        this.draws = draws;
        this.readings = readings;
        this.sentBacks = sentBacks;
        this.findings = findings;
        this.releases = releases;
        this.clock = clock;
    }

    /**
     * The report as the wave stands now.
     *
     * @param summary the lead inspector's words, with the names of figures in braces
     */
    Report report(UUID waveId, String summary) {
        var wave = inspections.wave(waveId).orElseThrow(NotFound::new);
        var results = results(wave);
        var figures = figures(results);
        var force = name(wave.force());
        return new Report(
                force + ": " + wave.name().toLowerCase(Locale.UK) + " report",
                name(wave.inspectorate()),
                force,
                results.inspectionTitle(),
                wave.name(),
                wave.practiceFrom(),
                wave.practiceTo(),
                results.instrument().title() + ", version "
                        + results.instrument().ref().version(),
                results.instrument().scale().inWords(),
                Wording.filled(summary, figures),
                sentenceCase(results.design().described()),
                results.population(),
                results.graded().size(),
                figures,
                headlines(results),
                tables(results),
                findings(waveId),
                comparisons(results),
                notes(results));
    }

    /** The names of the figures that a summary may use, with what stands behind each now. */
    List<Figure> figures(UUID waveId) {
        return figures(results(inspections.wave(waveId).orElseThrow(NotFound::new)));
    }

    /** @param until cases sent back later than this are left out: what was published of a wave does not change */
    private Results results(Wave wave, Instant until) {
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        var instrument = instruments.find(inspection.instrument()).orElseThrow(NotFound::new);
        var drawn = draws.ofWave(wave.id());
        return new Results(
                wave,
                inspection.title(),
                instrument,
                draws.sample(wave.id()).orElse(NOTHING_DRAWN),
                drawn.stream().mapToLong(Draw::population).max().orElse(0),
                readings.ofWave(wave.id()).stream()
                        .filter(reading -> reading.moderation().isPresent())
                        .map(reading -> graded(reading, instrument))
                        .toList(),
                sentBacks.ofWave(wave.id()).stream()
                        .filter(each -> !each.raisedAt().isAfter(until))
                        .toList(),
                drawn.stream()
                        .flatMap(draw -> draw.caseTypes().stream())
                        .filter(type -> type.population() > 0)
                        .map(Draw.OfType::caseType)
                        .collect(Collectors.toSet()));
    }

    private Results results(Wave wave) {
        return results(wave, Instant.MAX);
    }

    private static Results.Graded graded(Reading reading, Instrument instrument) {
        return new Results.Graded(
                reading.file().id(),
                reading.file().caseType(),
                instrument
                        .scale()
                        .grade(reading.moderation().orElseThrow().grade())
                        .orElseThrow(),
                reading.content().failings().stream()
                        .map(failing -> failing.kind())
                        .toList());
    }

    private static List<String> headlines(Results results) {
        var headlines = new ArrayList<String>();
        headlines.add(results.share(Graded::isPoor).sentence("graded " + results.poorInWords()));
        headlines.add(results.share(results.isSentBack()).sentence("sent straight back to the force"));
        return headlines;
    }

    private static List<Figure> figures(Results results) {
        var read = results.counted().size();
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("cases", Numbers.of(results.population(), "case")));
        figures.add(new Figure("read", Numbers.of(read, "case")));
        figures.add(new Figure("poor", share(results.count(Graded::isPoor), read)));
        for (var grade : results.instrument().scale().grades()) {
            figures.add(new Figure(
                    grade.key(), share(results.count(each -> each.grade().equals(grade)), read)));
        }
        figures.add(new Figure("sent-back", share(results.count(results.isSentBack()), read)));
        if (results.chosenByHandBeside() > 0) {
            figures.add(new Figure("chosen-by-hand", Numbers.of(results.chosenByHandBeside(), "case")));
        }
        figures.add(new Figure("wave", results.wave().name()));
        figures.add(new Figure(
                "practice-period",
                Dates.inWords(results.wave().practiceFrom()) + " to "
                        + Dates.inWords(results.wave().practiceTo())));
        return figures;
    }

    private static String share(long found, long read) {
        return read == 0 ? "none, as no case was read" : Numbers.share(found, read);
    }

    private List<Table> tables(Results results) {
        var times = new SentBackTimes(results.sentBack(), clock.instant());
        return List.of(
                GradeTables.grades(results),
                GradeTables.gradesByCaseType(results),
                GradeTables.failings(results),
                SentBackTables.steps(results.sentBack(), clock.instant()),
                SentBackTables.outcomes(results.sentBack()),
                times.summary(),
                times.curves());
    }

    private List<ComparisonText> comparisons(Results results) {
        return inspections.waves(results.wave().inspection()).stream()
                .filter(earlier -> earlier.number() < results.wave().number())
                .filter(earlier -> earlier.stage() == Wave.Stage.PUBLISHED)
                .flatMap(earlier -> compared(results(earlier, published(earlier)), results).stream())
                .toList();
    }

    /** When the report in force of a wave was fixed. */
    private Instant published(Wave wave) {
        return releases.ofWave(wave.id()).stream()
                .flatMap(release -> release.signatures().stream())
                .map(Release.Signature::at)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static List<ComparisonText> compared(Results earlier, Results later) {
        var comparisons = new LinkedHashMap<String, Comparison>();
        comparisons.put(
                later.poorAsLabel(),
                Change.between(
                        result(earlier, POOR, earlier.share(Graded::isPoor)),
                        result(later, POOR, later.share(Graded::isPoor)),
                        Change.Direction.MORE_IS_WORSE));
        comparisons.put(
                "Sent straight back",
                Change.between(
                        result(earlier, "sent straight back", earlier.share(earlier.isSentBack())),
                        result(later, "sent straight back", later.share(later.isSentBack())),
                        Change.Direction.MORE_IS_WORSE));
        return comparisons.entrySet().stream()
                .map(each -> new ComparisonText(
                        earlier.wave().name(),
                        each.getKey(),
                        each.getValue() instanceof Comparison.Compared,
                        each.getValue().sentence()))
                .toList();
    }

    private static Result result(Results results, String measure, Estimate estimate) {
        return new Result(
                measure,
                results.instrument().scale().key(),
                "inspector",
                results.caseTypes(),
                results.wave().practiceFrom(),
                results.wave().practiceTo(),
                estimate);
    }

    private static List<String> notes(Results results) {
        var notes = new ArrayList<String>();
        var seen = new HashSet<String>();
        results.share(Graded::isPoor).warnings().stream()
                .map(Warning::sentence)
                .filter(seen::add)
                .forEach(notes::add);
        if (results.chosenByHandBeside() > 0) {
            notes.add(Numbers.of(results.chosenByHandBeside(), "case")
                    + " more, chosen by hand, were read beside those drawn by chance; they are in no figure or table"
                    + " but those of cases sent back.");
        }
        long again = results.sentBack().size()
                - SentBackTables.newestOfEach(results.sentBack()).size();
        if (again > 0) {
            notes.add("A case that was sent straight back more than once is counted once, as it stands after the newest"
                    + " time.");
        }
        return notes;
    }

    /** The findings as the report has them. */
    List<Report.FindingText> findings(UUID wave) {
        return findings.ofWave(wave).stream().map(Reporting::inWords).toList();
    }

    private static Report.FindingText inWords(Finding finding) {
        return new Report.FindingText(
                finding.kind().inWords(),
                finding.title(),
                finding.text(),
                finding.evidence().size(),
                finding.recommendations().stream().map(Reporting::inWords).toList());
    }

    private static Report.RecommendationText inWords(Recommendation recommendation) {
        var byDate = recommendation.timescale() == Recommendation.Timescale.BY_DATE;
        return new Report.RecommendationText(
                recommendation.reference(),
                recommendation.text(),
                byDate
                        ? "By " + recommendation.due().map(Dates::inWords).orElse("a date")
                        : recommendation.timescale().inWords());
    }

    private String name(UUID organisation) {
        return organisations.find(organisation).map(Organisation::name).orElseThrow(NotFound::new);
    }

    private static String sentenceCase(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
