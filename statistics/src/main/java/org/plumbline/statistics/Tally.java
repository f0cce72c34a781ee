package org.plumbline.statistics;

/**
 * What was counted in one stratum, or in a sample without strata.
 *
 * @param stratum its name as in the design; empty without strata
 * @param found among the cases read and asked about, how many had what was looked for
 * @param among how many of the cases read were asked about: all, or those of a domain such as one case type
 * @param read how many cases were read
 */
public record Tally(String stratum, long found, long among, long read) {

    public Tally {
        if (found < 0 || among < found || read < among) {
            throw new IllegalArgumentException(
                    "A tally needs 0 ≤ found ≤ among ≤ read, not %d, %d, %d".formatted(found, among, read));
        }
    }

    /** Of a sample without strata, all cases asked about. */
    public static Tally of(long found, long read) {
        return new Tally("", found, read, read);
    }

    /** Of one stratum, all its cases asked about. */
    public static Tally of(String stratum, long found, long read) {
        return new Tally(stratum, found, read, read);
    }

    /** Whether every case read counts, and not those of a domain alone. */
    public boolean isOfAll() {
        return among == read;
    }

    /** What was found, among those that count. */
    public Share share() {
        return Share.of(found, among);
    }
}
