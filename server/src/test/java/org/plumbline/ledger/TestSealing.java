package org.plumbline.ledger;

import org.plumbline.fence.Fence;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Seals when a test says so; the sealing clock stands still in tests. */
public final class TestSealing {

    private final Sealer sealer;

    TestSealing(Sealer sealer) {
        this.sealer = sealer;
    }

    public void seal() {
        Fence.asTheServer(sealer::seal);
    }

    /** Part of every {@link org.plumbline.PlumblineTest}. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Installed {

        @Bean
        TestSealing testSealing(Sealer sealer) {
            return new TestSealing(sealer);
        }
    }
}
