package org.plumbline.sentback;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plumbline.organisation.Role;

/**
 * Somebody is to be told of a case that was sent back; published in the transaction of what they are told of. It carries
 * no personal data: a reference, and what happened.
 *
 * @param id the same for the same news to the same organisation, however often it is published
 * @param organisation whose people are told
 * @param roles whoever has one of them is told
 * @param person one who is told besides, whatever their roles
 * @param urgent whether it goes before everything that is not
 */
public record Told(
        UUID id,
        UUID inspectorate,
        UUID force,
        UUID organisation,
        Set<Role> roles,
        Optional<UUID> person,
        String reference,
        What what,
        boolean urgent,
        Instant at) {

    public Told {
        roles = Set.copyOf(roles);
    }

    /** Of what, in words that say nothing of the case. */
    public enum What {
        SENT_BACK("A case was sent straight back to your force. Acknowledge it now"),
        REOPENED("A case sent straight back is open again. Acknowledge it now"),
        ASSIGNED("A case sent straight back was given to you to look at again"),
        ACKNOWLEDGED("The force acknowledged a case sent straight back"),
        SAFETY_CONFIRMED("The force confirmed that the child is safe"),
        REVIEWED("The force looked again at a case sent straight back"),
        ANSWERED("The force reported the outcome of a case sent straight back. Verify it"),
        VERIFIED("The inspectorate verified what your force reported"),
        RETURNED("The inspectorate returned a case to your force. Answer it anew"),
        CLOSED("A case sent straight back is closed"),
        WITHDRAWN("A case sent straight back is withdrawn: it was sent in error"),
        NOTE("Somebody of the other side wrote a note on a case sent straight back"),
        DUE_SOON("A clock of a case sent straight back is about to run out"),
        OVERDUE("A clock of a case sent straight back has run out"),
        NOBODY_REACHED("Nobody can be told of a case sent straight back: no person has the role that should be told"),
        NOBODY_ON_DUTY(
                "Nobody was on duty out of hours for a case sent straight back: everybody with the role was told");

        private final String words;

        What(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }

        /** Whether it is itself that somebody is missing, of which no further alarm is raised. */
        public boolean isAlarm() {
            return this == NOBODY_REACHED || this == NOBODY_ON_DUTY;
        }
    }
}
