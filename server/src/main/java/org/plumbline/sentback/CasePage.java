package org.plumbline.sentback;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The page of one case that was sent back, on which both sides take their steps. */
@Component
class CasePage {

    private final Templates templates;
    private final SentBacks sentBacks;
    private final SendingBack sendingBack;
    private final Answering answering;
    private final Notes notes;
    private final List<BesideTheCase> beside;

    CasePage(
            Templates templates,
            SentBacks sentBacks,
            SendingBack sendingBack,
            Answering answering,
            Notes notes,
            ObjectProvider<BesideTheCase> beside) {
        this.templates = templates;
        this.sentBacks = sentBacks;
        this.sendingBack = sendingBack;
        this.answering = answering;
        this.notes = notes;
        this.beside = beside.stream()
                .sorted(Comparator.comparingInt(BesideTheCase::order))
                .toList();
    }

    JteModel show(Page page, SignedIn who, SentBack sentBack, Form form) {
        return templates.sentbackOne(
                page.below("Cases sent straight back", "/sent-back").titled(sentBack.reference()),
                sentBack,
                sendingBack.caseTypeInWords(sentBack),
                StepKind.open(sentBack, who),
                who.isForce() ? answering.possibleReviewers(who) : List.of(),
                notes.ofCase(sentBack.id()),
                beside.stream()
                        .flatMap(each -> each.part().of(page, who, sentBack).stream())
                        .toList(),
                form);
    }

    /** Takes a step, or shows the page again with what was wrong and what was typed. */
    Answer orAgain(Page page, SignedIn who, String reference, Form form, Supplier<Answer> step) {
        return Answer.orAgain(
                step,
                refused ->
                        show(page, who, sentBacks.find(reference).orElseThrow(NotFound::new), form.refusing(refused)));
    }

    static Answer led(String reference, String notice) {
        return Answer.leadTo("/sent-back/" + reference).noting(notice);
    }
}
