package org.plumbline.statistics.survey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.statistics.Interval;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.Warning;
import org.plumbline.statistics.Words;

/** An estimate as a reader of a report is told it. */
final class Sentences {

    private Sentences() {}

    static String of(Estimated estimated, String what) {
        String figures = estimated.quantity() == Quantity.SHARE ? share(estimated, what) : number(estimated, what);
        return figures
                + estimated.warnings().stream()
                        .filter(warning -> warning.kind() != Warning.Kind.TOO_FEW)
                        .map(warning -> " " + warning.sentence())
                        .collect(Collectors.joining());
    }

    private static String share(Estimated estimated, String what) {
        if (estimated.isTooFewToTell()) {
            return "Too few to tell: of %s, between %s were %s; %s."
                    .formatted(
                            cases(estimated),
                            estimated
                                    .interval()
                                    .map(limits -> between(estimated, limits))
                                    .orElse("none and all"),
                            what,
                            read(estimated));
        }
        if (estimated.method() == Method.CENSUS) {
            return "%s of %s were %s; every one of them was read."
                    .formatted(Words.percent(estimated.value()), cases(estimated), what);
        }
        return "An estimated %s of %s were %s, %s; %s."
                .formatted(
                        Words.percent(estimated.value()), cases(estimated), what, howSure(estimated), read(estimated));
    }

    private static String number(Estimated estimated, String what) {
        String quantity = switch (estimated.quantity()) {
            case TOTAL -> "total";
            case MEAN -> "mean";
            case RATIO -> "ratio";
            case SHARE -> "share";
        };
        String figure = figure(estimated, estimated.value());
        return estimated.method() == Method.CENSUS
                ? "The %s of %s over %s is %s; every one of them was read."
                        .formatted(quantity, what, cases(estimated), figure)
                : "The %s of %s over %s is estimated at %s, %s; %s."
                        .formatted(quantity, what, cases(estimated), figure, howSure(estimated), read(estimated));
    }

    private static String cases(Estimated estimated) {
        if (estimated.domain().isPresent()) {
            return "all cases of '%s'".formatted(estimated.domain().get());
        }
        if (estimated.population().isEmpty()) {
            return "all cases";
        }
        boolean partly = estimated.has(Warning.Kind.STRATUM_LEFT_OUT);
        return "%s %s%s"
                .formatted(
                        partly ? "the" : "all",
                        Words.cases(estimated.population().getAsLong()),
                        partly ? " of the kinds that were read" : "");
    }

    private static String howSure(Estimated estimated) {
        return estimated
                .interval()
                .map(limits -> "between " + between(estimated, limits))
                .orElse("and nothing shows how far off that may be");
    }

    private static String between(Estimated estimated, Interval limits) {
        boolean share = estimated.quantity() == Quantity.SHARE;
        return "%s and %s (%s interval)"
                .formatted(
                        share ? Words.percent(limits.lower()) : figure(estimated, limits.lower()),
                        share ? Words.percent(limits.upper()) : figure(estimated, limits.upper()),
                        estimated.level());
    }

    private static String read(Estimated estimated) {
        return "%s %s read".formatted(Words.cases(estimated.read()), estimated.read() == 1 ? "was" : "were");
    }

    /** As many decimals as the interval is wide enough for: three digits of half its width; six digits of a number without one. */
    private static String figure(Estimated estimated, double value) {
        double half = estimated.interval().map(limits -> limits.width() / 2).orElse(0.0);
        BigDecimal rounded = half > 0
                ? BigDecimal.valueOf(value).setScale(decimals(half), RoundingMode.HALF_UP)
                : BigDecimal.valueOf(value)
                        .round(new MathContext(6, RoundingMode.HALF_UP))
                        .stripTrailingZeros();
        int decimals = Math.max(0, rounded.scale());
        return (rounded.signum() < 0 ? "−" : "") + String.format(Locale.UK, "%,." + decimals + "f", rounded.abs());
    }

    private static int decimals(double half) {
        return Math.clamp(2 - (int) Math.floor(Math.log10(half)), 0, 12);
    }
}
