package org.plumbline.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.ledger.By;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The findings and their recommendations. */
@Repository
@Transactional
public class Findings {

    /** The findings of a wave, causes of concern first. */
    @Transactional(readOnly = true)
    public List<Finding> ofWave(UUID wave) {
        throw new UnsupportedOperationException();
    }

    /** A recommendation with its history, by its permanent reference. */
    @Transactional(readOnly = true)
    public Optional<Recommendation> recommendation(String reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the findings of a wave public, in the release's transaction; the times that count from publication begin.
     *
     * @throws org.plumbline.page.Refused when a cause of concern has no recommendation
     */
    public void publish(By by, UUID wave, LocalDate published) {
        throw new UnsupportedOperationException();
    }
}
