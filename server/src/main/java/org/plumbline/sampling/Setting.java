package org.plumbline.sampling;

import java.util.Optional;
import org.plumbline.caseload.Caseload;
import org.plumbline.inspection.Inspection;
import org.plumbline.inspection.Wave;

/** The wave that is drawn in, with what surrounds it. */
public record Setting(Inspection inspection, Wave wave, Optional<Caseload> caseload, CaseTypes caseTypes) {

    /** Whether cases may be drawn or chosen in a wave that has come this far. */
    public boolean isOpen() {
        return switch (wave.stage()) {
            case CASELOAD_CONFIRMED, DRAWN, READING -> caseload.isPresent();
            case PLANNED, MODERATED, PUBLISHED -> false;
        };
    }
}
