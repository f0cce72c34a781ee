package org.plumbline.sampling;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The draws and what they drew. */
@Repository
@Transactional(readOnly = true)
public class Draws {

    /** The draws of a wave in order: at most one by chance, and any number chosen by hand. */
    public List<Draw> ofWave(UUID wave) {
        throw new UnsupportedOperationException();
    }

    /** Every case drawn in a wave, in the order of its reference. */
    public List<DrawnCase> cases(UUID wave) {
        throw new UnsupportedOperationException();
    }
}
