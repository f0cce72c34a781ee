package org.plumbline.statistics.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers and lists as a reader sees them. */
final class Say {

    private Say() {}

    static String count(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    static String cells(long count) {
        return count(count) + (count == 1 ? " cell" : " cells");
    }

    static String shortest(double number) {
        return BigDecimal.valueOf(number)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** 'a', 'a and b', 'a, b and c'; what is beyond {@code most} is counted. */
    static String list(List<String> parts, int most) {
        if (parts.size() > most) {
            return "%s and %s more".formatted(String.join(", ", parts.subList(0, most)), count(parts.size() - most));
        }
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
