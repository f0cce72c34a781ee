package org.plumbline.release;

import java.time.Duration;
import java.util.List;
import org.plumbline.page.Durations;
import org.plumbline.page.Numbers;
import org.plumbline.release.CurveTable.Minute;
import org.plumbline.release.Table.Cell;

/**
 * What a curve shows, in words, with figures of the tables only.
 *
 * @param summary the step's row in the table that sums the times up
 */
record CurveInWords(List<Minute> minutes, List<Cell> summary, TimeAxis axis) {

    String all() {
        return done() + promised() + beyond();
    }

    private String done() {
        long reached = minutes.stream().mapToLong(Minute::reached).sum();
        var half = summary.get(3);
        var nineInTen = summary.get(5);
        return "Done in " + Numbers.inWords(reached) + " of "
                + Numbers.of(minutes.getFirst().before(), "case")
                + (half.type() == Cell.Type.WORDS
                        ? ", in half of all within " + half.words()
                        : "; too few to say within what time half were done")
                + (nineInTen.type() == Cell.Type.WORDS ? ", in nine of ten within " + nineInTen.words() : "")
                + ".";
    }

    private String promised() {
        var ends = minutes.stream().filter(minute -> minute.promiseOver() > 0).toList();
        if (ends.isEmpty()) {
            return " No line is drawn: the time for it starts with the force's answer.";
        }
        var last = ends.getLast();
        return " Promised within "
                + (ends.size() == 1 ? "" : duration(ends.getFirst()) + (ends.size() == 2 ? " or " : " to "))
                + duration(last) + "; after " + duration(last) + ", " + Numbers.percent(last.share())
                + " were not done yet.";
    }

    private String beyond() {
        var beyond = minutes.stream()
                .filter(minute -> minute.at() > axis.end())
                .filter(minute -> minute.reached() + minute.lastSeen() > 0)
                .toList();
        if (beyond.isEmpty()) {
            return "";
        }
        long done = beyond.stream().mapToLong(Minute::reached).sum();
        long open = beyond.stream().mapToLong(Minute::lastSeen).sum();
        return " Beyond what is drawn: " + Numbers.of(done, "case") + " done later, " + Numbers.inWords(open)
                + " still open; the longest for " + duration(beyond.getLast()) + ".";
    }

    static String duration(Minute minute) {
        return Durations.inWords(Duration.ofMinutes(minute.at()));
    }
}
