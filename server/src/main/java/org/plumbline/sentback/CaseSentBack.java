package org.plumbline.sentback;

import java.util.UUID;

/** A case was sent straight back to its force. Carries no personal data: a reference, and whose it is. */
public record CaseSentBack(String reference, UUID inspectorate, UUID force) {}
