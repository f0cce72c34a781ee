package org.plumbline.statistics.survey;

import java.util.List;
import org.plumbline.statistics.Design.Stratum;

/**
 * The strata of which something was read; a simple random sample is one.
 *
 * @param of the stratum of each row
 * @param strata in the order of the groups' names
 * @param read how many rows each has, n_h
 */
record Strata(Groups of, List<Stratum> strata, int[] read) {

    int size() {
        return read.length;
    }

    double population(int stratum) {
        return strata.get(stratum).population();
    }

    double weight(int stratum) {
        return population(stratum) / read[stratum];
    }

    /** 1 − f_h: what part of the stratum was not read. */
    double unread(int stratum) {
        return 1 - read[stratum] / population(stratum);
    }

    boolean isReadWhole(int stratum) {
        return read[stratum] == strata.get(stratum).population();
    }

    boolean isSingle(int stratum) {
        return read[stratum] == 1 && !isReadWhole(stratum);
    }
}
