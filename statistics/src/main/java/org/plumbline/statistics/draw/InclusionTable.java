package org.plumbline.statistics.draw;

/** Inclusion probabilities that were worked out or published: a symmetric table with the first order on its diagonal. */
final class InclusionTable implements InclusionProbabilities {

    private final double[][] joint;
    private final boolean fixedSize;

    /** Takes the table over: who made it keeps no hold of it. */
    InclusionTable(double[][] joint, boolean fixedSize) {
        this.joint = joint;
        this.fixedSize = fixedSize;
    }

    @Override
    public int size() {
        return joint.length;
    }

    @Override
    public double first(int unit) {
        return joint[unit][unit];
    }

    @Override
    public double joint(int one, int other) {
        return joint[one][other];
    }

    @Override
    public boolean isFixedSize() {
        return fixedSize;
    }
}
