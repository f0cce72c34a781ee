package org.plumbline.release;

import java.util.OptionalInt;

/**
 * A result of an inspection that was published elsewhere, as it was published: with its scale, its assessor and its source.
 * What was not published is empty, never 0.
 *
 * @param dated when it was published or read, in the words of the source
 * @param assessor who graded, {@code inspector} or {@code force}
 * @param poor requires improvement and inadequate together
 */
public record PublishedResult(
        String id,
        String force,
        String inspection,
        String dated,
        String caseType,
        String assessor,
        String scale,
        OptionalInt cases,
        OptionalInt good,
        OptionalInt adequate,
        OptionalInt requiresImprovement,
        OptionalInt inadequate,
        OptionalInt poor,
        OptionalInt sentBack,
        String verified,
        String note,
        String source) {}
