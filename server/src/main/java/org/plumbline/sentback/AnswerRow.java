package org.plumbline.sentback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A row of an uploaded table, as it was typed.
 *
 * @param number as a spreadsheet numbers it: the headings are row 1
 */
record AnswerRow(int number, Map<AnswerColumn, String> cells) {

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(?:[\\s,;]+(?:and\\s+)?\\d{1,3})*[.,;]?");
    private static final Pattern LOST = Pattern.compile("#(NAME\\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!|CALC!)");

    AnswerRow {
        cells = Map.copyOf(cells);
    }

    String cell(AnswerColumn column) {
        return cells.getOrDefault(column, "");
    }

    String reference() {
        return cell(AnswerColumn.REFERENCE);
    }

    /** After how many steps the case stood when it was downloaded; empty when that is no longer in the table. */
    Optional<Integer> seen() {
        return number(AnswerColumn.SEEN);
    }

    boolean isFilledIn() {
        return filledIn().anyMatch(column -> !cell(column).isEmpty());
    }

    boolean isFilledIn(StepKind step) {
        return AnswerColumn.of(step).anyMatch(column -> !cell(column).isEmpty());
    }

    Optional<Integer> number(AnswerColumn column) {
        return Optional.of(cell(column))
                .filter(typed -> typed.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    Optional<Boolean> yesOrNo(AnswerColumn column) {
        return switch (cell(column).toLowerCase(Locale.ROOT)) {
            case "yes", "y" -> Optional.of(true);
            case "no", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The items of the checklist that are done, from 0; empty when what is typed says none of it clearly. */
    Optional<Set<Integer>> done(int items) {
        var typed = cell(AnswerColumn.DONE).toLowerCase(Locale.ROOT);
        return switch (typed) {
            case "", "none", "0" -> Optional.of(Set.of());
            case "all" -> Optional.of(IntStream.range(0, items).boxed().collect(Collectors.toSet()));
            default ->
                NUMBERS.matcher(typed).matches()
                        ? Optional.of(Stream.of(typed.split("\\D+"))
                                        .map(Integer::valueOf)
                                        .map(number -> number - 1)
                                        .collect(Collectors.toSet()))
                                .filter(done -> done.stream().allMatch(item -> item >= 0 && item < items))
                        : Optional.empty();
        };
    }

    Answering.Outcome outcome() {
        var consequences = Map.of(
                Step.Consequence.ARRESTED, AnswerColumn.ARRESTED,
                Step.Consequence.CHARGED, AnswerColumn.CHARGED,
                Step.Consequence.CAUTIONED, AnswerColumn.CAUTIONED);
        boolean said = consequences.values().stream()
                .allMatch(column -> yesOrNo(column).isPresent());
        return new Answering.Outcome(
                cell(AnswerColumn.WHAT_WAS_DONE),
                yesOrNo(AnswerColumn.FURTHER_RISK),
                Optional.of(consequences.entrySet().stream()
                                .filter(each -> yesOrNo(each.getValue()).orElse(false))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()))
                        .filter(some -> said),
                number(AnswerColumn.OTHER_CHILDREN));
    }

    /** Cells in which a spreadsheet has put an error of its own in the place of what was typed. */
    List<AnswerColumn> lost() {
        return filledIn().filter(column -> LOST.matcher(cell(column)).matches()).toList();
    }

    /** Cells with signs that the file's encoding did not keep. */
    List<AnswerColumn> unreadable() {
        return filledIn().filter(column -> cell(column).indexOf('\uFFFD') >= 0).toList();
    }

    private Stream<AnswerColumn> filledIn() {
        return Stream.of(AnswerColumn.values()).filter(AnswerColumn::isFilledIn);
    }
}
