package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemonstrationClockTests {

    private static final Instant IN_MARCH = Instant.parse("2026-03-02T09:00:00Z");

    private final DemonstrationClock clock = new DemonstrationClock();

    @Test
    void itGoesForwardFromWhereItIsSet() {
        clock.set(IN_MARCH);
        clock.advance(Duration.ofHours(30));

        assertThat(clock.instant()).isEqualTo("2026-03-03T15:00:00Z");
    }

    @Test
    void itNeverGoesBackNorIntoTheFuture() {
        clock.set(IN_MARCH);

        assertThatThrownBy(() -> clock.set(IN_MARCH.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.set(Instant.now().plusSeconds(60))).isInstanceOf(IllegalArgumentException.class);
    }
}
