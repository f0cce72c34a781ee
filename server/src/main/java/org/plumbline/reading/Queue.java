package org.plumbline.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one reader has to read and has read.
 *
 * @param returned given back by a moderator, the longest waiting first
 * @param begun what was last written in first
 * @param allocated in the order in which they were allocated
 * @param submitted waiting for moderation, the newest first
 * @param done with their final grade, the newest first
 */
public record Queue(
        List<OpenedReading> returned,
        List<OpenedReading> begun,
        List<OpenedReading> allocated,
        List<OpenedReading> submitted,
        List<OpenedReading> done) {

    static Queue of(List<OpenedReading> readings) {
        var oldestFirst =
                Comparator.comparing((OpenedReading it) -> it.reading().changedAt());
        return new Queue(
                in(Reading.State.RETURNED, readings).sorted(oldestFirst).toList(),
                in(Reading.State.DRAFT, readings).sorted(oldestFirst.reversed()).toList(),
                in(Reading.State.ALLOCATED, readings).toList(),
                in(Reading.State.SUBMITTED, readings)
                        .sorted(oldestFirst.reversed())
                        .toList(),
                in(Reading.State.MODERATED, readings)
                        .sorted(oldestFirst.reversed())
                        .toList());
    }

    public boolean isEmpty() {
        return next().isEmpty() && submitted.isEmpty() && done.isEmpty();
    }

    /** How many are still to be read. */
    public int toRead() {
        return returned.size() + begun.size() + allocated.size();
    }

    /** What to open next. */
    public Optional<OpenedReading> next() {
        return Stream.of(returned, begun, allocated).flatMap(List::stream).findFirst();
    }

    private static Stream<OpenedReading> in(Reading.State state, List<OpenedReading> readings) {
        return readings.stream().filter(it -> it.reading().state() == state);
    }
}
