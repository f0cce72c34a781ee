package org.plumbline.statistics;

/** How an interval was made, and where the method was published. */
public enum Method {
    WILSON(
            "Wilson score interval",
            "Wilson 1927, J. Am. Stat. Assoc. 22:209–212; for a finite caseload with n(N−1)/(N−n) cases in place of n"),
    HYPERGEOMETRIC(
            "exact hypergeometric interval", "Wendell and Schmee 1996, J. Am. Stat. Assoc. 91:825–830, equal tails"),
    CLOPPER_PEARSON(
            "Clopper–Pearson interval",
            "Clopper and Pearson 1934, Biometrika 26:404–413; for a finite caseload with n(N−1)/(N−n) cases in place of n"),
    JEFFREYS(
            "Jeffreys interval",
            "Brown, Cai and DasGupta 2001, Stat. Sci. 16:101–133; for a finite caseload with n(N−1)/(N−n) cases in place of n"),
    LOGIT(
            "logit interval",
            "Brown, Cai and DasGupta 2001, Stat. Sci. 16:101–133; for a finite caseload with n(N−1)/(N−n) cases in place of n"),
    KORN_GRAUBARD(
            "Korn–Graubard interval",
            "Korn and Graubard 1998, Survey Methodology 24:193–201; Clopper–Pearson on the effective number of cases"),
    EVERYTHING_POSSIBLE("all that is possible", "too few cases for any other interval"),
    CENSUS("every case read", "no sampling, no interval needed"),
    NONE("counts only", "no interval");

    private final String title;
    private final String source;

    Method(String title, String source) {
        this.title = title;
        this.source = source;
    }

    public String title() {
        return title;
    }

    public String source() {
        return source;
    }
}
