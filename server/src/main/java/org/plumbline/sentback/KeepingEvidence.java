package org.plumbline.sentback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of a file that was attached or refused, and of who took one away, each in one transaction. */
@Component
@Transactional
class KeepingEvidence {

    private final Evidences evidences;
    private final SentBacks sentBacks;
    private final Standings standings;
    private final Taking taking;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    KeepingEvidence(
            Evidences evidences,
            SentBacks sentBacks,
            Standings standings,
            Taking taking,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.evidences = evidences;
        this.sentBacks = sentBacks;
        this.standings = standings;
        this.taking = taking;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * The case, for somebody who may attach something to it now.
     *
     * @throws NotFound when there is no such case for this person
     * @throws Stale when it is closed or withdrawn
     */
    @Transactional(readOnly = true)
    SentBack open(SignedIn who, String reference) {
        var sentBack = sentBacks
                .find(reference)
                .filter(found -> Evidence.isOf(who, found))
                .orElseThrow(NotFound::new);
        if (!Evidence.canBeAttached(who, sentBack)) {
            throw new Stale(reference + " is "
                    + (sentBack.withdrawn().isPresent() ? "withdrawn" : "closed")
                    + ", so nothing can be attached to it any more. Nothing of yours was kept.");
        }
        return sentBack;
    }

    @Transactional(readOnly = true)
    Optional<Evidence> already(SignedIn who, SentBack sentBack, String digest) {
        return evidences.find(sentBack.id(), who.person(), digest);
    }

    /**
     * Keeps a file; of the same one sent twice at once, one.
     *
     * @throws Refused when the case has as many files as it takes
     */
    Evidence keep(
            SignedIn who,
            String reference,
            String fileName,
            EvidenceType type,
            Incoming.Received received,
            Evidence.Scan scan) {
        standings.holdOpen(reference);
        var sentBack = open(who, reference);
        // Whoever sends at the same time waits in holdOpen, so that the count is right
        if (evidences.count(sentBack.id()) >= Evidence.MOST_OF_A_CASE) {
            throw new Refused(
                    "file",
                    reference + " has " + Evidence.MOST_OF_A_CASE
                            + " files, which is the most that a case takes. Nothing of this one was kept. Write in a"
                            + " note what else there is and who holds it");
        }
        var evidence = new Evidence(
                Ids.next(),
                sentBack.id(),
                sentBack.inspectorate(),
                sentBack.force(),
                Taking.who(who),
                taking.now(),
                Evidence.cleaned(fileName, type),
                type,
                received.bytes(),
                received.digest(),
                scan);
        try (var content = Files.newInputStream(received.file())) {
            if (!evidences.add(evidence, content)) {
                return already(who, sentBack, received.digest()).orElseThrow();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        ledger.enter(CaseEntry.of(
                who.by(),
                "sent-back.evidence",
                sentBack,
                Map.of(
                        "evidence", evidence.id(),
                        "digest", evidence.digest(),
                        "bytes", evidence.bytes(),
                        "type", type,
                        "scan", scan),
                Map.of("file-name", evidence.fileName())));
        events.publishEvent(new EvidenceAttached(reference, sentBack.inspectorate(), sentBack.force()));
        return evidence;
    }

    /** Nothing of an infected file is kept but that it came. */
    void refuseInfected(SignedIn who, SentBack sentBack, Incoming.Received received, String infection) {
        ledger.enter(CaseEntry.of(
                who.by(),
                "sent-back.evidence-refused",
                sentBack,
                Map.of("digest", received.digest(), "bytes", received.bytes(), "infection", infection),
                Map.of()));
    }

    @Transactional(readOnly = true)
    List<Evidence> ofCase(SentBack sentBack) {
        return evidences.ofCase(sentBack.id());
    }

    /** Finds a piece of evidence for a person of either side, and enters that they take it away. */
    Evidence takeAway(SignedIn who, String reference, UUID id) {
        var sentBack = sentBacks
                .find(reference)
                .filter(found -> SendingBack.isVisible(who, found))
                .orElseThrow(NotFound::new);
        var evidence = evidences.find(sentBack.id(), id).orElseThrow(NotFound::new);
        ledger.enter(CaseEntry.of(
                who.by(),
                "sent-back.evidence-download",
                sentBack,
                Map.of("evidence", id, "digest", evidence.digest(), "purpose", Purpose.SENT_STRAIGHT_BACK),
                Map.of()));
        return evidence;
    }
}
