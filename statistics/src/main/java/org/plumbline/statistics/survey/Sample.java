package org.plumbline.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Design.Stratum;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.draw.InclusionProbabilities;

/**
 * The rows of a sample as they were drawn: how many cases each stands for, and how much sums over them vary from draw to draw.
 *
 * <p>Rows are known by their place, from 0; every column of values has them in the same order. Formulas and sources:
 * {@code docs/method/survey.md}.
 */
public final class Sample {

    /** How the weights were made. */
    enum Fitted {
        BY_DESIGN,
        TO_STRATA,
        TO_MARGINS
    }

    private final double[] weights;
    private final Spread spread;
    private final OptionalLong population;
    private final String described;
    private final List<Warning> warnings;
    private final Optional<Strata> strata;
    private final Fitted fitted;

    Sample(
            double[] weights,
            Spread spread,
            OptionalLong population,
            String described,
            List<Warning> warnings,
            Optional<Strata> strata,
            Fitted fitted) {
        this.weights = weights;
        this.spread = spread;
        this.population = population;
        this.described = described;
        this.warnings = List.copyOf(warnings);
        this.strata = strata;
        this.fitted = fitted;
    }

    /**
     * A simple random sample.
     *
     * @param read rows that there are, as many as were chosen or fewer; then those read stand for the others
     * @throws ImpossibleDesign when more were read than chosen, or less than 0
     */
    public static Sample simpleRandom(Design.SimpleRandom design, int read) {
        if (read < 0 || read > design.chosen()) {
            throw new ImpossibleDesign("%s cannot be read of %s".formatted(Words.cases(read), design.described()));
        }
        var stratum = new Stratum("", Math.max(1, design.population()), Math.min(design.chosen(), design.population()));
        return within(design, List.of(stratum), Groups.all(read), design.population());
    }

    /**
     * A simple random sample within each stratum.
     *
     * @param of the stratum of each row; a stratum of which there is no row is left out, with a warning
     * @throws ImpossibleDesign when a row is in no stratum of the design, or more were read of one than chosen
     */
    public static Sample stratified(Design.Stratified design, Groups of) {
        return within(design, design.strata(), of, 0);
    }

    private static Sample within(Design design, List<Stratum> all, Groups of, long caseload) {
        List<Warning> warnings = new ArrayList<>();
        if (of.rows() < design.chosen()) {
            warnings.add(Warning.notAllRead(design.chosen() - of.rows(), design.chosen()));
        }
        Map<String, Integer> counts = new HashMap<>();
        int[] byGroup = of.counts();
        for (int group = 0; group < byGroup.length; group++) {
            counts.put(of.names().get(group), byGroup[group]);
        }
        List<Stratum> read = new ArrayList<>();
        for (Stratum stratum : all) {
            int rows = counts.getOrDefault(stratum.name(), 0);
            if (rows > stratum.chosen()) {
                throw new ImpossibleDesign("%s cannot be read of '%s', of which %s %s chosen"
                        .formatted(
                                Words.cases(rows),
                                stratum.name(),
                                Words.count(stratum.chosen()),
                                stratum.chosen() == 1 ? "was" : "were"));
            }
            if (rows > 0) {
                read.add(stratum);
            } else if (design instanceof Design.Stratified) {
                warnings.add(Warning.leftOut(stratum));
            }
            if (rows == 1 && stratum.population() > 1 && design instanceof Design.Stratified) {
                warnings.add(Warning.singleCase(stratum));
            }
        }
        Strata strata = strata(of, read, counts);
        double[] weights = new double[of.rows()];
        Arrays.setAll(weights, row -> strata.weight(strata.of().of(row)));
        long population = read.stream().mapToLong(Stratum::population).sum();
        return new Sample(
                weights,
                new WithinStrata(strata),
                OptionalLong.of(read.isEmpty() ? caseload : population),
                design.described(),
                warnings,
                Optional.of(strata),
                Fitted.BY_DESIGN);
    }

    private static Strata strata(Groups of, List<Stratum> read, Map<String, Integer> counts) {
        Map<String, Integer> place = new HashMap<>();
        read.forEach(stratum -> place.put(stratum.name(), place.size()));
        int[] byGroup = of.names().stream()
                .mapToInt(name -> place.getOrDefault(name, Groups.NONE))
                .toArray();
        int[] codes = new int[of.rows()];
        for (int row = 0; row < codes.length; row++) {
            int group = of.of(row);
            if (group == Groups.NONE || byGroup[group] == Groups.NONE) {
                throw new ImpossibleDesign("Row %d is in no stratum of the design".formatted(row));
            }
            codes[row] = byGroup[group];
        }
        List<String> names = read.stream().map(Stratum::name).toList();
        int[] rows = names.stream().mapToInt(counts::get).toArray();
        return new Strata(Groups.of(codes, names), read, rows);
    }

