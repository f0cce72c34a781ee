package org.plumbline.sampling;

import java.util.UUID;
import org.plumbline.caseload.Caseloads;
import org.plumbline.inspection.Inspections;
import org.plumbline.instrument.Instruments;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of the draw show around it. */
@Component
@Transactional(readOnly = true)
class DrawSettings {

    private final Inspections inspections;
    private final Instruments instruments;
    private final Caseloads caseloads;

    DrawSettings(Inspections inspections, Instruments instruments, Caseloads caseloads) {
        this.inspections = inspections;
        this.instruments = instruments;
        this.caseloads = caseloads;
    }

    Setting of(UUID waveId) {
        var wave = inspections.wave(waveId).orElseThrow(NotFound::new);
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        var instrument = instruments.find(inspection.instrument()).orElseThrow();
        return new Setting(
                inspection, wave, caseloads.ofWave(waveId), CaseTypes.of(instrument, caseloads.byCaseType(waveId)));
    }

    /** The same, where cases may still be drawn. */
    Setting open(UUID waveId) {
        var setting = of(waveId);
        if (!setting.isOpen()) {
            throw new Refused(
                    "",
                    setting.caseload().isEmpty()
                            ? "This wave has no confirmed caseload to draw from yet"
                            : "The grades of this wave are final, so no more cases can be drawn in it");
        }
        return setting;
    }
}
