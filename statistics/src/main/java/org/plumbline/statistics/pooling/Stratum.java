package org.plumbline.statistics.pooling;

import org.plumbline.statistics.Share;
import org.plumbline.statistics.pooling.Pooled.PooledStratum;

/**
 * What is known of a stratum before the others are asked.
 *
 * @param population N of the stratum
 * @param counted what was found among those read
 */
record Stratum(String name, long population, Share counted) {

    static Stratum of(PooledStratum stratum) {
        return new Stratum(stratum.name(), stratum.population(), stratum.counted());
    }

    /** The same as of any other with these counts. */
    Stratum unnamed() {
        return new Stratum("", population, counted);
    }

    long unread() {
        return population - counted.of();
    }
}
