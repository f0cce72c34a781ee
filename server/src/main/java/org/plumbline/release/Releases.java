package org.plumbline.release;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The published releases, for everybody to read. */
@Repository
@Transactional(readOnly = true)
public class Releases {

    /** Newest first. */
    public List<Release> published() {
        throw new UnsupportedOperationException();
    }

    public List<Release> ofForce(UUID force) {
        throw new UnsupportedOperationException();
    }

    public Optional<Release> find(String slug) {
        throw new UnsupportedOperationException();
    }
}
