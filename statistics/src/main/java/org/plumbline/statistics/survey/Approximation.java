package org.plumbline.statistics.survey;

/** How a variance is estimated from first-order inclusion probabilities alone, for samples of a fixed size. */
public enum Approximation {
    /** Σ (1−π) n/(n−1) (z−z̄)² with the plain mean z̄, as R's survey with {@code pps = "brewer"}. */
    BREWER("Brewer's approximation", "Brewer 2002, Combined Survey Sampling Inference, 9; R survey 4.1"),
    /** Σ c (z−z̃)² with c = (1−π) n/(n−1) and z̃ the mean weighted by c. */
    HAJEK("Hájek's approximation", "Hájek 1964, Ann. Math. Stat. 35:1491–1523"),
    /** Σ (1−π) (z−z̃)² / (1−Σ a²), a = (1−π)/Σ(1−π), with z̃ the mean weighted by a. */
    DEVILLE("Deville's approximation", "Deville 1999, Survey Methodology 25:193–203"),
    /** n/(n−1) Σ (z−z̄)², as if drawn with replacement: errs to the wide side. */
    HANSEN_HURWITZ("variance as if drawn with replacement", "Hansen and Hurwitz 1943, Ann. Math. Stat. 14:333–362");

    private final String title;
    private final String source;

    Approximation(String title, String source) {
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
