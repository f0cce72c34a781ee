package org.plumbline.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in words, with their denominators. */
public final class Numbers {

    private Numbers() {}

    /** With commas between the thousands: '100,000'. */
    public static String inWords(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** With the noun in its right form: '1 case', '374 cases'. The plural is made with an s. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** With the noun in its right form: '1 inquiry', '3 inquiries'. */
    public static String of(long number, String noun, String plural) {
        return inWords(number) + " " + (number == 1 ? noun : plural);
    }

    /** A share with the counts behind it: '74.3% (278 of 374)'; of nothing, only '0 of 0'. */
    public static String share(long count, long of) {
        return of == 0
                ? inWords(count) + " of 0"
                : percent(count, of) + " (" + inWords(count) + " of " + inWords(of) + ")";
    }

    /**
     * A share alone, rounded half up to one decimal: '74.3%'. What is not quite none or all is never shown as 0.0% or 100.0%.
     *
     * @throws IllegalArgumentException when there is nothing to share
     */
    public static String percent(long count, long of) {
        if (of <= 0 || count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of + " is not a share");
        }
        var percent = BigDecimal.valueOf(count)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
        if (count > 0 && percent.signum() == 0) {
            return "less than 0.1%";
        }
        if (count < of && percent.compareTo(BigDecimal.valueOf(100)) == 0) {
            return "more than 99.9%";
        }
        return percent + "%";
    }

    /** A share (0 to 1) in per cent with one decimal: '74.3%'. */
    public static String percent(double share) {
        return String.format(Locale.UK, "%.1f%%", share * 100);
    }

    /** An interval of shares (0 to 1): '69.7% to 78.5%'. */
    public static String interval(double from, double to) {
        return percent(from) + " to " + percent(to);
    }
}
