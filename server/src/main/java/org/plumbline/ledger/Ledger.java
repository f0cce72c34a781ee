package org.plumbline.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the entry of every change and of every look at a case file.
 *
 * <p>An entry is committed with the change that it is about, or neither is. Entering takes no lock and no number, so
 * writers never wait for one another; the {@link Sealer} gives committed entries their positions afterwards.
 */
@Repository
public class Ledger {

    /** Names the members of the canonical form and their meaning, see docs/ledger.md. */
    static final String FORM = "plumbline-entry/1";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Checkpoints checkpoints, Clock clock) {
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /**
     * Enters what somebody did, in the transaction that does it.
     *
     * @throws IllegalArgumentException when a fact cannot be written as canonical JSON
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Entry entry) {
        var id = Ids.next();
        // as precise as the database, so that the column and the canonical form say the same
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var salt = new byte[Hashes.LENGTH];
        RANDOM.nextBytes(salt);
        var personal = Optional.of(entry.personal())
                .filter(content -> !content.isEmpty())
                .map(CanonicalJson::of);
        var canonical = canonical(id, at, entry, personal.map(content -> Hashes.personal(salt, content)));
        // no 'returning': a force enters what only the inspectorate may read
        jdbc.sql("""
                with entry as (
                    insert into ledger_entry (id, at, person_id, organisation_id, inspectorate_id, force_id,
                        act, subject, subject_id, canonical, leaf_hash)
                    values (:id, :at, :person, :organisation, :inspectorate, :force,
                        :act, :subject, :subjectId, :canonical, :leafHash))
                insert into ledger_unsealed (entry_id, organisation_id) values (:id, :organisation)
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", entry.by().person())
                .param("organisation", entry.by().organisation())
                .param("inspectorate", entry.inspectorate())
                .param("force", entry.force().orElse(null), java.sql.Types.OTHER)
                .param("act", entry.act())
                .param("subject", entry.subject())
                .param("subjectId", entry.id())
                .param("canonical", canonical)
                .param("leafHash", Hashes.leaf(canonical))
                .update();
        personal.ifPresent(content -> jdbc.sql("""
                insert into ledger_personal (entry_id, organisation_id, salt, content)
                values (:id, :organisation, :salt, :content)
                """)
                .param("id", id)
                .param("organisation", entry.by().organisation())
                .param("salt", salt)
                .param("content", content)
                .update());
    }

    /**
     * Enters that somebody looked at a case file for a purpose that their task gives.
     * Joins the caller's transaction, which must not be read-only, or makes its own.
     */
    @Transactional
    public void lookedAt(By by, String subject, String id, UUID inspectorate, Optional<UUID> force, Purpose purpose) {
        enter(new Entry(by, "case.looked-at", subject, id, inspectorate, force, Map.of("purpose", purpose), Map.of()));
    }

    /**
     * Enters that somebody looked at a case file for a reason in their own words, which may name somebody and is
     * therefore personal content. Joins the caller's transaction, which must not be read-only, or makes its own.
     */
    @Transactional
    public void lookedAt(By by, String subject, String id, UUID inspectorate, Optional<UUID> force, String reason) {
        enter(new Entry(by, "case.looked-at", subject, id, inspectorate, force, Map.of(), Map.of("reason", reason)));
    }

    /** The newest checkpoint; empty until the first entry has been sealed. */
    public Optional<Checkpoint> latestCheckpoint() {
        return checkpoints.newest().map(Checkpoints.Signed::checkpoint);
    }

    private static String canonical(UUID id, Instant at, Entry entry, Optional<byte[]> personalDigest) {
        var members = new HashMap<String, Object>(Map.of(
                "form", FORM,
                "id", id,
                "at", at,
                "by",
                        Map.of(
                                "person",
                                entry.by().person(),
                                "organisation",
                                entry.by().organisation()),
                "act", entry.act(),
                "on", Map.of("kind", entry.subject(), "id", entry.id()),
                "inspectorate", entry.inspectorate(),
                "facts", entry.facts()));
        entry.force().ifPresent(force -> members.put("force", force));
        personalDigest.ifPresent(
                digest -> members.put("personal", HexFormat.of().formatHex(digest)));
        return CanonicalJson.of(members);
    }
}
