package org.plumbline.statistics.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an outsider can know of the numbers that aren't shown, and where that is too much.
 *
 * @param ranges of the cells looked at, in the order of the tables
 * @param openly unsafe cells that are shown as they are
 * @param inferred unsafe cells that are hidden, and that an outsider can know too closely all the same
 */
public record Audit(List<Range> ranges, List<Unsafe> openly, List<Inferred> inferred) {

    public Audit {
        ranges = List.copyOf(ranges);
        openly = List.copyOf(openly);
        inferred = List.copyOf(inferred);
    }

    /**
     * A cell that is hidden in vain.
     *
     * @param unsafe what it is and what it needs
     * @param range what an outsider can know of it
     */
    public record Inferred(Unsafe unsafe, Range range) {}

    /** Whether nobody can know more than the rules allow. */
    public boolean isSafe() {
        return openly.isEmpty() && inferred.isEmpty();
    }

    /** The cell of those looked at of which an outsider knows most. */
    public Optional<Range> closest() {
        return ranges.stream().min(Comparator.comparing(Range::width));
    }

    /** What an outsider can know, in plain words. */
    public String sentence() {
        if (isSafe()) {
            return closest()
                    .map(range ->
                            "An outsider can know of none of the %s looked at more than the rules allow; most of %s, %s."
                                    .formatted(Say.cells(ranges.size()), range.cell(), range.words()))
                    .orElse("Nothing is hidden, and nothing has to be.");
        }
        return String.join(" ", open(), known()).strip();
    }

    private String open() {
        return openly.isEmpty()
                ? ""
                : "%s that may not be shown %s shown: %s."
                        .formatted(
                                Say.cells(openly.size()),
                                openly.size() == 1 ? "is" : "are",
                                Say.list(
                                        openly.stream()
                                                .map(unsafe -> unsafe.cell().title())
                                                .toList(),
                                        5));
    }

    private String known() {
        return inferred.isEmpty()
                ? ""
                : "%s %s hidden in vain: an outsider can know %s."
                        .formatted(
                                Say.cells(inferred.size()),
                                inferred.size() == 1 ? "is" : "are",
                                Say.list(
                                        inferred.stream()
                                                .map(each -> each.range().cell() + " "
                                                        + each.range().words())
                                                .toList(),
                                        5));
    }
}
