package org.plumbline.release;

import java.util.List;
import java.util.Optional;
import org.plumbline.release.Table.Cell;

/** The rows of a report from which its curves are drawn. */
final class CurveTable {

    private CurveTable() {}

    /**
     * A minute after sending back in which anything changes.
     *
     * @param before how many were not there just before
     * @param promiseOver for how many the promised time ended
     * @param share of those not there afterwards, with the limits of its 95% interval; where there is none, the share itself
     */
    record Minute(
            long at,
            long before,
            long reached,
            long lastSeen,
            long promiseOver,
            double share,
            double lower,
            double upper) {

        private static Minute of(List<Cell> row) {
            double share = row.get(7).first();
            var interval = row.get(8);
            boolean given = interval.type() == Cell.Type.INTERVAL;
            return new Minute(
                    number(row.get(1)),
                    number(row.get(3)),
                    number(row.get(4)),
                    number(row.get(5)),
                    number(row.get(6)),
                    share,
                    given ? interval.first() : share,
                    given ? interval.second() : share);
        }

        private static long number(Cell cell) {
            return Math.round(cell.first());
        }
    }

    /** The steps that have rows; none in a report of before there were curves. */
    static List<Cell> steps(Report report) {
        return report.table(SentBackTimes.CURVES).stream()
                .flatMap(table -> table.rows().stream().map(List::getFirst).distinct())
                .toList();
    }

    /** Why a step has no figures; empty when it has. */
    static Optional<String> hidden(Report report, Cell step) {
        return rows(report, SentBackTimes.CURVES, step).stream()
                .map(row -> row.get(1))
                .filter(cell -> cell.type() == Cell.Type.NOT_GIVEN)
                .map(Cell::words)
                .findFirst();
    }

    static List<Minute> minutes(Report report, Cell step) {
        return rows(report, SentBackTimes.CURVES, step).stream().map(Minute::of).toList();
    }

    /** The row of the step in the table that sums the times up. */
    static List<Cell> summary(Report report, Cell step) {
        return rows(report, SentBackTimes.SUMMARY, step).getFirst();
    }

    private static List<List<Cell>> rows(Report report, String table, Cell step) {
        return report.table(table).orElseThrow().rows().stream()
                .filter(row -> row.getFirst().equals(step))
                .toList();
    }
}
