package org.plumbline.sentback;

import java.util.UUID;

/** The force attached a file to a case that was sent back. Carries nothing of the file. */
public record EvidenceAttached(String reference, UUID inspectorate, UUID force) {}
