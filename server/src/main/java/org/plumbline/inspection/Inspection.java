package org.plumbline.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.plumbline.instrument.InstrumentRef;

/** An inspection of one force by one instrument; its waves hang on it. */
public record Inspection(
        UUID id,
        UUID inspectorate,
        UUID force,
        String title,
        InstrumentRef instrument,
        Instant createdAt,
        long version) {

    /** Whether its title may still change: once cases are drawn in one of its waves, it stands in what others were told. */
    public boolean canBeRetitled(List<Wave> waves) {
        return waves.stream().allMatch(Wave::canBeRenamed);
    }
}
