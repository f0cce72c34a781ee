package org.plumbline.page;

import java.time.Instant;

/**
 * What a handler answers, as JSON, to a form that saves itself.
 *
 * @param version the version to send with the next save
 * @param savedAt shown beside the form as 'Saved at 14:05'
 */
public record Autosaved(long version, Instant savedAt) {}
