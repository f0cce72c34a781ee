package org.plumbline.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a verification found: the ledger whole, or the first thing that is wrong with it. Positions count from 0. */
public sealed interface LedgerVerdict {

    /** The finding in plain English, with whatever names the entry. */
    String sentence();

    default boolean isWhole() {
        return this instanceof Whole;
    }

    /**
     * Nothing is wrong.
     *
     * @param entries how many have their place
     * @param checkpoints how many signed checkpoints were compared
     * @param waiting how many entries the sealer is about to place
     * @param erased of how many entries the personal content has been erased
     * @param newest the newest checkpoint, empty in an empty ledger
     * @param given how many entries the checkpoint that was given covers
     */
    record Whole(
            long entries,
            long checkpoints,
            long waiting,
            long erased,
            Optional<Checkpoint> newest,
            Optional<Long> given)
            implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The ledger is whole: %s, each in its place under %s."
                            .formatted(
                                    count(entries, "entry", "entries"), count(checkpoints, "checkpoint", "checkpoints"))
                    + given.map(size -> " It begins with exactly the %s that the checkpoint given covers."
                                    .formatted(count(size, "entry", "entries")))
                            .orElse("")
                    + (erased > 0
                            ? " The personal content of %s has been erased, as is entered."
                                    .formatted(count(erased, "entry", "entries"))
                            : "")
                    + (waiting > 0 ? " %s to be sealed.".formatted(count(waiting, "entry waits", "entries wait")) : "");
        }
    }

    /** @param what which part of it is not as it was entered */
    record Changed(long position, Which entry, String what) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The entry at position %d was changed: %s. It is %s.".formatted(position, what, entry);
        }
    }

    record LeftOut(long position, String what) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The entry at position %d was left out: %s.".formatted(position, what);
        }
    }

    /** @param position where it stands; empty when it was put beside the ledger, at no position */
    record PutIn(Optional<Long> position, Which entry, String what) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "An entry was put in%s: %s. It is %s."
                    .formatted(position.map(p -> " at position " + p).orElse(""), what, entry);
        }
    }

    /** @param from the position at which it was sealed */
    record Moved(long position, Which entry, long from) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The entry at position %d was moved there: it was sealed at position %d. It is %s."
                    .formatted(position, from, entry);
        }
    }

    /** @param size how many entries there are, @param expected how many there were */
    record CutOff(long size, long expected, String witness) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The end was cut off: there are %s and %s covers %d. The first that is missing is the one at position %d."
                    .formatted(count(size, "entry", "entries"), witness, expected, size);
        }
    }

    /**
     * The entries agree with one another, and not with what was signed.
     *
     * @param from the first position that may be wrong
     * @param until the position behind the last
     */
    record Rewritten(long from, long until, String witness) implements LedgerVerdict {

        @Override
        public String sentence() {
            return (until - from == 1
                            ? "The entry at position %d was rewritten".formatted(from)
                            : "An entry was rewritten, put in or left out at one of the positions %d to %d"
                                    .formatted(from, until - 1))
                    + ": the root over the entries up to there is not the one of %s.".formatted(witness);
        }
    }

    /** The entries are what was signed, and the tree kept beside them is not theirs. */
    record TreeDamaged(int level, long ordinal) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The entries are whole, and node %d of level %d of the tree kept beside them is not theirs."
                    .formatted(ordinal, level);
        }
    }

    record WronglySigned(long size) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The checkpoint that covers %s is not signed by a key that this installation believes."
                    .formatted(count(size, "entry", "entries"));
        }
    }

    record NeverSealed(Which entry) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "An entry has waited too long to be sealed: %s. Start the server, which seals it, or read its log."
                    .formatted(entry);
        }
    }

    /** The text that was given is no checkpoint of this ledger. */
    record NotACheckpoint(String why) implements LedgerVerdict {

        @Override
        public String sentence() {
            return "The checkpoint given cannot be used: %s.".formatted(why);
        }
    }

    /** Names an entry, and says nothing of what it is about: whoever may read it finds it by its id. */
    record Which(UUID id, Instant at) {

        @Override
        public String toString() {
            return "entry %s of %s".formatted(id, at);
        }
    }

    private static String count(long number, String one, String more) {
        return "%,d %s".formatted(number, number == 1 ? one : more);
    }
}
