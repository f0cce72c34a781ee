package org.plumbline.sampling;

import java.util.List;

/**
 * What drawing again gave.
 *
 * @param caseloadUnchanged whether the caseload still has the hash that it had when it was drawn from
 * @param missing references that the stored draw holds and drawing again does not
 * @param added references that drawing again gives and the stored draw does not hold
 * @param compared how many cases were compared
 */
public record Verification(boolean caseloadUnchanged, List<String> missing, List<String> added, int compared) {

    public boolean isSame() {
        return caseloadUnchanged && missing.isEmpty() && added.isEmpty();
    }
}
