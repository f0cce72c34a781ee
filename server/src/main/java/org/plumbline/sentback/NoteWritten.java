package org.plumbline.sentback;

import java.util.UUID;

/** Somebody wrote a note on a case that was sent back. Carries nothing of what was written. */
public record NoteWritten(String reference, UUID inspectorate, UUID force) {}
