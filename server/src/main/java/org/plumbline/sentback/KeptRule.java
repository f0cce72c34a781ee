package org.plumbline.sentback;

import java.util.UUID;

/** A rule that an inspectorate has made its own. */
public record KeptRule(UUID id, EscalationRule rule) {}
