package org.plumbline.sentback;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;

/** What somebody did about a case sent back, as the ledger keeps it: in the sight of both sides, by its two references. */
final class CaseEntry {

    private CaseEntry() {}

    /**
     * @param facts besides the references
     * @param personal what somebody wrote, which is never among the facts
     */
    static Entry of(By by, String act, SentBack sentBack, Map<String, Object> facts, Map<String, String> personal) {
        var all = new HashMap<>(facts);
        all.put("reference", sentBack.reference());
        all.put("case", sentBack.caseReference());
        return new Entry(
                by,
                act,
                "sent-back",
                sentBack.id().toString(),
                sentBack.inspectorate(),
                Optional.of(sentBack.force()),
                all,
                personal);
    }
}
