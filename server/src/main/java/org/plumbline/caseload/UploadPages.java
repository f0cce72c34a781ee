package org.plumbline.caseload;

import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dialect;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.plumbline.page.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The steps between an uploaded file and a confirmed caseload, one page each. */
@Controller
@RequestMapping("/waves/{wave}/caseload/uploads/{id}")
class UploadPages {

    private static final int COLUMNS_SHOWN = 12;
    private static final int ERRORS_SHOWN = 50;

    private final Templates templates;
    private final Uploading uploading;
    private final Checks checks;
    private final Confirmation confirmation;
    private final CaseloadLookup lookup;
    private final Caseloads caseloads;
    private final Wording wording;
    private final Clock clock;

    UploadPages(
            Templates templates,
            Uploading uploading,
            Checks checks,
            Confirmation confirmation,
            CaseloadLookup lookup,
            Caseloads caseloads,
            Wording wording,
            Clock clock) {
        this.templates = templates;
        this.uploading = uploading;
        this.checks = checks;
        this.confirmation = confirmation;
        this.lookup = lookup;
        this.caseloads = caseloads;
        this.wording = wording;
        this.clock = clock;
    }

    /** Leads to the step that is next. */
    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping
    Answer upload(SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        return goOn(uploading.find(who, wave, id));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/columns")
    Answer columns(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        var upload = uploading.find(who, wave, id);
        return upload.state().isOpen() ? Answer.show(columns(page, upload, filledIn(upload))) : goOn(upload);
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/dialect")
    Answer dialect(Page page, SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> {
                    var dialect = new Dialect(
                            chosen(Dialect.Encoding.class, form.value("encoding")),
                            chosen(Dialect.Separator.class, form.value("separator")));
                    uploading.read(who, wave, id, version(form), dialect);
                    return goOn(uploading.find(who, wave, id));
                },
                refused -> {
                    var upload = uploading.find(who, wave, id);
                    return columns(page, upload, filledIn(upload).refusing(refused));
                });
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/columns")
    Answer chooseColumns(Page page, SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> goOn(uploading.columns(who, wave, id, version(form), chosenColumns(form))), refused -> {
                    var upload = uploading.find(who, wave, id);
                    return columns(page, upload, withDialect(form.refusing(refused), upload));
                });
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/case-types")
    Answer caseTypes(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        var upload = uploading.find(who, wave, id);
        if (!upload.state().isOpen() || upload.state() == Upload.State.COLUMNS) {
            return goOn(upload);
        }
        var form = Form.empty();
        var words = List.copyOf(upload.caseTypeValues().keySet());
        for (int i = 0; i < words.size(); i++) {
            form = form.with("type-" + i, upload.caseTypes().getOrDefault(words.get(i), ""));
        }
        return Answer.show(caseTypes(page, upload, form));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/case-types")
    Answer chooseCaseTypes(Page page, SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID id) {
        return Answer.orAgain(
                () -> {
                    var words = List.copyOf(
                            uploading.find(who, wave, id).caseTypeValues().keySet());
                    var meanings = new HashMap<String, String>();
                    for (int i = 0; i < words.size(); i++) {
                        var word = words.get(i);
                        form.text("type-" + i).ifPresent(meaning -> meanings.put(word, meaning));
                    }
                    return begun(uploading.caseTypes(who, wave, id, version(form), meanings));
                },
                refused -> caseTypes(page, uploading.find(who, wave, id), form.refusing(refused)));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/checking")
    Answer checking(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        var upload = uploading.find(who, wave, id);
        if (upload.state() != Upload.State.CHECKING) {
            return goOn(upload);
        }
        var run = upload.run().orElseThrow();
        return Answer.show(templates.caseloadChecking(
                page.titled("Checking the caseload"),
                wording.where(uploading.wave(wave)),
                wording.file(upload),
                new Shown.Progress(
                        run.rows(),
                        run.bytes() / 1_000,
                        Math.max(upload.bytes() / 1_000, 1),
                        upload.wasCutOff(clock.instant()))));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/checking")
    Answer checkAgain(SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID id) {
        return begun(uploading.check(who, wave, id, version(form), form.has("outside", "yes")));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/errors")
    Answer errors(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        var upload = uploading.find(who, wave, id);
        if (upload.state() != Upload.State.REFUSED) {
            return goOn(upload);
        }
        var outcome = upload.outcome();
        try (var faults = checks.faults(id)) {
            return Answer.show(templates.caseloadErrors(
                    page.titled("The file cannot be taken yet"),
                    wording.where(uploading.wave(wave)),
                    wording.file(upload),
                    new Shown.Errors(
                            outcome.rows(),
                            outcome.faultsInAll(),
                            Stream.of(Fault.Kind.values())
                                    .filter(outcome.faults()::containsKey)
                                    .map(kind -> new Shown.Kind(
                                            kind.label(), outcome.faults().getOrDefault(kind, 0)))
                                    .toList(),
                            faults.limit(ERRORS_SHOWN)
                                    .map(fault ->
                                            new Shown.Error(fault.get(0), fault.get(1), fault.get(2), fault.get(4)))
                                    .toList(),
                            outcome.faults().getOrDefault(Fault.Kind.PERIOD, 0),
                            Wording.period(uploading.wave(wave)))));
        }
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/errors.csv")
    Download errorList(SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        if (uploading.find(who, wave, id).state() != Upload.State.REFUSED) {
            throw new NotFound();
        }
        return Download.csv(
                "caseload-errors.csv",
                Stream.concat(Stream.of(List.of("Row", "Column", "Value", "What", "Why")), checks.faults(id)));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @GetMapping("/answers")
    Answer answers(Page page, SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        var upload = uploading.find(who, wave, id);
        return upload.state() == Upload.State.CHECKED ? Answer.show(answers(page, upload)) : goOn(upload);
    }

    @AllowedTo(FORCE_LIAISON)
    @GetMapping("/key.csv")
    Download key(SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        return Download.csv(
                "own-references-and-pseudonyms.csv",
                Stream.concat(
                        Stream.of(List.of("Own reference", "Reference in Plumbline")), lookup.key(who, wave, id)));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/confirmation")
    Answer confirm(SignedIn who, Form form, @PathVariable UUID wave, @PathVariable UUID id) {
        var caseload = confirmation.confirm(who, wave, id, version(form));
        return Answer.leadTo("/waves/" + wave + "/caseload")
                .noting("The caseload is confirmed with " + Numbers.of(caseload.cases(), "case"));
    }

    @AllowedTo({FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR})
    @PostMapping("/withdrawal")
    Answer withdraw(SignedIn who, @PathVariable UUID wave, @PathVariable UUID id) {
        uploading.withdraw(who, wave, id);
        return Answer.leadTo("/waves/" + wave + "/caseload").noting("The upload was discarded and its file deleted");
    }

    private Answer begun(Upload upload) {
        checks.start(upload);
        return goOn(upload);
    }

    private static Answer goOn(Upload upload) {
        return Answer.leadTo(upload.state().isOpen() ? upload.next() : "/waves/" + upload.wave() + "/caseload");
    }

    private JteModel columns(Page page, Upload upload, Form form) {
        var preview = uploading.preview(upload, upload.dialect());
        var headings = preview.headings();
        int shown = Math.min(headings.names().size(), COLUMNS_SHOWN);
        return templates.caseloadColumns(
                page.titled("Which column is which?"),
                form,
                wording.where(uploading.wave(upload.wave())),
                wording.file(upload),
                new Shown.Sheet(
                        upload.dialect().inWords(),
                        IntStream.range(0, shown).mapToObj(headings::called).toList(),
                        preview.rows().stream()
                                .map(row -> row.cells().stream()
                                        .limit(shown)
                                        .map(cell -> Headings.shortened(RowRules.shown(cell)))
                                        .toList())
                                .toList(),
                        headings.names().size() - shown,
                        headings.personal()),
                IntStream.range(0, headings.names().size())
                        .mapToObj(column -> Option.of(Integer.toString(column), headings.called(column)))
                        .toList());
    }

    private static Form filledIn(Upload upload) {
        var form = withDialect(Form.empty(), upload);
        for (var field : upload.columns().fields()) {
            form = form.with(
                    field.parameter(), Integer.toString(upload.columns().needed(field)));
        }
        return form;
    }

    private static Form withDialect(Form form, Upload upload) {
        return form.with("encoding", upload.dialect().encoding().name())
                .with("separator", upload.dialect().separator().name());
    }

    private JteModel caseTypes(Page page, Upload upload, Form form) {
        var wave = uploading.wave(upload.wave());
        var words = List.copyOf(upload.caseTypeValues().entrySet());
        return templates.caseloadCaseTypes(
                page.titled("What do the types of case mean?"),
                form,
                wording.where(wave),
                wording.file(upload),
                IntStream.range(0, words.size())
                        .mapToObj(i -> new Shown.Word(
                                "type-" + i,
                                RowRules.shown(words.get(i).getKey()),
                                words.get(i).getValue()))
                        .toList(),
                wording.meanings(wave));
    }

    private JteModel answers(Page page, Upload upload) {
        var wave = uploading.wave(upload.wave());
        var headings = uploading.preview(upload, upload.dialect()).headings();
        var outcome = upload.outcome();
        return templates.caseloadAnswers(
                page.titled("Check before you confirm"),
                wording.where(wave),
                wording.file(upload),
                new Shown.Answers(
                        outcome.rows(),
                        outcome.cases(),
                        outcome.leftOut(),
                        wording.counts(wave, outcome.byCaseType()),
                        upload.columns().fields().stream()
                                .map(field -> new Shown.Chosen(
                                        field.label(),
                                        headings.called(upload.columns().needed(field))))
                                .toList(),
                        meanings(upload, wording.meanings(wave)),
                        upload.dialect().inWords(),
                        Wording.period(wave),
                        upload.alsoOutsidePeriod(),
                        upload.organisation().equals(upload.force()),
                        caseloads.ofWave(upload.wave())));
    }

    private static List<Shown.Meaning> meanings(Upload upload, List<Option> options) {
        return upload.caseTypeValues().entrySet().stream()
                .map(word -> new Shown.Meaning(
                        RowRules.shown(word.getKey()),
                        options.stream()
                                .filter(option ->
                                        option.value().equals(upload.caseTypes().get(word.getKey())))
                                .map(Option::label)
                                .findFirst()
                                .orElse(""),
                        word.getValue()))
                .toList();
    }

    private static Columns chosenColumns(Form form) {
        var of = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            form.text(field.parameter()).map(UploadPages::column).ifPresent(column -> of.put(field, column));
        }
        return new Columns(of);
    }

    /** What is no number is no column: the check says so. */
    private static int column(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : -1;
    }

    private static long version(Form form) {
        var typed = form.value("version");
        if (!typed.matches("\\d{1,18}")) {
            throw new Stale("The page was not sent whole. Open the caseload of the wave again");
        }
        return Long.parseLong(typed);
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
