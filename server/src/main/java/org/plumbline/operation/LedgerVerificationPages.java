package org.plumbline.operation;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.DATA_PROTECTION_OFFICER;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import org.plumbline.ledger.LedgerLog;
import org.plumbline.ledger.LedgerVerdict;
import org.plumbline.ledger.LedgerVerification;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Having the whole ledger verified, and what was found. */
@Controller
class LedgerVerificationPages {

    private static final int EARLIER_ONES = 10;

    private final Templates templates;
    private final LedgerVerifications verifications;
    private final LedgerLog log;
    private final Organisations organisations;

    LedgerVerificationPages(
            Templates templates, LedgerVerifications verifications, LedgerLog log, Organisations organisations) {
        this.templates = templates;
        this.verifications = verifications;
        this.log = log;
        this.organisations = organisations;
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @GetMapping("/ledger/verification")
    JteModel verification(Page page, SignedIn who) {
        var newest = verifications.newestOf(who.organisation());
        var names = new LedgerNames(organisations);
        var act = new LedgerLog.Filter(
                Optional.of(LedgerVerification.ACT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return templates.operationLedgerVerification(
                page.titled("Verification of the ledger").below("Ledger", "/ledger"),
                Form.empty(),
                newest.filter(LedgerVerifications.Run::isRunning).isPresent(),
                newest.filter(run -> !run.isRunning() && run.verdict().isEmpty())
                        .isPresent(),
                newest.flatMap(LedgerVerifications.Run::verdict).map(LedgerVerdict::sentence),
                newest.flatMap(LedgerVerifications.Run::verdict)
                        .map(LedgerVerdict::isWhole)
                        .orElse(false),
                log.before(who.organisation(), act, Optional.empty(), EARLIER_ONES).stream()
                        .map(line -> LedgerRow.of(line, names))
                        .toList());
    }

    @AllowedTo({DATA_PROTECTION_OFFICER, ADMINISTRATOR, LEAD_INSPECTOR})
    @PostMapping("/ledger/verification")
    Answer verify(SignedIn who, Form form) {
        verifications.start(who, form.text("checkpoint"));
        return Answer.leadTo("/ledger/verification");
    }
}
