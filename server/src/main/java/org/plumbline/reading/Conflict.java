package org.plumbline.reading;

import java.time.Instant;

/**
 * One field that two opened pages changed in different ways; it stays until the reader decides.
 *
 * @param field its name in forms, for example {@code rationale} or {@code judgement.initial-1}
 * @param unsaved what the later page typed, which is not in the reading
 * @param saved what is in the reading
 */
public record Conflict(String field, Version unsaved, Version saved) {

    /** @param value empty where nothing was said */
    public record Version(String value, String byName, Instant at) {}
}
