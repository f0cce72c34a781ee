package org.plumbline.sentback;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The cases sent straight back, as each side may see them. */
@Repository
@Transactional(readOnly = true)
public class SentBacks {

    public Optional<SentBack> find(String reference) {
        throw new UnsupportedOperationException();
    }

    public List<SentBack> ofWave(UUID wave) {
        throw new UnsupportedOperationException();
    }
}
