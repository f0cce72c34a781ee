package org.plumbline.reading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The readings, as the inspectorate sees them; nobody else does. */
@Repository
@Transactional(readOnly = true)
public class Readings {

    public Optional<Reading> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The readings of a wave in the order of the cases' references. */
    public List<Reading> ofWave(UUID wave) {
        throw new UnsupportedOperationException();
    }
}
