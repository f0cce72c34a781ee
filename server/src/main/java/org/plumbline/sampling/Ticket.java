package org.plumbline.sampling;

import java.util.OptionalDouble;

/**
 * A drawn case as the draw left it.
 *
 * @param place in the order of the draw, within its stratum
 * @param mark HMAC-SHA-256 of the reference, keyed with the seed; empty where it was chosen by hand
 * @param probability with which it had to be drawn; empty where it was chosen by hand
 */
public record Ticket(
        String reference, String caseType, String stratum, int place, String mark, OptionalDouble probability) {}
