package org.plumbline.reading;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.plumbline.inspection.Inspection;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.instrument.Instruments;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what a wave's cases are judged by. */
@Component
@Transactional(readOnly = true)
class Yardstick {

    private final Inspections inspections;
    private final Instruments instruments;

    Yardstick(Inspections inspections, Instruments instruments) {
        this.inspections = inspections;
        this.instruments = instruments;
    }

    /** @throws NotFound when there is no such wave for the acting organisation */
    Of of(UUID waveId) {
        var wave = inspections.wave(waveId).orElseThrow(NotFound::new);
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        var instrument = instruments
                .find(inspection.instrument())
                .orElseThrow(() -> new IllegalStateException(inspection.instrument() + " is gone"));
        return new Of(wave, inspection, instrument);
    }

    /** Readings with what they are read by, in the same order. */
    List<OpenedReading> opened(List<Reading> readings) {
        var byWave = new HashMap<UUID, Of>();
        return readings.stream()
                .map(reading ->
                        byWave.computeIfAbsent(reading.file().wave(), this::of).opened(reading))
                .toList();
    }

    /** A wave with its inspection and the instrument that it is pinned to. */
    record Of(Wave wave, Inspection inspection, Instrument instrument) {

        OpenedReading opened(Reading reading) {
            return new OpenedReading(reading, wave, inspection, instrument);
        }

        /** @throws Refused when the wave is published: nothing of its readings changes any more */
        Of unpublished() {
            if (wave.stage() == Wave.Stage.PUBLISHED) {
                throw new Refused(
                        "",
                        wave.name() + " is published. Its readings no longer change; a correction is a new release");
            }
            return this;
        }
    }
}
