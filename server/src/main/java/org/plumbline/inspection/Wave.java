package org.plumbline.inspection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One round of an inspection: the baseline (number 0) or a follow-up.
 *
 * @param name for example 'Baseline' or 'Quarter 1'
 * @param practiceFrom the first day of the practice that is judged
 * @param practiceTo the last day of it
 */
public record Wave(
        UUID id,
        UUID inspection,
        UUID inspectorate,
        UUID force,
        int number,
        String name,
        LocalDate practiceFrom,
        LocalDate practiceTo,
        Stage stage,
        long version) {

    public Wave {
        if (practiceTo.isBefore(practiceFrom)) {
            throw new IllegalArgumentException("the practice period ends before it begins");
        }
    }

    public boolean isBaseline() {
        return number == 0;
    }

    /** How many days of practice it judges. */
    public long days() {
        return ChronoUnit.DAYS.between(practiceFrom, practiceTo) + 1;
    }

    /** Whether its name may still change: once cases are drawn, it stands in what others were told. */
    public boolean canBeRenamed() {
        return !stage.reached(Stage.DRAWN);
    }

    /** Whether its practice period may still change: the caseload is checked against it. */
    public boolean canChangePeriod() {
        return !stage.reached(Stage.CASELOAD_CONFIRMED);
    }

    /** Whether its practice period has a day in common with the days from the first to the last. */
    public boolean overlaps(LocalDate first, LocalDate last) {
        return !practiceFrom.isAfter(last) && !practiceTo.isBefore(first);
    }

    /** How far a wave has come; it only goes forward. */
    public enum Stage {
        PLANNED,
        CASELOAD_CONFIRMED,
        DRAWN,
        READING,
        MODERATED,
        PUBLISHED;

        public boolean reached(Stage stage) {
            return compareTo(stage) >= 0;
        }

        List<Stage> earlier() {
            return Arrays.stream(values()).filter(stage -> !stage.reached(this)).toList();
        }

        /** For example 'Caseload confirmed'. */
        public String inWords() {
            var words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }
}
