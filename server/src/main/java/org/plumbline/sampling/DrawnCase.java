package org.plumbline.sampling;

import org.plumbline.caseload.CaseFile;

/**
 * A case that was drawn.
 *
 * @param stratum empty where the draw had none
 * @param chosenByHand whether it was chosen, so that it says nothing of the caseload
 */
public record DrawnCase(CaseFile file, String stratum, boolean chosenByHand) {}
