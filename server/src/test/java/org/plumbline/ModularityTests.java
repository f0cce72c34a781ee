package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Spring Modulith's own verification: no cycle between rooms, nothing used that a room keeps to itself. */
class ModularityTests {

    private static final ApplicationModules ROOMS = ApplicationModules.of(Plumbline.class);

    @Test
    void theRoomsKeepTheirBounds() {
        ROOMS.verify();
    }

    /** A new folder must be given its place in the order of the rooms before anything can depend on it. */
    @Test
    void everyRoomHasItsPlaceInTheOrder() {
        assertThat(ROOMS.stream().map(room -> room.getIdentifier().toString()))
                .as("rooms found under org.plumbline, against the order in Rooms.java and ARCHITECTURE.md")
                .containsExactlyInAnyOrderElementsOf(Rooms.all());
    }
}
