package org.plumbline.statistics.survey;

/** How an estimate was made of the values and the weights, and where that was published. */
public enum Estimator {
    /** Σ w y; for a mean, over the known number of cases. */
    HORVITZ_THOMPSON("Horvitz–Thompson estimator", "Horvitz and Thompson 1952, J. Am. Stat. Assoc. 47:663–685"),
    /** Σ w y / Σ w, and the ratio of two totals. */
    HAJEK("Hájek estimator", "Hájek 1971, in Foundations of Statistical Inference, 236; Särndal et al. 1992, 5.7"),
    /** The known sum of what was expected, and the estimated total of how far off that was. */
    DIFFERENCE("difference estimator", "Särndal, Swensson and Wretman 1992, 6.3"),
    /** The known total of another value, times the ratio of the two estimated totals; the combined one where there are strata. */
    RATIO("ratio estimator", "Cochran 1977, Sampling Techniques, 6.2 and 6.11 (combined)"),
    /** The sum of the ratio estimators of each stratum. */
    SEPARATE_RATIO("separate ratio estimator", "Cochran 1977, Sampling Techniques, 6.10"),
    /** With weights that stand for as many cases as each category is known to hold. */
    POST_STRATIFIED("post-stratified estimator", "Holt and Smith 1979, J. R. Stat. Soc. A 142:33–46"),
    /** With weights that meet several margins. */
    RAKED("raked estimator", "Deming and Stephan 1940, Ann. Math. Stat. 11:427–444"),
    /** Two independent estimates, each weighted by the inverse of its variance. */
    COMPOSITE("composite of two streams", "Hartley 1962, Proc. Soc. Stat. Sect. Am. Stat. Assoc., 203–206");

    private final String title;
    private final String source;

    Estimator(String title, String source) {
        this.title = title;
        this.source = source;
    }

    /** The name by which it is told. */
    public String title() {
        return title;
    }

    /** Where it was published. */
    public String source() {
        return source;
    }
}
