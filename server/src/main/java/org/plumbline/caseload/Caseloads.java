package org.plumbline.caseload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The confirmed caseloads and their cases. */
@Repository
@Transactional(readOnly = true)
public class Caseloads {

    public Optional<Caseload> ofWave(UUID wave) {
        throw new UnsupportedOperationException();
    }

    /** Number of cases by key of case type. */
    public Map<String, Integer> byCaseType(UUID wave) {
        throw new UnsupportedOperationException();
    }

    /** All cases of a wave in the order of their references. */
    public List<CaseFile> cases(UUID wave) {
        throw new UnsupportedOperationException();
    }

    public Optional<CaseFile> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    public Optional<CaseFile> find(UUID wave, String reference) {
        throw new UnsupportedOperationException();
    }
}
