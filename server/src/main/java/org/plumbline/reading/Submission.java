package org.plumbline.reading;

import java.time.Instant;
import java.util.UUID;

/**
 * A reading as it was submitted; it never changes.
 *
 * @param number 1 for the first, 2 after the first return, and so on
 * @param grade the reader's own
 */
public record Submission(
        UUID id, UUID reading, int number, String grade, ReadingContent content, String byName, Instant at) {}
