package org.plumbline.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.caseload.CaseFile;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What lead inspectors and readers do with a reading: a row for each step, and the reading's state after it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ReadingSteps {

    private final JdbcClient jdbc;

    ReadingSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the reading until the transaction ends. What was read of it before may be old: read it after. */
    void lock(UUID reading) {
        jdbc.sql("select id from reading where id = :id for update")
                .param("id", reading)
                .query(UUID.class)
                .optional();
    }

    /**
     * Gives a case to a reader; one that they had before comes back with what they wrote.
     *
     * @return empty when the case has another reader by now
     */
    Optional<UUID> allocate(SignedIn lead, CaseFile file, UUID reader, String readerName, Instant at) {
        var id = jdbc.sql("""
                insert into reading (id, case_id, wave_id, inspectorate_id, force_id, reader_id, reader_name,
                    state, content, version, changed_at)
                select :id, :case, :wave, :inspectorate, :force, :reader, :readerName,
                    'ALLOCATED', cast(:content as jsonb), 0, :at
                where not exists (select from reading where case_id = :case and state <> 'WITHDRAWN')
                on conflict (case_id, reader_id) do update
                set version = reading.version + 1, changed_at = excluded.changed_at,
                    state = case
                        when exists (select from reading_return b where b.reading_id = reading.id) then 'RETURNED'
                        when exists (select from reading_edit e where e.reading_id = reading.id) then 'DRAFT'
                        else 'ALLOCATED' end
                where reading.state = 'WITHDRAWN'
                returning id
                """)
                .param("id", Ids.next())
                .param("case", file.id())
                .param("wave", file.wave())
                .param("inspectorate", file.inspectorate())
                .param("force", file.force())
                .param("reader", reader)
                .param("readerName", readerName)
                .param("content", ContentJson.of(ReadingContent.EMPTY))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        id.ifPresent(reading -> jdbc.sql("""
                insert into allocation (id, reading_id, inspectorate_id, force_id, by_id, by_name, at)
                values (:id, :reading, :inspectorate, :force, :by, :byName, :at)
                """)
                .param("id", Ids.next())
                .param("reading", reading)
                .param("inspectorate", file.inspectorate())
                .param("force", file.force())
                .param("by", lead.person())
                .param("byName", lead.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
        return id;
    }

    void withdraw(SignedIn lead, Reading reading, Instant at) {
        jdbc.sql("""
                insert into allocation_withdrawal (allocation_id, inspectorate_id, force_id, by_id, by_name, at)
                select a.id, a.inspectorate_id, a.force_id, :by, :byName, :at
                from allocation a
                where a.reading_id = :reading
                    and not exists (select from allocation_withdrawal w where w.allocation_id = a.id)
                """)
                .param("by", lead.person())
                .param("byName", lead.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reading", reading.id())
                .update();
        change(reading, Reading.State.WITHDRAWN, reading.content(), at);
    }

    void save(Reading reading, Reading.State state, ReadingContent content, Instant at) {
        change(reading, state, content, at);
    }

    void submit(SignedIn reader, Reading reading, InstrumentRef instrument, Instant at) {
        jdbc.sql("""
                insert into reading_submission (id, reading_id, inspectorate_id, force_id, number, draft_version,
                    instrument_key, instrument_version, grade, content, by_id, by_name, at)
                select :id, :reading, :inspectorate, :force,
                    (select count(*) + 1 from reading_submission where reading_id = :reading), :version,
                    :instrumentKey, :instrumentVersion, :grade, cast(:content as jsonb), :by, :byName, :at
                """)
                .param("id", Ids.next())
                .param("reading", reading.id())
                .param("inspectorate", reading.file().inspectorate())
                .param("force", reading.file().force())
                .param("version", reading.version())
                .param("instrumentKey", instrument.key())
                .param("instrumentVersion", instrument.version())
                .param("grade", reading.content().grade().orElseThrow())
                .param("content", ContentJson.of(reading.content()))
                .param("by", reader.person())
                .param("byName", reader.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        change(reading, Reading.State.SUBMITTED, reading.content(), at);
    }

    /** Whether this version of the reading was submitted already: the same thing sent twice. */
    boolean isSubmitted(UUID reading, long version) {
        return jdbc.sql("""
                select exists (select from reading_submission where reading_id = :reading and draft_version = :version)
                """)
                .param("reading", reading)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    void giveBack(SignedIn lead, Reading reading, String reason, Instant at) {
        jdbc.sql("""
                insert into reading_return (submission_id, reading_id, inspectorate_id, force_id, reason, by_id, by_name, at)
                select s.id, s.reading_id, s.inspectorate_id, s.force_id, :reason, :by, :byName, :at
                from reading_submission s
                where s.reading_id = :reading
                order by s.number desc
                limit 1
                """)
                .param("reason", reason)
                .param("by", lead.person())
                .param("byName", lead.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reading", reading.id())
                .update();
        change(reading, Reading.State.RETURNED, reading.content(), at);
    }

    void moderate(SignedIn lead, Reading reading, String grade, String reason, Instant at) {
        jdbc.sql("""
                insert into moderation (reading_id, submission_id, inspectorate_id, force_id, grade, reason, by_id, by_name, at)
                select s.reading_id, s.id, s.inspectorate_id, s.force_id, :grade, :reason, :by, :byName, :at
                from reading_submission s
                where s.reading_id = :reading
                order by s.number desc
                limit 1
                """)
                .param("grade", grade)
                .param("reason", reason)
                .param("by", lead.person())
                .param("byName", lead.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reading", reading.id())
                .update();
        change(reading, Reading.State.MODERATED, reading.content(), at);
    }

    private void change(Reading reading, Reading.State state, ReadingContent content, Instant at) {
        int changed = jdbc.sql("""
                update reading
                set state = :state, content = cast(:content as jsonb), version = version + 1, changed_at = :at
                where id = :id and version = :version
                """)
                .param("state", state.name())
                .param("content", ContentJson.of(content))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", reading.id())
                .param("version", reading.version())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("reading " + reading.id() + " was not locked before it was changed");
        }
    }
}
