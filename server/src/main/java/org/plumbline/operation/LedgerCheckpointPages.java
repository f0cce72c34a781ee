package org.plumbline.operation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.ledger.Checkpoints;
import org.plumbline.ledger.LedgerKeys;
import org.plumbline.ledger.Proofs;
import org.plumbline.organisation.AllowedToAnyoneSignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed checkpoints, for the inspectorate, the force and the overseer alike: whoever keeps one can prove later. */
@Controller
class LedgerCheckpointPages {

    private static final int LINES_OF_A_PAGE = 50;

    private final Templates templates;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final LedgerKeys keys;

    LedgerCheckpointPages(Templates templates, Checkpoints checkpoints, Proofs proofs, LedgerKeys keys) {
        this.templates = templates;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.keys = keys;
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/ledger/checkpoint")
    Download newest() {
        return text(checkpoints.newest());
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/ledger/checkpoints")
    JteModel list(Page page, @RequestParam Optional<Long> before) {
        return list(page, Form.empty(), before.map(size -> size - 1).orElse(Long.MAX_VALUE));
    }

    /** Compares a checkpoint that somebody kept with the newest, and gives the proof of it. Changes nothing. */
    @AllowedToAnyoneSignedIn
    @PostMapping("/ledger/checkpoints")
    Answer compare(Page page, Form form) {
        return Answer.orAgain(
                () -> Answer.show(templates.operationLedgerContinuation(
                        page.titled("The checkpoint that you kept")
                                .below("Checkpoints of the ledger", "/ledger/checkpoints"),
                        proofs.continuation("checkpoint", form.value("checkpoint")))),
                refused -> list(page, form.refusing(refused), Long.MAX_VALUE));
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/ledger/checkpoints/{size}")
    Download one(@PathVariable long size) {
        return text(checkpoints.of(size));
    }

    private JteModel list(Page page, Form form, long size) {
        var found = checkpoints.upTo(size, LINES_OF_A_PAGE + 1);
        var shown = found.stream().limit(LINES_OF_A_PAGE).toList();
        return templates.operationLedgerCheckpoints(
                page.titled("Checkpoints of the ledger"),
                form,
                shown,
                keys.verifierKey(),
                found.size() > LINES_OF_A_PAGE
                        ? "/ledger/checkpoints?before="
                                + shown.getLast().checkpoint().size()
                        : "");
    }

    private static Download text(Optional<Checkpoints.Signed> signed) {
        var checkpoint = signed.orElseThrow(NotFound::new).checkpoint();
        return Download.of(
                "plumbline-checkpoint-" + checkpoint.size() + ".txt",
                "text/plain;charset=UTF-8",
                checkpoint.text().getBytes(StandardCharsets.UTF_8));
    }
}
