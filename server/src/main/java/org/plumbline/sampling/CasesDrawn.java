package org.plumbline.sampling;

import java.util.UUID;

/** Cases of a wave were drawn or chosen; the force must now provide their files. */
public record CasesDrawn(UUID draw, UUID wave, UUID inspectorate, UUID force, int cases) {}
