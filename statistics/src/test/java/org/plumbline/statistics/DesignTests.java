package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Census;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.Design.Stratified;
import org.plumbline.statistics.Design.Stratum;

/** How cases were chosen, in words, and what can't be. */
class DesignTests {

    private static final Stratum CUSTODY = new Stratum("custody", 60, 8);
    private static final Stratum MISSING = new Stratum("missing", 1, 0);

    @Test
    void aDesignSaysItself() {
        assertThat(new SimpleRandom(4_210, 1).described()).isEqualTo("a simple random sample of 1 of 4,210 cases");
        assertThat(new Stratified(List.of(CUSTODY)).described())
                .isEqualTo("a random sample of 8 of 60 cases, drawn within 1 stratum");
        assertThat(new Stratified(List.of(CUSTODY, MISSING)).described())
                .isEqualTo("a random sample of 8 of 61 cases, drawn within 2 strata");
        assertThat(new Purposive(1).described()).isEqualTo("1 case chosen by hand");
        assertThat(new Census(1).described()).isEqualTo("the only case");
        assertThat(new Census(1_001).described()).isEqualTo("all 1,001 cases");
    }

    @Test
    void whatChanceChoseIsRandom() {
        assertThat(new Purposive(3).isRandom()).isFalse();
        assertThat(List.of(new SimpleRandom(9, 3), new Census(3), new Stratified(List.of(CUSTODY))))
                .allMatch(Design::isRandom);
        assertThat(new Census(7).chosen()).isEqualTo(7);
    }

    @Test
    void aStratumLookedAtAloneIsASimpleRandomSample() {
        assertThat(new Stratified(List.of(CUSTODY, MISSING)).of("custody")).isEqualTo(new SimpleRandom(60, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stratified(List.of(CUSTODY)).of("missing"))
                .withMessage("No stratum is named 'missing'");
    }

    @Test
    void whatCannotBeChosenIsRefusedWithWhatAndWhere() {
        refused(() -> new SimpleRandom(3, 4), "4 cases cannot be chosen of the caseload, which holds 3");
        refused(() -> new SimpleRandom(-1, -1), "Counts of cases are never negative: -1 of -1 in the caseload");
        refused(
                () -> new Purposive(-1),
                "Counts of cases are never negative: -1 of 9223372036854775807 in the caseload");
        refused(() -> new Census(-1), "Counts of cases are never negative: -1 of -1 in the caseload");
        refused(() -> new Stratum("online", 0, 0), "The stratum 'online' is empty");
        refused(() -> new Stratum("online", 2, 3), "3 cases cannot be chosen of the stratum 'online', which holds 2");
        refused(() -> new Stratified(List.of()), "A stratified design needs at least one stratum");
        refused(() -> new Stratified(List.of(CUSTODY, CUSTODY)), "The stratum 'custody' is there twice");
    }

    private static void refused(ThrowingCallable impossible, String message) {
        assertThatExceptionOfType(ImpossibleDesign.class).isThrownBy(impossible).withMessage(message);
    }
}
