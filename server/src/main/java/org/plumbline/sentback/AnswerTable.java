package org.plumbline.sentback;

import java.time.Instant;
import java.util.UUID;

/**
 * A table of answers that somebody uploaded. Its rows wait until they are confirmed; what was decided of each stays.
 *
 * @param id made by the page, so that the same file sent twice is one table
 */
public record AnswerTable(UUID id, UUID force, UUID person, String fileName, Instant uploadedAt) {}
