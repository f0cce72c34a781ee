package org.plumbline.campaign;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Durations in their order. */
record Percentiles(List<Duration> sorted) {

    static Percentiles of(Collection<Duration> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /** The nearest rank. */
    Duration at(int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    /** Median, 95th percentile and longest. */
    String inSeconds() {
        return sorted.isEmpty() ? "none" : seconds(at(50)) + " / " + seconds(at(95)) + " / " + seconds(at(100));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.UK, "%.1f", duration.toMillis() / 1e3);
    }
}
