package org.plumbline.statistics.draw;

/**
 * How many of some units come, each independently with a probability of its own (the Poisson binomial distribution), and how
 * likely one unit less and that one after all is.
 *
 * <p>{@code count(m)} is the probability A(m) that m come. {@code last(m)} is B(m), the sum over each set of m and each unit l of
 * it of the probability that the set comes, times that with which l does not: the expected Σ(1−p_l) of those that come, where m
 * come. With p from a distribution function at t, B(m) is the density of the m-th to come. Both are made by adding unit after
 * unit, which only multiplies and adds positive numbers, and units are taken out again by the same steps backwards, in the
 * direction in which errors shrink.
 */
final class Coming {

    /** What is less likely than this is left out; it is far below the last digit of anything that is asked. */
    private static final double NEVER = 1e-40;

    private final int from;
    private final double[] count;
    private final double[] last;

    private Coming(int from, double[] count, double[] last) {
        this.from = from;
        this.count = count;
        this.last = last;
    }

    /**
     * Of all units.
     *
     * @param in the probability with which each comes, above 0 and below 1
     * @param out one less that, given by itself so that nothing is lost where it is small
     */
    static Coming of(double[] in, double[] out) {
        double[] count = new double[in.length + 1];
        double[] last = new double[in.length + 1];
        count[0] = 1;
        int lowest = 0;
        int highest = 0;
        for (int k = 0; k < in.length; k++) {
            highest++;
            for (int m = highest; m >= lowest; m--) {
                double before = m == lowest ? 0 : count[m - 1];
                double lastBefore = m == lowest ? 0 : last[m - 1];
                last[m] = out[k] * last[m] + in[k] * (lastBefore + out[k] * before);
                count[m] = out[k] * count[m] + in[k] * before;
            }
            while (highest > lowest && count[highest] < NEVER) {
                count[highest] = 0;
                last[highest] = 0;
                highest--;
            }
            while (lowest < highest && count[lowest] < NEVER) {
                lowest++;
            }
        }
        int length = highest - lowest + 1;
        double[] kept = new double[length];
        double[] keptLast = new double[length];
        System.arraycopy(count, lowest, kept, 0, length);
        System.arraycopy(last, lowest, keptLast, 0, length);
        return new Coming(lowest, kept, keptLast);
    }

    /** As if one of the units were not there. */
    Coming without(double in, double out) {
        int length = count.length;
        double[] fewer = new double[length];
        double[] fewerLast = new double[length];
        if (in <= out) {
            double before = 0;
            double lastBefore = 0;
            for (int m = 0; m < length; m++) {
                fewer[m] = Math.max(0, (count[m] - in * before) / out);
                fewerLast[m] = Math.max(0, (last[m] - in * (lastBefore + out * before)) / out);
                before = fewer[m];
                lastBefore = fewerLast[m];
            }
            return new Coming(from, fewer, fewerLast);
        }
        double after = 0;
        double lastAfter = 0;
        for (int m = length - 1; m >= 0; m--) {
            fewer[m] = Math.max(0, (count[m] - out * after) / in);
            fewerLast[m] = Math.max(0, (last[m] - out * (lastAfter + in * fewer[m])) / in);
            after = fewer[m];
            lastAfter = fewerLast[m];
        }
        return new Coming(from - 1, fewer, fewerLast);
    }

    /** A(m) and B(m) as if one of the units were not there. */
    At without(double in, double out, int m) {
        if (m < 0) {
            return new At(0, 0);
        }
        double one = 0;
        double oneLast = 0;
        if (in <= out) {
            for (int k = 0; k <= Math.min(m - from, count.length - 1); k++) {
                oneLast = Math.max(0, (last[k] - in * (oneLast + out * one)) / out);
                one = Math.max(0, (count[k] - in * one) / out);
            }
            return m - from >= count.length ? new At(0, 0) : new At(one, oneLast);
        }
        for (int k = count.length - 1; k >= Math.max(0, m - from + 1); k--) {
            one = Math.max(0, (count[k] - out * one) / in);
            oneLast = Math.max(0, (last[k] - out * (oneLast + in * one)) / in);
        }
        return m - from + 1 < 0 ? new At(0, 0) : new At(one, oneLast);
    }

    /**
     * At one number.
     *
     * @param count A(m)
     * @param last B(m)
     */
    record At(double count, double last) {}

    double last(int m) {
        return m < Math.max(from, 0) || m >= from + last.length ? 0 : last[m - from];
    }
}
