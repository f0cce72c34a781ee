package org.plumbline.instrument;

import java.time.Duration;

/**
 * How long each step after sending back may take.
 *
 * @param acknowledgedInDanger from sending back to acknowledgement where a child is in immediate danger
 * @param acknowledged the same otherwise
 * @param safetyConfirmed from sending back to the force's word that the child is safe
 * @param answered from sending back to the outcome that the force reports
 * @param verified from that outcome to the inspectorate's verification
 */
public record Clocks(
        TimeLimit acknowledgedInDanger,
        TimeLimit acknowledged,
        TimeLimit safetyConfirmed,
        TimeLimit answered,
        TimeLimit verified) {

    /** Where an instrument's file says nothing of it. */
    static final TimeLimit SAFETY_CONFIRMED = new TimeLimit.Elapsed(Duration.ofHours(24));
}
