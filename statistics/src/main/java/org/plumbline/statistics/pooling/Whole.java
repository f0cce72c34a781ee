package org.plumbline.statistics.pooling;

import java.util.Arrays;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Level;

/**
 * The share of all cases of a stratum, those read and those not: how many of the unread are found is beta-binomial at each
 * point of the posterior, and their mixture over all points is summed count by count.
 */
final class Whole {

    /** So many unread cases are counted one by one. Of more, as many as tell the share to far less than it is spread, */
    private static final long ONE_BY_ONE = 20_000;

    /** and never more than these, which tell it to a fiftieth of a point. */
    private static final long MOST = 1L << 22;

    private static final double NOTHING = 1e-20;

    /** Of a share that is spread no more than chance alone would make it. */
    private static final double ENDLESS = 1e15;

    /** What adding up leaves uncertain of a chance. */
    private static final double ROUNDING = 1e-12;

    private final double found;
    private final double ofOne;
    private final double[] upTo;

    private Whole(double found, double ofOne, double[] upTo) {
        this.found = found;
        this.ofOne = ofOne;
        this.upTo = upTo;
    }

    static Whole of(Posterior posterior, Stratum stratum, double leastSpread) {
        long unread = stratum.unread();
        double told = stratum.counted().of() + 1 / (leastSpread * leastSpread);
        int counted = (int) Math.min(unread, Math.max(ONE_BY_ONE, (long) Math.min(10 * told, MOST)));
        double[] chances = new double[counted + 1];
        double[] own = new double[counted + 1];
        for (Column.Point point : posterior.points()) {
            add(chances, own, point, stratum);
        }
        double sum = 0;
        for (int count = 0; count <= counted; count++) {
            sum += chances[count];
            chances[count] = sum;
        }
        double population = stratum.population();
        return new Whole(
                stratum.counted().found() / population, counted == 0 ? 0 : unread / population / counted, chances);
    }

    /** The share at which so many of the unread are found. */
    double share(int count) {
        return found + count * ofOne;
    }

    /** How likely the share is this or less. */
    double upTo(double share) {
        if (share < found) {
            return 0;
        }
        double count = ofOne == 0 ? 0 : Math.floor((share - found) / ofOne + ROUNDING * upTo.length);
        return upTo[(int) Math.min(count, upTo.length - 1)];
    }

    double chance(int count) {
        return count == 0 ? upTo[0] : upTo[count] - upTo[count - 1];
    }

    int counts() {
        return upTo.length;
    }

    /** The shares between which it lies, at most a tail on either side; wide enough to hold the counts next to the mean. */
    Interval interval(Level level) {
        double mean = 0;
        for (int count = 1; count < upTo.length; count++) {
            mean += count * chance(count);
        }
        return new Interval(
                share(Math.min(reaching(level.tail()), (int) Math.floor(mean + ROUNDING * upTo.length))),
                share(Math.max(reaching(1 - level.tail()), (int) Math.ceil(mean - ROUNDING * upTo.length))));
    }

    private int reaching(double chance) {
        int at = Arrays.binarySearch(upTo, chance - ROUNDING);
        return Math.min(at < 0 ? -at - 1 : at, upTo.length - 1);
    }

    /** The beta-binomial chances of one point, each from its neighbour, outward from the mean. */
    private static void add(double[] chances, double[] own, Column.Point point, Stratum stratum) {
        int counted = chances.length - 1;
        double share = point.next(stratum.counted());
        double worth = worth(point.worth(stratum.counted()), stratum.unread(), counted);
        double a = share * worth;
        double b = point.nextOther(stratum.counted()) * worth;
        int start = (int) Math.round(share * counted);
        own[start] = 1;
        double sum = 1;
        int last = start;
        for (int y = start; y < counted; y++) {
            own[y + 1] = own[y] * ((counted - y) * (a + y) / ((y + 1) * (b + counted - y - 1)));
            sum += own[y + 1];
            last = y + 1;
            if (own[y + 1] < NOTHING * sum) {
                break;
            }
        }
        int first = start;
        for (int y = start; y > 0; y--) {
            own[y - 1] = own[y] * (y * (b + counted - y) / ((counted - y + 1) * (a + y - 1)));
            sum += own[y - 1];
            first = y - 1;
            if (own[y - 1] < NOTHING * sum) {
                break;
            }
        }
        for (int y = first; y <= last; y++) {
            chances[y] += point.part() * own[y] / sum;
        }
    }

    /** What makes the share of fewer counts spread as far as that of all unread. */
    private static double worth(double worth, long unread, int counted) {
        if (unread == counted) {
            return worth;
        }
        double spread = (1 + (unread - 1) / (worth + 1)) / unread;
        double more = counted * spread - 1;
        return more > 0 ? (counted - 1) / more - 1 : ENDLESS;
    }
}
