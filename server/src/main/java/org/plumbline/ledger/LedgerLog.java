package org.plumbline.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The entries of an inspectorate, to be read: the access log and the record of changes. */
@Repository
@Transactional(readOnly = true)
public class LedgerLog {

    private static final String LINES = """
            select e.id, e.at, e.person_id, e.organisation_id, e.act, e.subject, e.subject_id, e.force_id, e.canonical,
                p.content, l.position
            from ledger_entry e
            left join ledger_personal p on p.entry_id = e.id
            left join ledger_leaf l on l.entry_id = e.id
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    LedgerLog(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** Which entries; an empty part lets all through. {@code from} is included, {@code until} is not. */
    public record Filter(
            Optional<String> act,
            Optional<String> subjectId,
            Optional<UUID> person,
            Optional<Instant> from,
            Optional<Instant> until) {

        public static Filter all() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * An entry as a person reads it.
     *
     * @param personal what has not been erased of the content that may be
     * @param isErased whether there was such content and it is gone
     * @param position empty while it waits to be sealed
     */
    public record Line(
            UUID id,
            Instant at,
            By by,
            String act,
            String subject,
            String subjectId,
            Optional<UUID> force,
            Map<String, Object> facts,
            Map<String, String> personal,
            boolean isErased,
            Optional<Long> position,
            String canonical) {

        /** The leaf of the tree that it is, in hexadecimal. */
        public String leafHash() {
            return HexFormat.of().formatHex(Hashes.leaf(canonical));
        }
    }

    /** Newest first, those before an entry when one is given. */
    public List<Line> before(UUID inspectorate, Filter filter, Optional<UUID> entry, int limit) {
        return lines(inspectorate, filter, entry, "<", "desc", limit);
    }

    /** The entries next after one, newest first too. */
    public List<Line> after(UUID inspectorate, Filter filter, UUID entry, int limit) {
        return lines(inspectorate, filter, Optional.of(entry), ">", "asc", limit)
                .reversed();
    }

    /** Enters that somebody took the entries that a filter lets through away as a file. */
    @Transactional
    public void exported(By by, UUID inspectorate, Filter filter) {
        var facts = new LinkedHashMap<String, Object>();
        filter.act().ifPresent(act -> facts.put("act", act));
        filter.subjectId().ifPresent(subject -> facts.put("subject", subject));
        filter.person().ifPresent(person -> facts.put("person", person));
        filter.from().ifPresent(from -> facts.put("from", from));
        filter.until().ifPresent(until -> facts.put("until", until));
        ledger.enter(new Entry(
                by,
                "ledger.export",
                "ledger",
                inspectorate.toString(),
                inspectorate,
                Optional.empty(),
                facts,
                Map.of()));
    }

    public Optional<Line> find(UUID inspectorate, UUID entry) {
        return jdbc.sql(LINES + "where e.inspectorate_id = :inspectorate and e.id = :entry")
                .param("inspectorate", inspectorate)
                .param("entry", entry)
                .query((row, n) -> line(row))
                .optional();
    }

    /** The acts that there are, by name. */
    public List<String> acts(UUID inspectorate) {
        // from one act to the next along the index, not over all entries
        return jdbc.sql("""
                with recursive found as (
                    select min(act) as act from ledger_entry where inspectorate_id = :inspectorate
                    union all
                    select (select min(e.act) from ledger_entry e
                            where e.inspectorate_id = :inspectorate and e.act > found.act)
                    from found where found.act is not null)
                select act from found where act is not null order by act
                """)
                .param("inspectorate", inspectorate)
                .query((row, n) -> row.getString("act"))
                .list();
    }

    private List<Line> lines(
            UUID inspectorate, Filter filter, Optional<UUID> entry, String side, String order, int limit) {
        var sql = new StringBuilder(LINES).append("where e.inspectorate_id = :inspectorate\n");
        var parameters = new LinkedHashMap<String, Object>(Map.of("inspectorate", inspectorate, "limit", limit));
        filter.act().ifPresent(act -> {
            sql.append("and e.act = :act\n");
            parameters.put("act", act);
        });
        filter.subjectId().ifPresent(subject -> {
            sql.append("and e.subject_id = :subject\n");
            parameters.put("subject", subject);
        });
        filter.person().ifPresent(person -> {
            sql.append("and e.person_id = :person\n");
            parameters.put("person", person);
        });
        filter.from().ifPresent(from -> {
            sql.append("and e.at >= :from\n");
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
        filter.until().ifPresent(until -> {
            sql.append("and e.at < :until\n");
            parameters.put("until", until.atOffset(ZoneOffset.UTC));
        });
        entry.ifPresent(id -> {
            sql.append("and (e.at, e.id) " + side + " (select at, id from ledger_entry where id = :entry)\n");
            parameters.put("entry", id);
        });
        sql.append("order by e.at " + order + ", e.id " + order + " limit :limit");
        return jdbc.sql(sql.toString())
                .params(parameters)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var canonical = row.getString("canonical");
        var entry = CanonicalEntry.read(canonical);
        var content = Optional.ofNullable(row.getString("content"));
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new By(row.getObject("person_id", UUID.class), row.getObject("organisation_id", UUID.class)),
                row.getString("act"),
                row.getString("subject"),
                row.getString("subject_id"),
                Optional.ofNullable(row.getObject("force_id", UUID.class)),
                entry.map(CanonicalEntry::facts).orElse(Map.of()),
                content.map(CanonicalEntry::personal).orElse(Map.of()),
                content.isEmpty() && entry.filter(CanonicalEntry::hasPersonal).isPresent(),
                Optional.ofNullable(row.getObject("position", Long.class)),
                canonical);
    }
}
