package org.plumbline.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Kills the server and PostgreSQL under load, again and again; {@code campaigns/destruction/run} runs it. */
@SpringBootTest
@ContextConfiguration(initializers = Site.Seeding.class)
@Import({People.class, Fieldwork.class})
class DestructionCampaign {

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Test
    void nothingThatWasAcknowledgedIsLostOrDoneTwice() throws Exception {
        int times = Integer.getInteger("plumbline.campaign.times", 200);
        long seed = Long.getLong("plumbline.campaign.seed", System.currentTimeMillis());
        var campaign = new Campaign(1, seed, fieldwork, people, LONGEST_ROUND.multipliedBy(times));
        var server = campaign.nodes().getFirst();
        campaign.begin();
        var begun = Instant.now();
        var end = begun.plus(Duration.ofMinutes(Integer.getInteger("plumbline.campaign.minutes", 180)));
        for (int round = 1; round <= times && Instant.now().isBefore(end); round++) {
            campaign.underLoad();
            switch (campaign.random().nextInt(10)) {
                case 0 -> campaign.killBoth(server);
                case 1, 2, 3, 4 -> {
                    campaign.killServer(server);
                    campaign.underLoad();
                    campaign.killPostgres();
                }
                default -> {
                    campaign.killPostgres();
                    campaign.underLoad();
                    campaign.killServer(server);
                }
            }
            System.out.printf(
                    Locale.UK,
                    "Killed %d times each in %d s; %,d steps acknowledged%n",
                    round,
                    Duration.between(begun, Instant.now()).toSeconds(),
                    campaign.steps());
        }
        campaign.end();
    }
}
