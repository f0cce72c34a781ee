package org.plumbline.statistics.draw;

import org.plumbline.statistics.ImpossibleDesign;

/**
 * One case that could be drawn.
 *
 * @param reference by which it is known; no control characters
 * @param stratum for example its case type; empty where there are no strata; no control characters
 */
public record Unit(String reference, String stratum) {

    public Unit {
        if (reference.isBlank()) {
            throw new ImpossibleDesign("A case without a reference can't be drawn");
        }
        if (hasControl(reference) || hasControl(stratum)) {
            throw new ImpossibleDesign(
                    "The case '%s' has a tab, a line end or another control character in its reference or stratum"
                            .formatted(reference.replaceAll("\\p{Cntrl}", "�")));
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
