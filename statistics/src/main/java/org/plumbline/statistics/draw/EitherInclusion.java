package org.plumbline.statistics.draw;

/** Inclusion probabilities of cases that come by either of two independent draws; all terms are positive, so none cancels. */
record EitherInclusion(InclusionProbabilities control, InclusionProbabilities targeted)
        implements InclusionProbabilities {

    @Override
    public int size() {
        return control.size();
    }

    @Override
    public double first(int unit) {
        double a = control.first(unit);
        return a + (1 - a) * targeted.first(unit);
    }

    @Override
    public double joint(int one, int other) {
        if (one == other) {
            return first(one);
        }
        double both = control.joint(one, other);
        double onlyOne = control.first(one) - both;
        double onlyOther = control.first(other) - both;
        double neither = Math.max(0, 1 - both - onlyOne - onlyOther);
        return both
                + onlyOne * targeted.first(other)
                + onlyOther * targeted.first(one)
                + neither * targeted.joint(one, other);
    }

    /** A case may come by both, so how many different ones come is chance, unless one stream takes all. */
    @Override
    public boolean isFixedSize() {
        return false;
    }

    @Override
    public InclusionProbabilities among(int... units) {
        InclusionProbabilities both = new EitherInclusion(control.among(units), targeted.among(units));
        double[][] joint = new double[units.length][units.length];
        for (int i = 0; i < units.length; i++) {
            for (int j = 0; j <= i; j++) {
                joint[i][j] = both.joint(i, j);
                joint[j][i] = joint[i][j];
            }
        }
        return new InclusionTable(joint, false);
    }
}
