package org.plumbline.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.plumbline.ledger.Ledger;
import org.plumbline.ledger.Purpose;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for what purpose somebody opens a case file and enters every look in the ledger.
 *
 * <p>A case's reader says it once. Anybody else says it once a sitting. Pages of the same file within an hour are one
 * look.
 */
@Repository
@Transactional
class Looking {

    /** As long as a session lives without use. */
    static final Duration SITTING = Duration.ofHours(8);

    static final Duration LOOK = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Looking(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The purposes that this person can have. */
    static List<Purpose> purposes(SignedIn who, Reading reading) {
        return reading.isReadBy(who)
                ? List.of(Purpose.READING, Purpose.SENT_STRAIGHT_BACK, Purpose.FINDING)
                : List.of(Purpose.MODERATION, Purpose.SENT_STRAIGHT_BACK, Purpose.FINDING, Purpose.DATA_PROTECTION);
    }

    /** Whether the file may be shown to this person now; the look is entered. When not, ask them for their purpose. */
    boolean mayLook(SignedIn who, Reading reading) {
        if (!reading.isFor(who)) {
            throw new NotFound();
        }
        var now = clock.instant();
        var last = last(who, reading);
        var open = last.filter(it -> reading.isReadBy(who) && it.purpose() == Purpose.READING
                || it.at().toInstant().isAfter(now.minus(SITTING)));
        open.filter(it -> !it.at().toInstant().isAfter(now.minus(LOOK)))
                .ifPresent(it -> enter(who, reading, it.purpose()));
        return open.isPresent();
    }

    /** Opens the file for a purpose. */
    void look(SignedIn who, Reading reading, Optional<Purpose> purpose) {
        if (!reading.isFor(who)) {
            throw new NotFound();
        }
        enter(
                who,
                reading,
                purpose.filter(purposes(who, reading)::contains)
                        .orElseThrow(() -> new Refused("purpose", "Choose why you open this file")));
    }

    private Optional<Look> last(SignedIn who, Reading reading) {
        return jdbc.sql("""
                select purpose, at
                from reading_look
                where reading_id = :reading and person_id = :person
                order by at desc
                limit 1
                """)
                .param("reading", reading.id())
                .param("person", who.person())
                .query((row, n) ->
                        new Look(Purpose.valueOf(row.getString("purpose")), row.getObject("at", OffsetDateTime.class)))
                .optional();
    }

    private record Look(Purpose purpose, OffsetDateTime at) {}

    private void enter(SignedIn who, Reading reading, Purpose purpose) {
        var file = reading.file();
        jdbc.sql("""
                insert into reading_look (reading_id, person_id, at, inspectorate_id, force_id, purpose)
                values (:reading, :person, :at, :inspectorate, :force, :purpose)
                on conflict do nothing
                """)
                .param("reading", reading.id())
                .param("person", who.person())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("inspectorate", file.inspectorate())
                .param("force", file.force())
                .param("purpose", purpose.name())
                .update();
        ledger.lookedAt(
                who.by(), "case", file.id().toString(), file.inspectorate(), Optional.of(file.force()), purpose);
    }
}
