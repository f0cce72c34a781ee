package org.plumbline.statistics.draw;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.Words;

/**
 * How cases were drawn that were not all equally likely, with what is needed to weigh them: beside {@link Design}, which needs
 * numbers of cases only, these hold a chance for each case of the frame, in its order.
 */
public sealed interface UnequalDesign {

    /** Cases in the caseload, N. */
    int population();

    /** How many cases a draw has on average, n. */
    double expected();

    /** How likely each case was to be drawn, and each two together. Worked out anew at each call: keep it. */
    InclusionProbabilities inclusion();

    /** How the design is told to a reader: 'a random sample of 40 of 374 cases, drawn by size (Pareto)'. */
    String described();

    /**
     * Equal chances, within strata or over the whole, with the list of the caseload.
     *
     * @param strata a simple random sample is one stratum
     * @param stratumOf for each case of the frame, in its order
     */
    record Listed(Design.Stratified strata, List<String> stratumOf) implements UnequalDesign {

        public Listed {
            stratumOf = List.copyOf(stratumOf);
            Inclusion.stratified(strata, stratumOf);
        }

        /** With the cases of the frame that was drawn from. */
        static Listed of(Design design, Frame frame) {
            return switch (design) {
                case Design.Stratified strata ->
                    new Listed(strata, frame.units().stream().map(Unit::stratum).toList());
                case Design.SimpleRandom simple -> whole(simple.population(), simple.chosen(), frame);
                case Design.Census census -> whole(census.population(), census.population(), frame);
                case Design.Purposive _ ->
                    throw new ImpossibleDesign("Cases chosen by hand have no known chance of being drawn");
            };
        }

        private static Listed whole(long population, long chosen, Frame frame) {
            return new Listed(
                    new Design.Stratified(List.of(new Design.Stratum("", population, chosen))),
                    frame.units().stream().map(_ -> "").toList());
        }

        @Override
        public int population() {
            return stratumOf.size();
        }

        @Override
        public double expected() {
            return strata.chosen();
        }

        @Override
        public InclusionProbabilities inclusion() {
            return Inclusion.stratified(strata, stratumOf);
        }

        @Override
        public String described() {
            return strata.strata().size() == 1
                    ? strata.of(strata.strata().getFirst().name()).described()
                    : strata.described();
        }
    }

    /** A fixed number, with exactly the chances asked for (Sampford 1967). */
    record Sampford(List<Chance> chances) implements UnequalDesign {

        public Sampford {
            chances = List.copyOf(chances);
            fixed(chances);
        }

        @Override
        public int population() {
            return chances.size();
        }

        @Override
        public double expected() {
            return sum(chances);
        }

        @Override
        public InclusionProbabilities inclusion() {
            return Inclusion.sampford(values(chances));
        }

        @Override
        public String described() {
            return bySize(chances, "Sampford");
        }
    }

    /** A fixed number, with very nearly the chances asked for (Rosén 1997). */
    record Pareto(List<Chance> chances) implements UnequalDesign {

        public Pareto {
            chances = List.copyOf(chances);
            fixed(chances);
        }

        @Override
        public int population() {
            return chances.size();
        }

        @Override
        public double expected() {
            return sum(chances);
        }

        @Override
        public InclusionProbabilities inclusion() {
            return Inclusion.pareto(values(chances));
        }

        @Override
        public String described() {
            return bySize(chances, "Pareto");
        }
    }

    /** Each case by itself, with exactly the chance asked for; how many come is chance. */
    record Poisson(List<Chance> chances) implements UnequalDesign {

        public Poisson {
            chances = List.copyOf(chances);
            some(chances);
        }

        @Override
        public int population() {
            return chances.size();
        }

        @Override
        public double expected() {
            return sum(chances);
        }

        @Override
        public InclusionProbabilities inclusion() {
            return Inclusion.poisson(values(chances));
        }

        @Override
        public String described() {
            return "a random sample of about %s of %s, each drawn by itself (Poisson)"
                    .formatted(Words.count(Math.round(expected())), Words.cases(population()));
        }
    }

    /**
     * At a fixed interval from a random start, with exactly the chances asked for.
     *
     * @param chances whose {@code outOf} is the same for all that are not certain
     * @param walk the places in the frame in the order in which they were gone through, each once
     */
    record Systematic(List<Chance> chances, List<Integer> walk) implements UnequalDesign {

        public Systematic {
            chances = List.copyOf(chances);
            walk = List.copyOf(walk);
            fixed(chances);
            if (!walk.stream()
                    .sorted()
                    .toList()
                    .equals(IntStream.range(0, chances.size()).boxed().toList())) {
                throw new ImpossibleDesign("A walk goes past each case once");
            }
            if (chances.stream()
                            .filter(chance -> !chance.isCertain())
                            .map(Chance::outOf)
                            .distinct()
                            .count()
                    > 1) {
                throw new ImpossibleDesign("At a fixed interval, all chances are parts of one whole");
            }
        }

        @Override
        public int population() {
            return chances.size();
        }

        @Override
        public double expected() {
            return sum(chances);
        }

        @Override
        public InclusionProbabilities inclusion() {
            return SystematicInclusion.of(chances, walk);
        }

        @Override
        public String described() {
            return "a random sample of %s of %s, drawn at a fixed interval (systematic)"
                    .formatted(Words.count(Math.round(expected())), Words.cases(population()));
        }
    }

    /**
     * Whatever came by either of two independent draws of one caseload.
     *
     * @param control with the same chance for all, or nearly, so that nothing stays unseen
     * @param targeted with higher chances where something is feared
     */
    record TwoStream(UnequalDesign control, UnequalDesign targeted) implements UnequalDesign {

        public TwoStream {
            if (control.population() != targeted.population()) {
                throw new ImpossibleDesign("Both streams are drawn of one caseload, not of %s and %s"
                        .formatted(Words.cases(control.population()), Words.cases(targeted.population())));
            }
        }

        @Override
        public int population() {
            return control.population();
        }

        @Override
        public double expected() {
            return inclusion().expected();
        }

        @Override
        public InclusionProbabilities inclusion() {
            return Inclusion.either(control.inclusion(), targeted.inclusion());
        }

        @Override
        public String described() {
            return "two independent draws of one caseload: %s, and %s"
                    .formatted(control.described(), targeted.described());
        }
    }

    private static String bySize(List<Chance> chances, String method) {
        return "a random sample of %s of %s, drawn by size (%s)"
                .formatted(Words.count(Math.round(sum(chances))), Words.cases(chances.size()), method);
    }

    private static double[] values(List<Chance> chances) {
        return chances.stream().mapToDouble(Chance::value).toArray();
    }

    private static double sum(List<Chance> chances) {
        return chances.stream().mapToDouble(Chance::value).sum();
    }

    private static void some(List<Chance> chances) {
        if (chances.isEmpty()) {
            throw new ImpossibleDesign("Without cases nothing can be drawn");
        }
    }

    private static void fixed(List<Chance> chances) {
        some(chances);
        Inclusion.drawnOf(values(chances));
    }
}
