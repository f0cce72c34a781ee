package org.plumbline.sentback;

import java.util.Optional;

/**
 * One of several rotas, in short.
 *
 * @param gap the first time in the next seven days for which nobody is on duty
 */
public record RotaInShort(Watch watch, Optional<Span> gap) {}
