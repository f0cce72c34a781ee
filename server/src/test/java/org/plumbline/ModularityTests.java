package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Spring Modulith's own verification: no cycle between rooms, nothing used that a room keeps to itself. */
class ModularityTests {

    /** All its packages are there for whoever takes it from Maven; its own tests hold them to their bounds. */
    private static final String LIBRARY = "statistics";

    private static final ApplicationModules ROOMS = ApplicationModules.of(
            Plumbline.class,
            DescribedPredicate.describe(
                    "generated, or of the library",
                    (JavaClass type) -> isGenerated(type.getName())
                            || type.getPackageName().startsWith("org.plumbline." + LIBRARY)));

    /** What Spring writes out at the end of a build, so that a start need not look for it. */
    private static boolean isGenerated(String type) {
        return type.contains("__") || type.contains("$$");
    }

    @Test
    void theRoomsKeepTheirBounds() {
        ROOMS.verify();
    }

    /** A new folder must be given its place in the order of the rooms before anything can depend on it. */
    @Test
    void everyRoomHasItsPlaceInTheOrder() {
        assertThat(ROOMS.stream().map(room -> room.getIdentifier().toString()))
                .as("rooms found under org.plumbline, against the order in Rooms.java and ARCHITECTURE.md")
                .containsExactlyInAnyOrderElementsOf(Rooms.all().stream()
                        .filter(room -> !room.equals(LIBRARY))
                        .toList());
    }
}
