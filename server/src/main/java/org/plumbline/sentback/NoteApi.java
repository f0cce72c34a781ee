package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.sentback.SentBack.Side;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notes between the sides, for programs. A note is no step, so it names no version; it has a key of its own all the same. */
@RestController
@RequestMapping("/api/v1/sent-back/{reference}/notes")
class NoteApi {

    private final SendingBack sendingBack;
    private final Dialogue dialogue;
    private final Notes notes;
    private final SentBackRequests requests;

    NoteApi(SendingBack sendingBack, Dialogue dialogue, Notes notes, SentBackRequests requests) {
        this.sendingBack = sendingBack;
        this.dialogue = dialogue;
        this.notes = notes;
        this.requests = requests;
    }

    record ApiNote(UUID id, Instant at, String by, Side side, String note) {

        static ApiNote of(Note note, SentBack sentBack) {
            return new ApiNote(
                    note.id(),
                    note.at(),
                    note.by().name(),
                    note.isOfTheForce(sentBack) ? Side.FORCE : Side.INSPECTORATE,
                    note.words());
        }
    }

    record Written(Optional<String> note) {}

    /** In the order of their writing. */
    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping
    List<ApiNote> all(SignedIn who, @PathVariable String reference) {
        var sentBack = sendingBack.look(who, reference);
        return notes.ofCase(sentBack.id()).stream()
                .map(note -> ApiNote.of(note, sentBack))
                .toList();
    }

    /** Writes a note, and answers with all that stand there. */
    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @PostMapping
    List<ApiNote> write(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader("Idempotency-Key") Optional<String> key,
            @RequestBody Written body) {
        var words = body.note().map(Form::plain).orElse("");
        requests.once(
                who,
                key.orElse(""),
                List.of("note", reference, words).toString(),
                () -> dialogue.write(who, reference, Ids.next(), words));
        return all(who, reference);
    }
}
