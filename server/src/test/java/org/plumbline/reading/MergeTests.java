package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTests {

    @Test
    void changesOfDifferentFieldsAreBothTaken() {
        var merge = Merge.of(
                Map.of("grade", "good", "rationale", "a"),
                Map.of("grade", "inadequate", "rationale", "a"),
                Map.of("grade", "good", "rationale", "b"));

        assertThat(merge.merged()).isEqualTo(Map.of("grade", "inadequate", "rationale", "b"));
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void twoChangesOfOneFieldAreAConflictAndWhatIsSavedStays() {
        var merge = Merge.of(
                Map.of("grade", "good"), Map.of("grade", "inadequate"), Map.of("grade", "requires-improvement"));

        assertThat(merge.merged()).isEqualTo(Map.of("grade", "requires-improvement"));
        assertThat(merge.conflicts()).isEqualTo(Map.of("grade", "inadequate"));
    }

    @Test
    void theSameChangeTwiceIsNoConflict() {
        var merge = Merge.of(Map.of(), Map.of("grade", "good"), Map.of("grade", "good"));

        assertThat(merge.merged()).isEqualTo(Map.of("grade", "good"));
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void takingAValueAwayIsAChangeLikeAnyOther() {
        assertThat(Merge.of(Map.of("rationale", "a"), Map.of(), Map.of("rationale", "a"))
                        .merged())
                .isEmpty();
        assertThat(Merge.of(Map.of("rationale", "a"), Map.of(), Map.of("rationale", "b"))
                        .conflicts())
                .isEqualTo(Map.of("rationale", ""));
    }

    @Test
    void changesNameWhatIsTakenAway() {
        assertThat(Merge.changes(Map.of("grade", "good", "rationale", "a"), Map.of("rationale", "b", "note.x", "n")))
                .isEqualTo(Map.of("grade", "", "rationale", "b", "note.x", "n"));
    }
}
