package org.plumbline.ledger;

import java.util.Locale;

/** Why somebody looked at a case file, where their task says it: the closed list of the access log. */
public enum Purpose {
    /** The reader to whom the case is allocated. */
    READING,
    /** The moderator of a reading. */
    MODERATION,
    /** The force's own reviewer, before the inspector's grade is shown. */
    SELF_ASSESSMENT,
    /** Whoever answers, watches or verifies a case sent straight back. */
    SENT_STRAIGHT_BACK,
    /** Whoever raises a finding on the case or checks its evidence. */
    FINDING,
    /** The import and its correction. */
    CASELOAD,
    /** A request or an audit under data protection law. */
    DATA_PROTECTION;

    /** For example 'sent straight back'. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
