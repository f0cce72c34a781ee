package org.plumbline.statistics;

/**
 * One stratum as it was read.
 *
 * @param tally what was counted; at least one case read
 * @param population cases in the stratum, N_h
 */
record Part(Tally tally, long population) {

    double weight() {
        return (double) population / tally.read();
    }

    /** The estimated number of cases asked about. */
    double size() {
        return weight() * tally.among();
    }

    /** The estimated number of cases that have what was looked for. */
    double total() {
        return weight() * tally.found();
    }

    boolean isReadWhole() {
        return tally.read() == population;
    }

    boolean isPure() {
        return tally.found() == 0 || tally.found() == tally.among();
    }

    /**
     * This stratum's addition to the variance of the ratio {@code share} of totals, linearised: Särndal, Swensson and Wretman
     * 1992, (5.6.9) and chapter 10. A stratum with one case deviates from the whole instead of from itself, as
     * {@code survey.lonely.psu = "adjust"} of R's survey does.
     *
     * @param share the estimated share of the whole
     * @param size the estimated number of cases asked about, of the whole
     */
    double variance(double share, double size) {
        double sum = (tally.found() - share * tally.among()) / size;
        double squares = (tally.found() * (1 - share) * (1 - share) + (tally.among() - tally.found()) * share * share)
                / (size * size);
        double n = tally.read();
        double spread = n == 1 ? squares : Math.max(0, (squares - sum * sum / n) / (n - 1));
        double unread = 1 - n / population;
        return unread * (double) population * population / n * spread;
    }
}
