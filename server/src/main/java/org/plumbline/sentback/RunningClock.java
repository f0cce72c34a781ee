package org.plumbline.sentback;

import java.time.Instant;
import java.util.UUID;

/**
 * A clock that runs on a case sent straight back.
 *
 * @param startedBy the number of the step that set it going
 */
record RunningClock(UUID sentBack, String reference, SentBack.Clock.Kind kind, int startedBy, Instant due) {}
