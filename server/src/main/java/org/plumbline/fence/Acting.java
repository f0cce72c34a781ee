package org.plumbline.fence;

import java.util.UUID;

/** For whom the database is being asked: what the row-level policies compare with. */
public sealed interface Acting {

    /** A stranger: sees what is published and nothing else. */
    record Stranger() implements Acting {}

    /** A person of this organisation. */
    record Member(UUID organisation) implements Acting {}

    /** The server's own work, which no person's request reaches: sealing, clocks, delivering, signing in. */
    record TheServer() implements Acting {}
}
