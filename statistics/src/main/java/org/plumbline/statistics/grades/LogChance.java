package org.plumbline.statistics.grades;

/**
 * The logarithm of a grade's chance in a cumulative logit model, with its derivatives.
 *
 * <p>A grade is given where a logistic variable lies between two thresholds. With a and b the thresholds above and below the
 * grade less the linear predictor, F(a)−F(b) = F(a)(1−F(b))(1−e^(b−a)): a product, so that nothing is lost far out.
 *
 * @param value log(F(a)−F(b))
 * @param byUpper its derivative by a; 0 for the highest grade
 * @param byLower its derivative by b; 0 for the lowest grade
 * @param upperTwice its second derivative by a
 * @param lowerTwice its second derivative by b
 * @param byBoth its derivative by a and b
 */
record LogChance(double value, double byUpper, double byLower, double upperTwice, double lowerTwice, double byBoth) {

    /**
     * Of a grade between two thresholds.
     *
     * @param upper infinite for the highest grade
     * @param lower minus infinite for the lowest grade; below {@code upper}
     */
    static LogChance between(double upper, double lower) {
        if (lower == Double.NEGATIVE_INFINITY) {
            double above = share(-upper);
            return new LogChance(logShare(upper), above, 0, -above * (1 - above), 0, 0);
        }
        double below = share(lower);
        if (upper == Double.POSITIVE_INFINITY) {
            return new LogChance(logShare(-lower), 0, -below, 0, -below * (1 - below), 0);
        }
        double above = share(-upper);
        double gap = upper - lower;
        double narrow = 1 / Math.expm1(gap);
        double half = 2 * Math.sinh(gap / 2);
        double narrowTwice = 1 / (half * half);
        return new LogChance(
                logShare(upper) + logShare(-lower) + Math.log(-Math.expm1(-gap)),
                above + narrow,
                -below - narrow,
                -above * (1 - above) - narrowTwice,
                -below * (1 - below) - narrowTwice,
                narrowTwice);
    }

    /** F, the logistic distribution. */
    static double share(double x) {
        return x > 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    private static double logShare(double x) {
        return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
    }
}
