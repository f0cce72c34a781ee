package org.plumbline.inspection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The inspections and their waves. */
@Repository
@Transactional(readOnly = true)
public class Inspections {

    /** The inspection, when there is one and the acting organisation may see it. */
    public Optional<Inspection> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** All that the acting organisation may see, newest first. */
    public List<Inspection> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<Wave> wave(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The waves of an inspection in order, the baseline first. */
    public List<Wave> waves(UUID inspection) {
        throw new UnsupportedOperationException();
    }
}
