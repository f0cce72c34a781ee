package org.plumbline.operation;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.DATA_PROTECTION_OFFICER;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.plumbline.ledger.LedgerLog;
import org.plumbline.ledger.LedgerLog.Filter;
import org.plumbline.ledger.LedgerLog.Line;
import org.plumbline.ledger.Proofs;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** The record of every change and of every look at a case, for whoever answers for it. */
@Controller
class LedgerPages {

    private static final int LINES_OF_A_PAGE = 50;
    private static final int LINES_AT_ONCE = 1_000;

    private final Templates templates;
    private final LedgerLog log;
    private final Proofs proofs;
    private final Organisations organisations;

    LedgerPages(Templates templates, LedgerLog log, Proofs proofs, Organisations organisations) {
        this.templates = templates;
        this.log = log;
        this.proofs = proofs;
        this.organisations = organisations;
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger")
    JteModel log(Page page, SignedIn who, Form form) {
        var refusals = refusals(form);
        var filter = refusals.isEmpty() ? filter(form) : Filter.all();
        var after = id(form, "after");
        var before = id(form, "before");
        // one line more than is shown tells whether there are others
        var lines = after.isPresent()
                ? log.after(who.organisation(), filter, after.get(), LINES_OF_A_PAGE + 1)
                : log.before(who.organisation(), filter, before, LINES_OF_A_PAGE + 1);
        boolean hasMore = lines.size() > LINES_OF_A_PAGE;
        var shown = !hasMore
                ? lines
                : after.isPresent() ? lines.subList(1, lines.size()) : lines.subList(0, LINES_OF_A_PAGE);
        boolean hasNewer = after.isPresent() ? hasMore : before.isPresent();
        boolean hasOlder = after.isPresent() || hasMore;
        var names = new LedgerNames(organisations);
        return templates.operationLedger(
                page.titled("Ledger"),
                form.refusing(refusals),
                log.acts(who.organisation()).stream()
                        .map(act -> Option.of(act, LedgerRow.inWords(act)))
                        .toList(),
                people(who, form, shown, names),
                shown.stream().map(line -> LedgerRow.of(line, names)).toList(),
                hasNewer && !shown.isEmpty() ? link("/ledger", form, "after", shown.getFirst()) : "",
                hasOlder && !shown.isEmpty() ? link("/ledger", form, "before", shown.getLast()) : "",
                link("/ledger/entries.csv", form).encode().toUriString(),
                who.isAny(DATA_PROTECTION_OFFICER));
    }

    /** The entries that the filter of the page lets through; that they were taken is itself entered. */
    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger/entries.csv")
    Download file(SignedIn who, Form form) {
        var filter = refusals(form).isEmpty() ? filter(form) : Filter.all();
        log.exported(who.by(), who.organisation(), filter);
        var names = new LedgerNames(organisations);
        return Download.csv(
                "ledger.csv",
                Stream.concat(
                        Stream.of(LedgerRow.header()),
                        all(who.organisation(), filter).map(line -> LedgerRow.cells(line, names))));
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger/entries/{id}")
    JteModel entry(Page page, SignedIn who, @PathVariable UUID id) {
        var line = find(who, id);
        return templates.operationLedgerEntry(
                page.titled("Entry " + line.position().map(Object::toString).orElse("that waits to be sealed"))
                        .below("Ledger", "/ledger"),
                LedgerRow.of(line, new LedgerNames(organisations)),
                line,
                proofs.inclusion(line));
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger/entries/{id}/text")
    Download text(SignedIn who, @PathVariable UUID id) {
        var line = find(who, id);
        return Download.json("entry-" + id + ".json", line.canonical().getBytes(StandardCharsets.UTF_8));
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger/entries/{id}/proof")
    Download proof(SignedIn who, @PathVariable UUID id) {
        var proof = proofs.inclusion(find(who, id)).orElseThrow(NotFound::new);
        return Download.of(
                "entry-" + id + ".tlog-proof",
                "text/plain;charset=UTF-8",
                proof.text().getBytes(StandardCharsets.UTF_8));
    }

    private Line find(SignedIn who, UUID id) {
        return log.find(who.organisation(), id).orElseThrow(NotFound::new);
    }

    /** Page by page, each in a transaction of its own, so that a slow reader holds no connection. */
    private Stream<Line> all(UUID inspectorate, Filter filter) {
        return Stream.iterate(
                        log.before(inspectorate, filter, Optional.empty(), LINES_AT_ONCE),
                        lines -> !lines.isEmpty(),
                        lines -> log.before(
                                inspectorate,
                                filter,
                                Optional.of(lines.getLast().id()),
                                LINES_AT_ONCE))
                .flatMap(List::stream);
    }

    private List<Option> people(SignedIn who, Form form, List<Line> shown, LedgerNames names) {
        var options = new ArrayList<>(organisations.people(who.organisation()).stream()
                .map(person -> Option.of(person.id().toString(), person.name()))
                .toList());
        // somebody of a force, whom a link in a line led to
        shown.stream()
                .filter(line -> form.has("person", line.by().person().toString()))
                .filter(line -> !line.by().organisation().equals(who.organisation()))
                .findFirst()
                .ifPresent(line -> options.add(Option.of(line.by().person().toString(), names.of(line.by()))));
        return List.copyOf(options);
    }

    private static Filter filter(Form form) {
        return new Filter(
                form.text("act"),
                form.text("on"),
                id(form, "person"),
                form.date("from").map(LedgerPages::startOf),
                form.date("until").map(day -> startOf(day.plusDays(1))));
    }

    private static List<Refusal> refusals(Form form) {
        var refusals = new ArrayList<Refusal>();
        if (form.hasDate("from") && form.date("from").isEmpty()) {
            refusals.add(Refusal.of("from", "Give the first day as a date, for example 24 11 2026"));
        }
        if (form.hasDate("until") && form.date("until").isEmpty()) {
            refusals.add(Refusal.of("until", "Give the last day as a date, for example 24 11 2026"));
        }
        if (form.text("person").isPresent() && id(form, "person").isEmpty()) {
            refusals.add(Refusal.of("person", "Choose a person from the list"));
        }
        return refusals;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Dates.LONDON).toInstant();
    }

    private static Optional<UUID> id(Form form, String field) {
        try {
            return form.text(field).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String link(String path, Form form, String side, Line line) {
        return link(path, form).queryParam(side, line.id()).encode().toUriString();
    }

    private static UriComponentsBuilder link(String path, Form form) {
        var link = UriComponentsBuilder.fromPath(path);
        Stream.of(
                        "act",
                        "on",
                        "person",
                        "from-day",
                        "from-month",
                        "from-year",
                        "until-day",
                        "until-month",
                        "until-year")
                .forEach(field -> form.text(field).ifPresent(value -> link.queryParam(field, value)));
        return link;
    }
}
