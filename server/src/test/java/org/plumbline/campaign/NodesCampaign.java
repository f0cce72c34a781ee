package org.plumbline.campaign;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Several servers on one database, each killed in its turn while clocks fall due; {@code campaigns/nodes/run} runs it. */
@SpringBootTest
@ContextConfiguration(initializers = Site.Seeding.class)
@Import({People.class, Fieldwork.class})
class NodesCampaign {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    /** There is no node that leads; so each is killed, and stays dead while the others go on alone. */
    @Test
    void eachEscalationHappensOnceWhicheverServerDies() throws Exception {
        int number = Integer.getInteger("plumbline.campaign.nodes", 2);
        long seed = Long.getLong("plumbline.campaign.seed", System.currentTimeMillis());
        var campaign = new Campaign(number, seed, fieldwork, people, LONGEST);
        campaign.begin();
        campaign.goOn(Duration.ofSeconds(70), Duration.ofSeconds(80));
        for (var node : campaign.nodes()) {
            node.kill();
            System.out.println(Instant.now() + " killed the server on port " + node.port() + "; " + campaign.steps()
                    + " steps so far");
            campaign.goOn(Duration.ofSeconds(20), Duration.ofSeconds(30));
            node.start();
            campaign.goOn(Duration.ofSeconds(5), Duration.ofSeconds(15));
        }
        campaign.end();
    }
}
