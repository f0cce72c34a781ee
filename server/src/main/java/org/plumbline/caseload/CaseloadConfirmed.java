package org.plumbline.caseload;

import java.util.UUID;

/** A wave has a caseload, its first or one that replaces it. */
public record CaseloadConfirmed(UUID caseload, UUID wave, UUID inspectorate, UUID force, int cases) {}
