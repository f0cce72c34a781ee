package org.plumbline.statistics.survey;

/** How a variance is estimated from joint inclusion probabilities. Both are unbiased; either may come out below zero. */
public enum Joint {
    /** ΣΣ (π_ij−π_iπ_j)/π_ij z_i z_j, for samples of any size. */
    HORVITZ_THOMPSON("Horvitz–Thompson variance", "Horvitz and Thompson 1952, J. Am. Stat. Assoc. 47:663–685"),
    /** −½ ΣΣ (π_ij−π_iπ_j)/π_ij (z_i−z_j)², steadier, for samples of a fixed size. */
    SEN_YATES_GRUNDY(
            "Sen–Yates–Grundy variance",
            "Sen 1953, J. Indian Soc. Agric. Stat. 5:119–127; Yates and Grundy 1953, J. R. Stat. Soc. B 15:253–261");

    private final String title;
    private final String source;

    Joint(String title, String source) {
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
