package org.plumbline.sentback;

import org.plumbline.fence.Fence;
import org.springframework.context.ApplicationContext;

/** Lets tests of other rooms have the due times looked at. */
public final class EscalationBeat {

    private EscalationBeat() {}

    public static void of(ApplicationContext application) {
        Fence.asTheServer(application.getBean(Escalating.class)::beat);
    }
}
