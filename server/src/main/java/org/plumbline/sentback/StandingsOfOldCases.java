package org.plumbline.sentback;

import org.plumbline.fence.Fence;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Writes, at the start, where cases stand that are older than the table that says so. */
@Component
class StandingsOfOldCases implements SmartInitializingSingleton {

    private final Standings standings;
    private final SentBacks sentBacks;

    StandingsOfOldCases(Standings standings, SentBacks sentBacks) {
        this.standings = standings;
        this.sentBacks = sentBacks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Fence.asTheServer(() -> standings
                .missing()
                .forEach(reference -> sentBacks.find(reference).ifPresent(standings::write)));
    }
}
