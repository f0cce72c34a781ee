import java.time.LocalDate;
import java.util.Set;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimation;
import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Change.Direction;

/** What may be said of the shares of poor cases published of one force for 2016 and 2017, and what a random draw would have allowed. */
public final class PublishedFigures {

    public static void main(String[] arguments) {
        IO.println("As published, chosen by hand:");
        compare(new Design.Purposive(374), new Design.Purposive(135));
        IO.println("Had they been drawn from 5,000 each:");
        compare(new Design.SimpleRandom(5_000, 374), new Design.SimpleRandom(5_000, 135));
    }

    private static void compare(Design earlier, Design later) {
        Result first = wave(2016, earlier, Share.of(278, 374));
        Result second = wave(2017, later, Share.of(125, 135));
        IO.println("  " + first.estimate().sentence("poor"));
        IO.println("  " + second.estimate().sentence("poor"));
        IO.println("  " + Change.between(first, second, Direction.MORE_IS_WORSE).sentence());
    }

    private static Result wave(int year, Design design, Share poor) {
        return new Result(
                "poor",
                "good, requires improvement, inadequate",
                "inspectors",
                Set.of("all"),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                Estimation.share(design, poor));
    }
}
