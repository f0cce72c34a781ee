package org.plumbline.release;

import java.util.UUID;

/** A report was published. */
public record ReleasePublished(String slug, UUID inspectorate, UUID force) {}
