package org.plumbline.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers as a reader of a report sees them: 4,210; 74.3%; never 0.0% for something nor 100.0% for less than all. */
public final class Words {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Words() {}

    /** '4,210'. */
    public static String count(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    /** As {@link #count}, and 'none' for 0. */
    public static String countOrNone(long count) {
        return count == 0 ? "none" : count(count);
    }

    /** '1 case', '4,210 cases'. */
    public static String cases(long count) {
        return count(count) + (count == 1 ? " case" : " cases");
    }

    /** From counts, so that the rounding is exact. */
    public static String percent(Share share) {
        return percent(BigDecimal.valueOf(share.found())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(share.of()), 12, RoundingMode.HALF_UP));
    }

    /**
     * '74.3%'.
     *
     * @param share from 0 to 1
     */
    public static String percent(double share) {
        return percent(BigDecimal.valueOf(100 * share).setScale(12, RoundingMode.HALF_UP));
    }

    /**
     * Up for what is so at most and down for what is so at least, so that what is told is so too; with as many more decimals as
     * it takes to tell something from nothing and less than all from all.
     */
    static String percent(double share, RoundingMode rounding) {
        BigDecimal percent = BigDecimal.valueOf(100 * share).setScale(12, RoundingMode.HALF_UP);
        for (int decimals = 1; percent.signum() > 0 && percent.compareTo(HUNDRED) < 0; decimals++) {
            BigDecimal rounded = percent.setScale(decimals, rounding);
            if (rounded.signum() > 0 && rounded.compareTo(HUNDRED) < 0) {
                return rounded + "%";
            }
        }
        return percent(percent);
    }

    private static String percent(BigDecimal percent) {
        if (percent.signum() == 0) {
            return "0%";
        }
        if (percent.compareTo(HUNDRED) == 0) {
            return "100%";
        }
        if (percent.compareTo(new BigDecimal("0.05")) < 0) {
            return "less than 0.1%";
        }
        if (percent.compareTo(new BigDecimal("99.95")) >= 0) {
            return "more than 99.9%";
        }
        return percent.setScale(1, RoundingMode.HALF_UP) + "%";
    }

    /** A difference of two shares in percentage points, without its sign. */
    public static String points(double difference) {
        BigDecimal points = BigDecimal.valueOf(Math.abs(100 * difference)).setScale(1, RoundingMode.HALF_UP);
        if (points.signum() == 0 && difference != 0) {
            return "less than 0.1 points";
        }
        return points + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    /** '1,204.5'. */
    public static String oneDecimal(double number) {
        return String.format(Locale.UK, "%,.1f", number);
    }

    /** The amount without its sign, to a tenth, and what is below 1 to two digits: 12.4, 0.043; never 0 for something. */
    public static String amount(double number) {
        double amount = Math.abs(number);
        if (amount == 0 || amount >= 0.95) {
            return oneDecimal(amount);
        }
        return amount < 1e-6
                ? "less than 0.000001"
                : BigDecimal.valueOf(amount).round(new MathContext(2)).toPlainString();
    }

    /** Two decimals, and never 1.00 for less than complete; '−0.12'. */
    public static String coefficient(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        if (rounded.compareTo(BigDecimal.ONE) == 0 && value < 1) {
            return "more than 0.99";
        }
        return (rounded.signum() < 0 ? "−" : "") + rounded.abs();
    }

    /** 'p = 0.043', 'p < 0.001'. */
    public static String probability(double p) {
        if (p < 0.001) {
            return "p < 0.001";
        }
        // 0.0499 is not told as 0.050, which would be another finding
        var rounding = new MathContext(2, p < 0.1 ? RoundingMode.FLOOR : RoundingMode.HALF_UP);
        return "p = "
                + BigDecimal.valueOf(p).round(rounding).stripTrailingZeros().toPlainString();
    }

    /** Without trailing zeros: 95, 99.5. */
    public static String shortest(double number) {
        return BigDecimal.valueOf(number)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** How many times as much, to two digits or more: 0.043, 1.8, 12. */
    public static String factor(double factor) {
        if (factor < 0.001) {
            return "less than 0.001";
        }
        if (factor >= 999.5) {
            return "more than 999";
        }
        return factor < 10
                ? BigDecimal.valueOf(factor).round(new MathContext(2)).toPlainString()
                : String.format(Locale.UK, "%.0f", factor);
    }

    /** '24 November 2026'. */
    public static String date(LocalDate date) {
        return date.format(DATE);
    }

    /** 'a', 'a and b', 'a, b and c'. */
    public static String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
