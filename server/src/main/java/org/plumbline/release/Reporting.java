package org.plumbline.release;

import static org.plumbline.release.Table.Cell.count;
import static org.plumbline.release.Table.Cell.notGiven;
import static org.plumbline.release.Table.Cell.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Findings;
import org.plumbline.finding.Recommendation;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.GradeScale;
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
import org.plumbline.release.Table.Cell;
import org.plumbline.release.Table.Column;
import org.plumbline.release.Table.Kind;
import org.plumbline.sampling.DrawnCase;
import org.plumbline.sampling.Draws;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.SentBacks;
import org.plumbline.statistics.Change;
import org.plumbline.statistics.Comparison;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Level;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Tally;
import org.plumbline.statistics.Warning;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out the report of a wave from its final grades, its cases sent back and its findings. */
@Component
@Transactional(readOnly = true)
class Reporting {

    private static final String POOR = "poorly handled";

    private final Inspections inspections;
    private final Instruments instruments;
    private final Organisations organisations;
    private final Draws draws;
    private final Readings readings;
    private final SentBacks sentBacks;
    private final Findings findings;
    private final java.time.Clock clock;

    Reporting(
            Inspections inspections,
            Instruments instruments,
            Organisations organisations,
            Draws draws,
            Readings readings,
            SentBacks sentBacks,
            Findings findings,
            java.time.Clock clock) {
        this.inspections = inspections;
        this.instruments = instruments;
        this.organisations = organisations;
        this.draws = draws;
        this.readings = readings;
        this.sentBacks = sentBacks;
        this.findings = findings;
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
                findings.ofWave(waveId).stream().map(this::inWords).toList(),
                comparisons(results),
                notes(results));
    }

    /** The names of the figures that a summary may use, with what stands behind each now. */
    List<Figure> figures(UUID waveId) {
        return figures(results(inspections.wave(waveId).orElseThrow(NotFound::new)));
    }

    /** What a report is made of. Only cases drawn by chance speak for the caseload, where there are any. */
    private record Results(
            Wave wave,
            String inspectionTitle,
            Instrument instrument,
            Design design,
            long population,
            List<Graded> graded,
            List<SentBack> sentBack,
            Set<String> caseTypes) {

        /** The cases that the estimates rest on: those drawn by chance, or all where none was. */
        List<Graded> counted() {
            return design.isRandom()
                    ? graded.stream().filter(each -> !each.chosenByHand()).toList()
                    : graded;
        }

        long chosenByHandBeside() {
            return graded.size() - counted().size();
        }

        Estimate share(Predicate<Graded> what) {
            return Estimation.share(design, tallies(what, each -> true));
        }

        /** The share among the cases of one type. */
        Estimate share(String caseType, Predicate<Graded> what) {
            if (design instanceof Design.Stratified stratified) {
                var of = counted().stream()
                        .filter(each -> each.caseType().equals(caseType))
                        .toList();
                return Estimation.share(
                        stratified.of(caseType),
                        List.of(Tally.of(of.stream().filter(what).count(), of.size())),
                        Level.NINETY_FIVE);
            }
            return Estimation.share(
                    design, tallies(what, each -> each.caseType().equals(caseType)), Level.NINETY_FIVE);
        }

        private List<Tally> tallies(Predicate<Graded> what, Predicate<Graded> among) {
            if (design instanceof Design.Stratified stratified) {
                return stratified.strata().stream()
                        .map(stratum -> tally(
                                stratum.name(),
                                counted().stream()
                                        .filter(each -> each.caseType().equals(stratum.name()))
                                        .toList(),
                                what,
                                among))
                        .toList();
            }
            return List.of(tally("", counted(), what, among));
        }

        private static Tally tally(String stratum, List<Graded> read, Predicate<Graded> what, Predicate<Graded> among) {
            return new Tally(
                    stratum,
                    read.stream().filter(among).filter(what).count(),
                    read.stream().filter(among).count(),
                    read.size());
        }
    }

    /** A case with its final grade. */
    private record Graded(
            UUID caseId, String caseType, boolean chosenByHand, GradeScale.Grade grade, List<String> failings) {}

    private Results results(Wave wave) {
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        var instrument = instruments.find(inspection.instrument()).orElseThrow(NotFound::new);
        var byHand = draws.cases(wave.id()).stream()
                .collect(Collectors.toMap(each -> each.file().id(), DrawnCase::chosenByHand));
        var graded = readings.ofWave(wave.id()).stream()
                .filter(reading -> reading.moderation().isPresent())
                .map(reading -> graded(reading, instrument, byHand))
                .toList();
        var chance = draws.byChance(wave.id());
        return new Results(
                wave,
                inspection.title(),
                instrument,
                draws.design(wave.id()).orElseGet(() -> new Design.Purposive(graded.size())),
                chance.map(draw -> (long) draw.population())
                        .orElseGet(() -> draws.ofWave(wave.id()).stream()
                                .mapToLong(draw -> draw.population())
                                .max()
                                .orElse(0)),
                graded,
                sentBacks.ofWave(wave.id()),
                draws.ofWave(wave.id()).stream()
                        .flatMap(draw -> draw.caseTypes().stream())
                        .filter(type -> type.population() > 0)
                        .map(type -> type.caseType())
                        .collect(Collectors.toSet()));
    }

    private static Graded graded(Reading reading, Instrument instrument, Map<UUID, Boolean> byHand) {
        return new Graded(
                reading.file().id(),
                reading.file().caseType(),
                byHand.getOrDefault(reading.file().id(), true),
                instrument
                        .scale()
                        .grade(reading.moderation().orElseThrow().grade())
                        .orElseThrow(),
                reading.content().failings().stream()
                        .map(failing -> failing.kind())
                        .toList());
    }

    private static Predicate<Graded> isSentBack(Results results) {
        var cases = results.sentBack().stream().map(SentBack::caseId).collect(Collectors.toSet());
        return each -> cases.contains(each.caseId());
    }

    private static List<String> headlines(Results results) {
        var headlines = new ArrayList<String>();
        headlines.add(results.share(each -> each.grade().poor()).sentence("graded " + poorInWords(results)));
        headlines.add(results.share(isSentBack(results)).sentence("sent straight back to the force"));
        return headlines;
    }

    private static String poorInWords(Results results) {
        return results.instrument().scale().grades().stream()
                .filter(GradeScale.Grade::poor)
                .map(grade -> grade.label().toLowerCase(Locale.UK))
                .collect(Collectors.joining(" or "));
    }

    private static List<Figure> figures(Results results) {
        var counted = results.counted();
        var poor = counted.stream().filter(each -> each.grade().poor()).count();
        var sentBack = counted.stream().filter(isSentBack(results)).count();
        var figures = new ArrayList<Figure>();
        figures.add(new Figure("cases", Numbers.of(results.population(), "case")));
        figures.add(new Figure("read", Numbers.of(results.graded().size(), "case")));
        figures.add(new Figure("poor", Numbers.share(poor, counted.size())));
        for (var grade : results.instrument().scale().grades()) {
            var of = counted.stream().filter(each -> each.grade().equals(grade)).count();
            figures.add(new Figure(grade.key(), Numbers.share(of, counted.size())));
        }
        figures.add(new Figure("sent-back", Numbers.share(sentBack, counted.size())));
        figures.add(new Figure("wave", results.wave().name()));
        figures.add(new Figure(
                "practice-period",
                Dates.inWords(results.wave().practiceFrom()) + " to "
                        + Dates.inWords(results.wave().practiceTo())));
        return figures;
    }

    private List<Table> tables(Results results) {
        return List.of(
                grades(results),
                gradesByCaseType(results),
                failings(results),
                SentBackTables.steps(results.sentBack(), clock.instant()),
                SentBackTables.outcomes(results.sentBack()));
    }

    private static Table grades(Results results) {
        var rows = new ArrayList<List<Cell>>();
        for (var grade : results.instrument().scale().grades()) {
            rows.add(row(grade.label(), results.share(each -> each.grade().equals(grade))));
        }
        rows.add(row(
                sentenceCase(poorInWords(results)),
                results.share(each -> each.grade().poor())));
        rows.add(row("Sent straight back", results.share(isSentBack(results))));
        return new Table(
                "grades",
                "Grades of the cases read",
                List.of(
                        new Column("grade", "Grade", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT),
                        new Column("of", "Of cases read", Kind.COUNT),
                        new Column("share_read", "Share of the cases read", Kind.SHARE),
                        new Column("share", "Estimate for the caseload", Kind.SHARE),
                        new Column("interval_95", "95% interval", Kind.INTERVAL)),
                rows,
                results.design().isRandom()
                        ? "Estimates and intervals are for all " + Numbers.of(results.population(), "case")
                                + " of the caseload, of which "
                                + Numbers.inWords(results.counted().size())
                                + " drawn by chance were read."
                        : "The cases were chosen by hand, so there is no estimate for the caseload.");
    }

    private static List<Cell> row(String label, Estimate estimate) {
        var counted = estimate.counted();
        return List.of(
                words(label),
                count(counted.found()),
                count(counted.of()),
                counted.isOfNone() ? notGiven("none read") : Cell.share(counted.value()),
                estimate.share().isPresent() ? Cell.share(estimate.share().getAsDouble()) : notGiven(reason(estimate)),
                estimate.interval()
                        .map(interval -> Cell.interval(interval.lower(), interval.upper()))
                        .orElseGet(() -> notGiven(reason(estimate))));
    }

    private static String reason(Estimate estimate) {
        return estimate.counted().isOfNone()
                ? "none read"
                : estimate.design() instanceof Design.Purposive ? "chosen by hand" : "not possible";
    }

    private static Table gradesByCaseType(Results results) {
        var grades = results.instrument().scale().grades();
        var columns = new ArrayList<Column>();
        columns.add(new Column("case_type", "Type of case", Kind.WORDS));
        columns.add(new Column("read", "Read", Kind.COUNT));
        grades.forEach(grade -> columns.add(new Column(grade.key().replace('-', '_'), grade.label(), Kind.COUNT)));
        columns.add(new Column("share_poor", sentenceCase(poorInWords(results)), Kind.SHARE));
        columns.add(new Column("interval_95", "95% interval", Kind.INTERVAL));
        var rows = new ArrayList<List<Cell>>();
        var counted = results.counted();
        for (var type : results.instrument().caseTypes()) {
            var of = counted.stream()
                    .filter(each -> each.caseType().equals(type.key()))
                    .toList();
            if (of.isEmpty() && !results.caseTypes().contains(type.key())) {
                continue;
            }
            var row = new ArrayList<Cell>();
            row.add(words(type.label()));
            row.add(count(of.size()));
            grades.forEach(grade -> row.add(
                    count(of.stream().filter(each -> each.grade().equals(grade)).count())));
            var poor = results.share(type.key(), each -> each.grade().poor());
            row.add(
                    poor.counted().isOfNone()
                            ? notGiven("none read")
                            : Cell.share(poor.counted().value()));
            row.add(
                    poor.isTooFewToTell()
                            ? notGiven("too few to tell")
                            : poor.interval()
                                    .map(interval -> Cell.interval(interval.lower(), interval.upper()))
                                    .orElseGet(() -> notGiven(reason(poor))));
            rows.add(row);
        }
        return new Table(
                "grades-by-case-type",
                "Grades by type of case",
                columns,
                rows,
                "An interval 30 points wide or wider is not shown: so few cases say too little of the rest.");
    }

    private static Table failings(Results results) {
        var counted = results.counted();
        var rows = new ArrayList<List<Cell>>();
        for (var category : results.instrument().failings()) {
            var kinds = category.kinds().stream().map(kind -> kind.key()).collect(Collectors.toSet());
            rows.add(failing(category.label(), "", having(counted, kinds), counted.size()));
            for (var kind : category.kinds()) {
                rows.add(failing(category.label(), kind.label(), having(counted, Set.of(kind.key())), counted.size()));
            }
        }
        return new Table(
                "failings",
                "Failings found",
                List.of(
                        new Column("category", "Failing of", Kind.WORDS),
                        new Column("kind", "Kind", Kind.WORDS),
                        new Column("cases", "Cases", Kind.COUNT),
                        new Column("of", "Of cases read", Kind.COUNT),
                        new Column("share_read", "Share of the cases read", Kind.SHARE)),
                rows,
                "A case can show several failings, so the kinds add up to more than their category.");
    }

    private static List<Cell> failing(String category, String kind, long cases, long of) {
        return List.of(
                words(category),
                words(kind.isEmpty() ? "Any" : kind),
                count(cases),
                count(of),
                of == 0 ? notGiven("none read") : Cell.share((double) cases / of));
    }

    private static long having(List<Graded> graded, Set<String> kinds) {
        return graded.stream()
                .filter(each -> each.failings().stream().anyMatch(kinds::contains))
                .count();
    }

    private List<ComparisonText> comparisons(Results results) {
        return inspections.waves(results.wave().inspection()).stream()
                .filter(earlier -> earlier.number() < results.wave().number())
                .filter(earlier -> earlier.stage() == Wave.Stage.PUBLISHED)
                .flatMap(earlier -> compared(results(earlier), results).stream())
                .toList();
    }

    private static List<ComparisonText> compared(Results earlier, Results later) {
        var comparisons = new LinkedHashMap<String, Comparison>();
        comparisons.put(
                sentenceCase(poorInWords(later)),
                Change.between(
                        result(earlier, POOR, earlier.share(each -> each.grade().poor())),
                        result(later, POOR, later.share(each -> each.grade().poor())),
                        Change.Direction.MORE_IS_WORSE));
        comparisons.put(
                "Sent straight back",
                Change.between(
                        result(earlier, "sent straight back", earlier.share(isSentBack(earlier))),
                        result(later, "sent straight back", later.share(isSentBack(later))),
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
        results.share(each -> each.grade().poor()).warnings().stream()
                .map(Warning::sentence)
                .filter(seen::add)
                .forEach(notes::add);
        if (results.chosenByHandBeside() > 0) {
            notes.add(Numbers.of(results.chosenByHandBeside(), "case")
                    + " more, chosen by hand, were read beside those drawn by chance; they are in no figure or table"
                    + " but that of cases sent back.");
        }
        return notes;
    }

    private Report.FindingText inWords(Finding finding) {
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
