package org.plumbline.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.page.Numbers;
import org.plumbline.page.Portion;
import org.plumbline.page.Whisker;
import org.plumbline.release.Table.Cell;

/**
 * The grades as a bar from worst to best, with the interval of the poor ones where the design allows it.
 *
 * @param whisker null where there is none, as the view takes it
 */
public record ReportPicture(
        String caption, List<Portion> portions, @Nullable Whisker whisker) {

    /** Two rows of the table of grades are no grades: the poor ones together, and the cases sent back. */
    private static final int NO_GRADES = 2;

    /** Empty where no case was read. */
    public static Optional<ReportPicture> of(Report report) {
        var grades = report.table("grades").orElseThrow().rows();
        var best = grades.subList(0, grades.size() - NO_GRADES);
        long read = Math.round(best.getFirst().get(2).first());
        if (read == 0) {
            return Optional.empty();
        }
        var portions = new ArrayList<Portion>();
        for (int i = best.size() - 1; i >= 0; i--) {
            portions.add(new Portion(
                    best.get(i).getFirst().words(),
                    Math.round(best.get(i).get(1).first()),
                    step(i, best.size())));
        }
        return Optional.of(new ReportPicture(
                "Grades of " + Numbers.of(read, "case") + " read", portions, whisker(grades.get(best.size()))));
    }

    /** Spreads the grades over the five steps of the ramp, the best being 5. */
    private static int step(int place, int grades) {
        return grades == 1 ? 5 : 5 - (int) Math.round(place * 4.0 / (grades - 1));
    }

    private static @Nullable Whisker whisker(List<Cell> poor) {
        var estimate = poor.get(4);
        var interval = poor.get(5);
        return estimate.type() == Cell.Type.SHARE && interval.type() == Cell.Type.INTERVAL
                ? new Whisker(
                        poor.getFirst().words(), estimate.first(), interval.first(), interval.second(), "95% interval")
                : null;
    }
}
