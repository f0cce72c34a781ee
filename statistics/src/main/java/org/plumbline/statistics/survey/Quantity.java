package org.plumbline.statistics.survey;

/** What is estimated of the caseload, or of a part of it. */
public enum Quantity {
    /** The sum of a value over all cases. */
    TOTAL,
    /** The mean of a value. */
    MEAN,
    /** The share of cases of which something is so, 0 to 1. */
    SHARE,
    /** The sum of one value over the sum of another. */
    RATIO
}
