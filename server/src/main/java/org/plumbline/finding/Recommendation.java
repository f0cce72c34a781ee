package org.plumbline.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a force is told to do; one permanent page and data row, by its reference. All that became of it is its history,
 * which is appended and never edited; its status is what the last entry with a status made of it.
 *
 * @param force empty where the register names a force that is no organisation of this installation
 * @param due empty until the report is published where the time counts from publication, or where none was set
 * @param publishedOn an ISO date, or as much of it as a register knows; empty until published
 * @param register what an imported register says of it; empty for those of findings
 */
public record Recommendation(
        UUID id,
        String reference,
        Optional<UUID> finding,
        UUID inspectorate,
        Optional<UUID> force,
        String forceName,
        String text,
        Timescale timescale,
        Optional<LocalDate> due,
        boolean published,
        String publishedOn,
        Optional<RegisterRow> register,
        List<Event> history) {

    public Recommendation {
        history = List.copyOf(history);
    }

    /** Empty where a register's own words have no neutral status. */
    public Optional<Status> status() {
        return history.reversed().stream()
                .flatMap(event -> event.status().stream())
                .findFirst();
    }

    /** In neutral words, or in those of the register. */
    public String statusInWords() {
        return status().map(Status::inWords)
                .or(() -> history.reversed().stream().map(Event::words).findFirst())
                .orElse("Not stated");
    }

    public boolean isOpen() {
        return status().map(Status::isOpen).orElse(false);
    }

    /**
     * Computed, never typed; only where a due date is known. What was kept elsewhere is not said to be overdue: its
     * register ends somewhere, and what happened since is not in it.
     */
    public boolean isOverdue(LocalDate today) {
        return register.isEmpty() && isOpen() && due.filter(today::isAfter).isPresent();
    }

    /** The reference of the recommendation that took its place. */
    public Optional<String> supersededBy() {
        return history.reversed().stream()
                .flatMap(event -> event.supersededBy().stream())
                .findFirst();
    }

    /** The number of entries so far; whoever adds the next one says after which. */
    public int version() {
        return history.size();
    }

    /** The same under the next number. */
    Recommendation renumbered() {
        int dash = reference.lastIndexOf('-');
        int number = Integer.parseInt(reference.substring(dash + 1)) + 1;
        return named(reference.substring(0, dash + 1) + String.format(Locale.ROOT, "%02d", number));
    }

    private Recommendation named(String reference) {
        return new Recommendation(
                id,
                reference,
                finding,
                inspectorate,
                force,
                forceName,
                text,
                timescale,
                due,
                published,
                publishedOn,
                register,
                history);
    }

    Recommendation with(List<Event> history) {
        return new Recommendation(
                id,
                reference,
                finding,
                inspectorate,
                force,
                forceName,
                text,
                timescale,
                due,
                published,
                publishedOn,
                register,
                history);
    }

    /**
     * An entry of the history.
     *
     * @param dated when it happened, as far as known: an ISO date, a month, a year, or empty
     * @param words what was said; of a register, its own words
     * @param supersededBy the reference of the recommendation that took its place
     */
    public record Event(
            Side side,
            Instant enteredAt,
            String dated,
            Optional<Status> status,
            String words,
            Optional<String> supersededBy) {}

    /** What an imported register says of a recommendation, in its own words. */
    public record RegisterRow(
            String id,
            String inspection,
            String kind,
            String number,
            String timescale,
            String deadline,
            String history,
            String vocabulary,
            String verified,
            String source) {}

    public enum Side {
        INSPECTORATE,
        FORCE,
        REGISTER;

        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Timescale {
        IMMEDIATELY("Immediately"),
        THREE_MONTHS("Within 3 months of publication"),
        SIX_MONTHS("Within 6 months of publication"),
        BY_DATE("By a date"),
        NONE_SET("No time set");

        private final String words;

        Timescale(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }

        /** When it is due, given the day of publication and the date that was set, if any. */
        Optional<LocalDate> due(LocalDate published, Optional<LocalDate> set) {
            return switch (this) {
                case IMMEDIATELY -> Optional.of(published);
                case THREE_MONTHS -> Optional.of(published.plusMonths(3));
                case SIX_MONTHS -> Optional.of(published.plusMonths(6));
                case BY_DATE -> set;
                case NONE_SET -> Optional.empty();
            };
        }
    }

    /** Neutral words; those of a register that was imported are mapped to them and kept beside. */
    public enum Status {
        MADE("Made", Side.INSPECTORATE),
        ACCEPTED("Accepted", Side.FORCE),
        NOT_ACCEPTED("Not accepted", Side.FORCE),
        IN_PROGRESS("In progress", Side.FORCE),
        FORCE_SAYS_DONE("Force says done", Side.FORCE),
        BEING_TESTED("Being tested", Side.INSPECTORATE),
        CLOSED("Closed after test", Side.INSPECTORATE),
        NOT_CLOSED_AFTER_TEST("Not closed after test", Side.INSPECTORATE),
        SUPERSEDED("Superseded", Side.INSPECTORATE);

        private final String words;
        private final Side side;

        Status(String words, Side side) {
            this.words = words;
            this.side = side;
        }

        public String inWords() {
            return words;
        }

        /** Which side sets it: nobody both claims and verifies. */
        public Side side() {
            return side;
        }

        public boolean isOpen() {
            return this != CLOSED && this != SUPERSEDED && this != NOT_ACCEPTED;
        }

        /** The statuses that may follow this one. */
        public Set<Status> next() {
            return switch (this) {
                case MADE -> Set.of(ACCEPTED, NOT_ACCEPTED, SUPERSEDED);
                case ACCEPTED, IN_PROGRESS, NOT_CLOSED_AFTER_TEST -> Set.of(IN_PROGRESS, FORCE_SAYS_DONE, SUPERSEDED);
                case NOT_ACCEPTED -> Set.of(ACCEPTED, SUPERSEDED);
                case FORCE_SAYS_DONE -> Set.of(BEING_TESTED, SUPERSEDED);
                case BEING_TESTED -> Set.of(CLOSED, NOT_CLOSED_AFTER_TEST, SUPERSEDED);
                case CLOSED, SUPERSEDED -> Set.of();
            };
        }
    }
}
