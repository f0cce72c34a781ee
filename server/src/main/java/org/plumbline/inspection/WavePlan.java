package org.plumbline.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.page.Dates;
import org.plumbline.page.Refusal;

/**
 * What a lead inspector wants a wave to be.
 *
 * @param practiceFrom the first day of the practice that is judged, when a real date was given
 * @param practiceTo the last day of it, when a real date was given
 * @param overlapMeant whether the period may share days with another wave's
 */
record WavePlan(String name, Optional<LocalDate> practiceFrom, Optional<LocalDate> practiceTo, boolean overlapMeant) {

    static final int LONGEST_NAME = 60;

    /** A typing error in the year is caught; a wave planned ahead of its practice is not. */
    private static final int YEARS_AHEAD = 1;

    private static final int YEARS_BACK = 20;

    static WavePlan of(String name, LocalDate practiceFrom, LocalDate practiceTo) {
        return new WavePlan(name, Optional.of(practiceFrom), Optional.of(practiceTo), true);
    }

    /** The name to suggest for the wave of a number. */
    static String usualName(int number) {
        return number == 0 ? "Baseline" : "Quarter " + number;
    }

    /**
     * What cannot be right in it.
     *
     * @param others the other waves of the inspection
     */
    List<Refusal> refusals(List<Wave> others, LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        refuseName(others).ifPresent(refusals::add);
        refuseFrom(today).ifPresent(refusals::add);
        refuseTo(today).ifPresent(refusals::add);
        if (refusals.isEmpty() && !overlapMeant) {
            refuseOverlap(others).ifPresent(refusals::add);
        }
        return refusals;
    }

    private Optional<Refusal> refuseName(List<Wave> others) {
        if (name.isEmpty()) {
            return refusal("name", "Enter a name for the wave, for example 'Quarter 1'");
        }
        if (name.length() > LONGEST_NAME) {
            return refusal("name", "Enter a name of at most " + LONGEST_NAME + " characters");
        }
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            return refusal("name", "This inspection has a wave called '" + name + "'. Enter another name");
        }
        return Optional.empty();
    }

    private Optional<Refusal> refuseFrom(LocalDate today) {
        if (practiceFrom.isEmpty()) {
            return refusal("practiceFrom", "Enter the first day of the practice period, for example 1 4 2026");
        }
        return practiceFrom
                .filter(from -> from.isBefore(today.minusYears(YEARS_BACK)))
                .flatMap(from -> refusal(
                        "practiceFrom",
                        "The practice period cannot begin more than " + YEARS_BACK + " years ago. Check the year"));
    }

    private Optional<Refusal> refuseTo(LocalDate today) {
        if (practiceTo.isEmpty()) {
            return refusal("practiceTo", "Enter the last day of the practice period, for example 30 6 2026");
        }
        var to = practiceTo.get();
        if (practiceFrom.filter(to::isBefore).isPresent()) {
            return refusal("practiceTo", "The practice period must end on or after the day it begins");
        }
        if (to.isAfter(today.plusYears(YEARS_AHEAD))) {
            return refusal("practiceTo", "The practice period must end within a year from today. Check the year");
        }
        return Optional.empty();
    }

    /** A case that two waves can draw would be counted in both, so an overlap must be meant. */
    private Optional<Refusal> refuseOverlap(List<Wave> others) {
        var overlapped = practiceFrom
                .flatMap(from -> practiceTo.map(to -> others.stream()
                        .filter(other -> other.overlaps(from, to))
                        .map(other -> other.name() + " (" + Dates.inWords(other.practiceFrom()) + " to "
                                + Dates.inWords(other.practiceTo()) + ")")
                        .collect(Collectors.joining(" and "))))
                .orElse("");
        return overlapped.isEmpty()
                ? Optional.empty()
                : refusal(
                        "overlapMeant",
                        "The practice period shares days with " + overlapped
                                + ". Change the dates, or confirm that this is meant");
    }

    private static Optional<Refusal> refusal(String field, String message) {
        return Optional.of(Refusal.of(field, message));
    }
}
