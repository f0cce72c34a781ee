package org.plumbline.caseload;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A case of a wave's caseload, known by a pseudonym.
 *
 * @param reference made from the force's own reference by a keyed hash, for example {@code C-7F3K9-Q2M4X}
 * @param caseType a key of the instrument's case types
 * @param opened the day on which the case was opened
 * @param unit the part of the force that had it; may be empty
 */
public record CaseFile(
        UUID id,
        UUID wave,
        UUID inspectorate,
        UUID force,
        String reference,
        String caseType,
        LocalDate opened,
        String unit) {}
