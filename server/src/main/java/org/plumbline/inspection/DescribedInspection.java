package org.plumbline.inspection;

import java.util.List;
import org.plumbline.instrument.Instrument;

/**
 * An inspection with what a page says of it.
 *
 * @param force the name of the force
 * @param inspectorate the name of the inspectorate
 * @param waves in order, the baseline first
 */
public record DescribedInspection(
        Inspection inspection, String force, String inspectorate, Instrument instrument, List<Wave> waves) {

    public DescribedInspection {
        waves = List.copyOf(waves);
    }
}
