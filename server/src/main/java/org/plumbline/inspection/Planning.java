package org.plumbline.inspection;

import java.time.LocalDate;
import java.util.UUID;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.ledger.By;
import org.plumbline.organisation.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Planning of inspections and their waves by a lead inspector. */
@Component
@Transactional
public class Planning {

    public Inspection inspect(SignedIn lead, UUID force, String title, InstrumentRef instrument) {
        throw new UnsupportedOperationException();
    }

    /** Adds the next wave: the first is the baseline. */
    public Wave addWave(SignedIn lead, UUID inspection, String name, LocalDate practiceFrom, LocalDate practiceTo) {
        throw new UnsupportedOperationException();
    }

    /** A wave has come this far; called by the room whose step it was, in its transaction. Going back, or again, does nothing. */
    public void reached(By by, UUID wave, Wave.Stage stage) {
        throw new UnsupportedOperationException();
    }
}