    /**
     * Every so-manieth case from a random start; rows in the order of the frame. Neighbours show the spread.
     *
     * @param population cases in the frame, N
     * @param read rows, n
     * @throws ImpossibleDesign when there are more rows than cases
     */
    public static Sample systematic(long population, int read) {
        // the check of the sizes is that of a simple random sample
        long chosen = new Design.SimpleRandom(population, read).chosen();
        double[] weights = new double[read];
        Arrays.fill(weights, (double) population / chosen);
        return new Sample(
                weights,
                new SuccessiveDifferences(1 - (double) chosen / population),
                OptionalLong.of(population),
                "a systematic sample of %s of %s".formatted(Words.count(chosen), Words.cases(population)),
                List.of(),
                Optional.empty(),
                Fitted.BY_DESIGN);
    }

    /**
     * A sample of a fixed size with unequal probabilities, of which the joint ones are known.
     *
     * @param population cases in the frame, N
     * @param drawn the probabilities of the rows in their order, of {@link InclusionProbabilities#among}
     * @throws ImpossibleDesign when two rows had no chance to be drawn together, there are more rows than cases, or the rule of
     *     Sen, Yates and Grundy is asked for where the size is left to chance
     */
    public static Sample unequal(long population, InclusionProbabilities drawn, Joint rule) {
        if (rule == Joint.SEN_YATES_GRUNDY && !drawn.isFixedSize()) {
            throw new ImpossibleDesign("The Sen–Yates–Grundy variance is for samples of a fixed size");
        }
        for (int i = 0; i < drawn.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!(drawn.joint(i, j) > 0)) {
                    throw new ImpossibleDesign("Rows %d and %d had no chance to be drawn together".formatted(j, i));
                }
            }
        }
        double[] first = new double[drawn.size()];
        Arrays.setAll(first, drawn::first);
        return unequal(population, first, new Pairwise(drawn, rule), "with unequal probabilities");
    }

    /**
     * A sample of a fixed size with unequal probabilities, of which no joint ones are known.
     *
     * @param first inclusion probabilities of the rows, above 0 and at most 1
     * @throws ImpossibleDesign when one is not, or there are more rows than cases
     */
    public static Sample unequal(long population, double[] first, Approximation rule) {
        double[] own = first.clone();
        return unequal(population, own, new Approximate(own, rule), "with unequal probabilities");
    }

    /**
     * A Poisson sample: each case was drawn or not independently of the others, so the number of rows is left to chance.
     *
     * @param first inclusion probabilities of the rows, above 0 and at most 1
     * @throws ImpossibleDesign when one is not, or there are more rows than cases
     */
    public static Sample poisson(long population, double[] first) {
        double[] own = first.clone();
        return unequal(population, own, new Independent(own), "each drawn by itself (Poisson)");
    }

    static Sample unequal(long population, double[] first, Spread spread, String how) {
        long rows = new Design.SimpleRandom(population, first.length).chosen();
        double[] weights = new double[first.length];
        for (int i = 0; i < weights.length; i++) {
            if (!(first[i] > 0 && first[i] <= 1) || Double.isInfinite(1 / first[i])) {
                throw new ImpossibleDesign(
                        "Row %d was drawn with a probability above 0 and at most 1, not %s".formatted(i, first[i]));
            }
            weights[i] = 1 / first[i];
        }
        return new Sample(
                weights,
                spread,
                OptionalLong.of(population),
                "a random sample of %s of %s, %s".formatted(Words.count(rows), Words.cases(population), how),
                List.of(),
                Optional.empty(),
                Fitted.BY_DESIGN);
    }

    /**
     * This sample with its weights changed so that each category stands for as many cases as it is known to hold.
     * See {@link Calibration}.
     */
    public Calibration postStratified(Margin margin) {
        return Calibrating.postStratified(this, margin);
    }

    /**
     * This sample with its weights changed, by as little as iterative proportional fitting does, so that all the margins are
     * met. See {@link Calibration}.
     */
    public Calibration raked(List<Margin> margins) {
        return Calibrating.raked(this, List.copyOf(margins));
    }

    /** How many rows there are, n. */
    public int rows() {
        return weights.length;
    }

    /** How many cases the row stands for. */
    public double weight(int row) {
        return weights[row];
    }

    /** How many cases the rows speak for, N. */
    public OptionalLong population() {
        return population;
    }

    /** 'a simple random sample of 374 of 4,210 cases'. */
    public String described() {
        return described;
    }

    /** What a reader must know beside every estimate of it. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** To be read only. */
    double[] weights() {
        return weights;
    }

    /** Whether every case that the rows speak for is one of them; rows that were certain may have left others unread. */
    boolean isOfAll() {
        return spread.isOfAll() && population.orElse(rows()) == rows();
    }

    Spread spread() {
        return spread;
    }

    /** Of a simple random and a stratified sample. */
    Optional<Strata> strata() {
        return strata;
    }

    Fitted fitted() {
        return fitted;
    }
}
