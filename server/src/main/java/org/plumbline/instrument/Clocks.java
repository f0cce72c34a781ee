package org.plumbline.instrument;

/**
 * How long each step after sending back may take.
 *
 * @param acknowledgedInDanger from sending back to acknowledgement where a child is in immediate danger
 * @param acknowledged the same otherwise
 * @param answered from sending back to the outcome that the force reports
 * @param verified from that outcome to the inspectorate's verification
 */
public record Clocks(TimeLimit acknowledgedInDanger, TimeLimit acknowledged, TimeLimit answered, TimeLimit verified) {}
