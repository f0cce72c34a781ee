package org.plumbline.instrument;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the instruments that were loaded. */
@Repository
@Transactional
public class Instruments {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    /** An instrument by its digest never changes, and reading one of 25 criteria from JSON for each page would tell. */
    private final Map<String, Instrument> byDigest = new ConcurrentHashMap<>();

    Instruments(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Every version of every instrument, by key, the newest version of each first. */
    @Transactional(readOnly = true)
    public List<Instrument> all() {
        return versions().stream().map(InstrumentVersion::instrument).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Instrument> find(InstrumentRef ref) {
        return version(ref).map(InstrumentVersion::instrument);
    }

    /**
     * Marks a version as used by an inspection, from when on it cannot change; again does nothing.
     *
     * @param by a member of the inspectorate that inspects
     */
    public void use(By by, InstrumentRef ref) {
        int marked = jdbc.sql("""
                update instrument_version set used_at = :at
                where key = :key and version = :version and used_at is null
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("key", ref.key())
                .param("version", ref.version())
                .update();
        if (marked == 1) {
            var digest = find(ref).orElseThrow().digest();
            enter(by, "instrument.use", ref, digest);
        }
    }

    /** The version that was taken from a file with exactly this text. */
    @Transactional(readOnly = true)
    Optional<InstrumentRef> keptFrom(String text) {
        return jdbc
                .sql("select key, version from instrument_version where file = :text")
                .param("text", text)
                .query((row, n) -> new InstrumentRef(row.getString("key"), row.getString("version")))
                .stream()
                .findFirst();
    }

    /** What loading a file did. */
    enum Loaded {
        ADDED,
        REPLACED,
        UNCHANGED,
        /** The stored version is used and has another content: it stays, the file is not taken. */
        REFUSED
    }

    /** Keeps what a file says, unless an inspection already uses another content under the same key and version. */
    Loaded load(InstrumentFile file) {
        var ref = file.instrument().ref();
        var stored = version(ref);
        if (stored.filter(version -> version.instrument().digest().equals(file.digest()))
                .isPresent()) {
            return Loaded.UNCHANGED;
        }
        // The condition is asked of the row under its lock: an inspection may begin to use it at this moment
        int kept = jdbc.sql("""
                insert into instrument_version (key, version, title, digest, canonical, file, loaded_at)
                values (:key, :version, :title, :digest, :canonical, :file, :at)
                on conflict (key, version) do update
                set title = excluded.title, digest = excluded.digest, canonical = excluded.canonical,
                    file = excluded.file, loaded_at = excluded.loaded_at
                where instrument_version.used_at is null
                """)
                .param("key", ref.key())
                .param("version", ref.version())
                .param("title", file.instrument().title())
                .param("digest", file.digest())
                .param("canonical", file.canonical())
                .param("file", file.text())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            return Loaded.REFUSED;
        }
        enter(new By(By.SERVER, By.SERVER), "instrument.version", ref, file.digest());
        return stored.isPresent() ? Loaded.REPLACED : Loaded.ADDED;
    }

    @Transactional(readOnly = true)
    List<InstrumentVersion> versions() {
        return jdbc.sql("""
                select digest, canonical, loaded_at, used_at
                from instrument_version
                order by key, loaded_at desc, version desc
                """).query((row, n) -> version(row)).list();
    }

    @Transactional(readOnly = true)
    Optional<InstrumentVersion> version(InstrumentRef ref) {
        return jdbc.sql("""
                select digest, canonical, loaded_at, used_at
                from instrument_version
                where key = :key and version = :version
                """)
                .param("key", ref.key())
                .param("version", ref.version())
                .query((row, n) -> version(row))
                .optional();
    }

    /** The file as its author wrote it. */
    @Transactional(readOnly = true)
    Optional<String> file(InstrumentRef ref) {
        return jdbc.sql("select file from instrument_version where key = :key and version = :version")
                .param("key", ref.key())
                .param("version", ref.version())
                .query(String.class)
                .optional();
    }

    private InstrumentVersion version(ResultSet row) throws SQLException {
        var canonical = row.getString("canonical");
        var instrument = byDigest.computeIfAbsent(
                row.getString("digest"), digest -> InstrumentContent.instrument(canonical, digest));
        return new InstrumentVersion(
                instrument,
                row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private void enter(By by, String act, InstrumentRef ref, String digest) {
        ledger.enter(new Entry(
                by,
                act,
                "instrument",
                ref.toString(),
                by.organisation(),
                Optional.empty(),
                Map.of("key", ref.key(), "version", ref.version(), "digest", digest),
                Map.of()));
    }
}
