package org.plumbline.sentback;

import java.util.UUID;

/** A step was taken on a case that was sent back. */
public record SentBackTakenFurther(String reference, SentBack.State state, UUID inspectorate, UUID force) {}
