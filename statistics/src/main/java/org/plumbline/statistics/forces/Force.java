package org.plumbline.statistics.forces;

import org.plumbline.statistics.Result;
import org.plumbline.statistics.Share;

/**
 * One of the forces that are compared.
 *
 * @param name by which it is known
 * @param result what was found of it
 */
public record Force(String name, Result result) {

    Share counted() {
        return result.estimate().counted();
    }
}
