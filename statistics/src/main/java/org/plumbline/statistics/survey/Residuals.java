package org.plumbline.statistics.survey;

/**
 * Of fitted weights: what the categories explain doesn't vary from draw to draw, the rest does.
 *
 * @param design how sums vary with the weights of the design
 * @param weights the fitted ones
 */
record Residuals(Spread design, double[] weights, Projection projection) implements Spread {

    @Override
    public double variance(double[] terms) {
        double[] values = new double[terms.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = terms[i] / weights[i];
        }
        double[] residuals = projection.residuals(values);
        for (int i = 0; i < values.length; i++) {
            residuals[i] *= weights[i];
        }
        return design.variance(residuals);
    }

    @Override
    public int[] freedom(Groups by) {
        return design.freedom(by);
    }

    @Override
    public boolean isOfAll() {
        return design.isOfAll();
    }
}
