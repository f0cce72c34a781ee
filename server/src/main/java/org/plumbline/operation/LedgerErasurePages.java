package org.plumbline.operation;

import static org.plumbline.organisation.Role.DATA_PROTECTION_OFFICER;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.ledger.Erasure;
import org.plumbline.ledger.Erasure.Basis;
import org.plumbline.ledger.Erasure.Scope;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Form;
import org.plumbline.page.Numbers;
import org.plumbline.page.Option;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Erasing the personal content of entries when its time is over: chosen, checked, done. */
@Controller
class LedgerErasurePages {

    private static final List<Option> BASES = Arrays.stream(Basis.values())
            .map(basis -> Option.of(
                    basis.name(),
                    basis.inWords().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                            + basis.inWords().substring(1)))
            .toList();

    private final Templates templates;
    private final Erasure erasure;
    private final Clock clock;

    LedgerErasurePages(Templates templates, Erasure erasure, Clock clock) {
        this.templates = templates;
        this.erasure = erasure;
        this.clock = clock;
    }

    private record Wish(Scope scope, Basis basis) {}

    @AllowedTo(DATA_PROTECTION_OFFICER)
    @GetMapping("/ledger/erasures/new")
    JteModel blank(Page page, Form form) {
        return choose(page, form);
    }

    /** Before it is done: of how many entries. */
    @AllowedTo(DATA_PROTECTION_OFFICER)
    @GetMapping("/ledger/erasures/check")
    Answer check(Page page, SignedIn who, Form form) {
        return Answer.orAgain(
                () -> {
                    var wish = wish(form);
                    return Answer.show(templates.operationLedgerErasureCheck(
                            page.titled("Check before you erase").below("Ledger", "/ledger"),
                            form,
                            erasure.reach(who.organisation(), wish.scope()),
                            form.date("before").map(Dates::inWords).orElse(""),
                            form.text("on").orElse(""),
                            wish.basis().inWords()));
                },
                refused -> choose(page, form.refusing(refused)));
    }

    @AllowedTo(DATA_PROTECTION_OFFICER)
    @PostMapping("/ledger/erasures")
    Answer erase(Page page, SignedIn who, Form form) {
        return Answer.orAgain(
                () -> {
                    var wish = wish(form);
                    int erased = erasure.erase(who.by(), who.organisation(), wish.scope(), wish.basis());
                    return Answer.leadTo("/ledger")
                            .noting("The personal content of " + Numbers.of(erased, "entry", "entries")
                                    + " was erased");
                },
                refused -> choose(page, form.refusing(refused)));
    }

    private JteModel choose(Page page, Form form) {
        return templates.operationLedgerErasureNew(
                page.titled("Erase personal content").below("Ledger", "/ledger"), form, BASES);
    }

    private Wish wish(Form form) {
        var refusals = new ArrayList<Refusal>();
        var before =
                form.date("before").map(day -> day.atStartOfDay(Dates.LONDON).toInstant());
        var subject = form.text("on");
        if (form.hasDate("before") && before.isEmpty()) {
            refusals.add(Refusal.of("before", "Give the day as a date, for example 24 11 2020"));
        }
        if (before.filter(moment -> moment.isAfter(clock.instant())).isPresent()) {
            refusals.add(Refusal.of("before", "The day must be in the past"));
        }
        if (!form.hasDate("before") && subject.isEmpty()) {
            refusals.add(Refusal.of("before", "Give a day, the reference of a thing, or both"));
        }
        var basis = Arrays.stream(Basis.values())
                .filter(each -> form.has("basis", each.name()))
                .findFirst();
        if (basis.isEmpty()) {
            refusals.add(Refusal.of("basis", "Choose why the content is erased"));
        }
        Refused.ifAny(refusals);
        return new Wish(new Scope(before, subject), basis.orElseThrow());
    }
}
