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
    BY_CASE(
            "limits of Student's t on the spread between cases",
            "Gwet 2014, Handbook of Inter-Rater Reliability, 5.4 and 6"),
    LARGE_SAMPLE(
            "limits of Student's t on the large-sample error",
            "Fleiss, Cohen and Everitt 1969, Psychol. Bull. 72:323–327; Student's t in place of the normal"),
    LEAVING_OUT(
            "limits of Student's t on the spread when each case is left out (jackknife)",
            "Miller 1974, Biometrika 61:1–15"),
    MCNEMAR("McNemar's test, exact", "McNemar 1947, Psychometrika 12:153–157"),
    BOWKER("Bowker's test of symmetry", "Bowker 1948, J. Am. Stat. Assoc. 43:572–574"),
    STUART_MAXWELL(
            "Stuart and Maxwell's test",
            "Stuart 1955, Biometrika 42:412–416; Maxwell 1970, Br. J. Psychiatry 116:651–655"),
    NEWCOMBE(
            "Newcombe's interval, method 10",
            "Newcombe 1998, Stat. Med. 17:873–890; finite caseloads by Wilson's limits"),
    SQUARED_AND_ADDED("each share's limits, squared and added", "Zou and Donner 2008, Stat. Med. 27:1693–1702"),
    P_CHART("p chart", "Shewhart 1931; Montgomery 2013, Introduction to Statistical Quality Control, 7.2"),
    LANEY_CHART("Laney's p′ chart", "Laney 2002, Qual. Eng. 14:531–537"),
    XMR_CHART("XmR chart", "Wheeler 1993, Understanding Variation; NHS England, Making Data Count"),
    HOLM("Holm", "Holm 1979, Scand. J. Stat. 6:65–70"),
    BENJAMINI_HOCHBERG("Benjamini–Hochberg", "Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289–300"),
    FUNNEL("funnel limits, widened by how forces differ", "Spiegelhalter 2005, Stat. Med. 24:1185–1202"),
    BETA_BINOMIAL_RANKS(
            "places by a beta-binomial model",
            "Laird and Louis 1989, J. Educ. Stat. 14:29–46; Skellam 1948, J. R. Stat. Soc. B 10:257"),
    LOG_RANK("log-rank test", "Peto and Peto 1972, J. R. Stat. Soc. A 135:185–207"),
    LOG_RANK_STRATIFIED("log-rank test within strata", "Peto and Peto 1972, J. R. Stat. Soc. A 135:185–207"),
    RESTRICTED_MEANS(
            "normal limits of the difference of two restricted means",
            "Royston and Parmar 2013, BMC Med. Res. Methodol. 13:152; Greenwood's variance"),
    PROPORTIONAL_ODDS(
            "normal limits of a proportional-odds model",
            "McCullagh 1980, J. R. Stat. Soc. B 42:109–142; observed information"),
    LINEARISED(
            "limits of Student's t on the linearised error of the design",
            "Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, 5.5 and 5.7"),
    RESCALED_BOOTSTRAP(
            "limits of Student's t on the spread of Rao and Wu's rescaled bootstrap",
            "Rao and Wu 1988, J. Am. Stat. Assoc. 83:231–241; Rao, Wu and Yue 1992, Survey Methodology 18:209–217"),
    NORMAL_MARGIN("normal margin of error", "Cochran 1977, Sampling Techniques, 4.4; for planning only"),
    READER_EFFECTS(
            "normal limits of a proportional-odds model with readers' leans",
            "Hedeker and Gibbons 1994, Biometrics 50:933–944; adaptive quadrature: Pinheiro and Bates 1995, J. Comput. Graph. Stat. 4:12–35"),
    DESIGN_TEST(
            "Welch's t on the errors of both designs",
            "Welch 1947, Biometrika 34:28–35; Satterthwaite 1946, Biometrics Bull. 2:110–114"),
    BETA_BINOMIAL_POOLING(
            "credible interval of a beta-binomial model over all strata",
            "Gelman et al. 2013, Bayesian Data Analysis, ch. 5; Gelman 2006, Bayesian Anal. 1:515–534"),
    EVERYTHING_POSSIBLE("all that is possible", "too few cases for any other interval"),
    CENSUS("every case read", "no sampling, no interval needed"),
    NONE("counts only", "no interval");

    private final String title;
    private final String source;

    Method(String title, String source) {
        this.title = title;
        this.source = source;
    }

    /** The name by which the field knows it: 'Wilson score interval'. */
    public String title() {
        return title;
    }

    /** Where it was published, and what is done otherwise than there. */
    public String source() {
        return source;
    }
}
