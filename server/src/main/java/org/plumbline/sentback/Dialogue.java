package org.plumbline.sentback;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.plumbline.ledger.Ledger;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Both sides write to one another on a case that is open. A note is no step: it names no number of steps that its writer
 * had seen, so that two who write at once both keep what they wrote, and no clock hears of it.
 */
@Component
@Transactional
public class Dialogue {

    private final SentBacks sentBacks;
    private final Standings standings;
    private final Notes notes;
    private final Taking taking;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Dialogue(
            SentBacks sentBacks,
            Standings standings,
            Notes notes,
            Taking taking,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.sentBacks = sentBacks;
        this.standings = standings;
        this.notes = notes;
        this.taking = taking;
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Writes a note to the other side, who are told that there is one.
     *
     * @param id made by the page, so that the same sending twice is one note
     * @throws NotFound when the person does not see the case
     * @throws Refused when there are no words or too many, the case is closed or withdrawn, or the id was used for
     *     other words
     */
    public void write(SignedIn who, String reference, UUID id, String words) {
        standings.holdOpen(reference);
        var sentBack = sentBacks
                .find(reference)
                .filter(found -> SendingBack.isVisible(who, found))
                .orElseThrow(NotFound::new);
        var refusals = new ArrayList<Refusal>();
        Taking.refuseText("note", words, "Write the note", refusals);
        Refused.ifAny(refusals);
        var note = new Note(id, sentBack.id(), Taking.who(who), taking.now(), words.strip());
        if (!sentBack.isOpen() && !isWritten(note)) {
            throw new Refused(
                    "note",
                    "This case takes no more notes: it is "
                            + (sentBack.withdrawn().isPresent() ? "withdrawn" : "closed")
                            + ". Your note was not sent");
        }
        if (sentBack.isOpen() && notes.add(sentBack, note)) {
            // What was written is personal content, never among the facts
            ledger.enter(CaseEntry.of(
                    who.by(), "sent-back.note", sentBack, Map.of("note", note.id()), Map.of("words", note.words())));
            events.publishEvent(new NoteWritten(reference, sentBack.inspectorate(), sentBack.force()));
            events.publishEvent(Telling.of(sentBack, note));
        } else if (!isWritten(note)) {
            throw new Refused(
                    "note",
                    "You have already sent a note with other words from this form, and it stays. To send these words as"
                            + " well, send them again");
        }
    }

    private boolean isWritten(Note note) {
        return notes.find(note.id()).filter(note::isSameAs).isPresent();
    }
}
