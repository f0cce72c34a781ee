package org.plumbline.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.page.Stale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The releases: published ones for everybody to read, others for their inspectorate. */
@Repository
@Transactional
public class Releases {

    private static final String SELECT = """
            select r.id, r.wave_id, r.inspectorate_id, r.force_id, r.title, r.digest, r.what_changed,
                   (select p.slug from release_publication p where p.release_id = r.corrects) as corrects,
                   (select p.slug from release c join release_publication p on p.release_id = c.id where c.corrects = r.id) as corrected_by,
                   p.slug, p.published_at, p.checkpoint, s.person_id, s.person_name, s.at as signed_at
            from release r
            left join release_publication p on p.release_id = r.id
            left join release_signature s on s.release_id = r.id
            """;
    private static final String NEWEST_FIRST = " order by p.published_at desc nulls first, r.id, s.at";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Releases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Release> published() {
        return jdbc.sql(SELECT + "where p.release_id is not null" + NEWEST_FIRST)
                .query(Releases::whole);
    }

    /** The published ones of a force, newest first. */
    @Transactional(readOnly = true)
    public List<Release> ofForce(UUID force) {
        return jdbc.sql(SELECT + "where p.release_id is not null and r.force_id = :force" + NEWEST_FIRST)
                .param("force", force)
                .query(Releases::whole);
    }

    /** A published release by its permanent name. */
    @Transactional(readOnly = true)
    public Optional<Release> find(String slug) {
        return jdbc
                .sql(SELECT + "where p.slug = :slug" + NEWEST_FIRST)
                .param("slug", slug)
                .query(Releases::whole)
                .stream()
                .findFirst();
    }

    @Transactional(readOnly = true)
    public Report report(Release release) {
        return json.readValue(content(release), Report.class);
    }

    /** The report's canonical JSON, of which the release's digest is made. */
    @Transactional(readOnly = true)
    String content(Release release) {
        return jdbc.sql("select content from release where id = :id")
                .param("id", release.id())
                .query(String.class)
                .single();
    }

    @Transactional(readOnly = true)
    byte[] pdf(Release release) {
        return jdbc.sql("select pdf from release_publication where release_id = :id")
                .param("id", release.id())
                .query(byte[].class)
                .single();
    }

    /** The release of a wave that has its first signature and waits for the second. */
    @Transactional(readOnly = true)
    Optional<Release> awaitingSecondSignature(UUID wave) {
        return jdbc
                .sql(SELECT + "where r.wave_id = :wave and p.release_id is null"
                        + " and not exists (select from release_withdrawal w where w.release_id = r.id)" + NEWEST_FIRST)
                .param("wave", wave)
                .query(Releases::whole)
                .stream()
                .findFirst();
    }

    /** The published releases of a wave, newest first: the first of them is the one in force. */
    @Transactional(readOnly = true)
    List<Release> ofWave(UUID wave) {
        return jdbc.sql(SELECT + "where r.wave_id = :wave and p.release_id is not null" + NEWEST_FIRST)
                .param("wave", wave)
                .query(Releases::whole);
    }

    @Transactional(readOnly = true)
    Optional<Draft> draft(UUID wave) {
        return jdbc.sql("select summary, what_changed, version from release_draft where wave_id = :wave")
                .param("wave", wave)
                .query((row, n) ->
                        new Draft(row.getString("summary"), row.getString("what_changed"), row.getLong("version")))
                .optional();
    }

    /** The words of a report while they are being written. */
    record Draft(String summary, String whatChanged, long version) {

        static final Draft EMPTY = new Draft("", "", 0);

        /** Whether what is kept now is what came of saving this. */
        boolean isFollowedBy(Draft kept) {
            return kept.equals(new Draft(summary, whatChanged, version + 1));
        }
    }

    /** Lets one person at a time sign, take back or publish a wave's report, until the transaction ends. */
    void holdStill(UUID wave) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:wave, 0))")
                .param("wave", "release " + wave)
                .query((row, n) -> wave)
                .list();
    }

    /** @throws Stale when somebody else saved since this version was read */
    void save(UUID wave, UUID inspectorate, UUID force, Draft draft) {
        int saved = jdbc.sql("""
                insert into release_draft (wave_id, inspectorate_id, force_id, summary, what_changed, version)
                select :wave, :inspectorate, :force, :summary, :whatChanged, 1 where :version = 0
                on conflict (wave_id) do nothing
                """)
                .param("wave", wave)
                .param("inspectorate", inspectorate)
                .param("force", force)
                .param("summary", draft.summary())
                .param("whatChanged", draft.whatChanged())
                .param("version", draft.version())
                .update();
        if (saved == 0) {
            saved = jdbc.sql("""
                    update release_draft set summary = :summary, what_changed = :whatChanged, version = version + 1
                    where wave_id = :wave and version = :version
                    """)
                    .param("wave", wave)
                    .param("summary", draft.summary())
                    .param("whatChanged", draft.whatChanged())
                    .param("version", draft.version())
                    .update();
        }
        if (saved == 0) {
            throw new Stale(
                    "Somebody else saved the report's words since you opened them. Nothing of yours was taken: go"
                            + " back, copy what you wrote, load the page again and enter it there.");
        }
    }

    void add(Release release, String content, Optional<UUID> corrects, java.time.Instant at) {
        jdbc.sql("""
                insert into release (id, wave_id, inspectorate_id, force_id, title, content, digest, corrects, what_changed,
                                     frozen_at)
                values (:id, :wave, :inspectorate, :force, :title, :content, :digest, :corrects, :whatChanged, :at)
                """)
                .param("id", release.id())
                .param("wave", release.wave())
                .param("inspectorate", release.inspectorate())
                .param("force", release.force())
                .param("title", release.title())
                .param("content", content)
                .param("digest", release.digest())
                .param("corrects", corrects.orElse(null), java.sql.Types.OTHER)
                .param(
                        "whatChanged",
                        release.corrects().map(Release.Correction::whatChanged).orElse(""))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws Stale when this person has signed it already */
    void sign(Release release, Release.Signature signature) {
        try {
            jdbc.sql("""
                    insert into release_signature (release_id, inspectorate_id, person_id, person_name, at)
                    values (:release, :inspectorate, :person, :name, :at)
                    """)
                    .param("release", release.id())
                    .param("inspectorate", release.inspectorate())
                    .param("person", signature.person())
                    .param("name", signature.name())
                    .param("at", signature.at().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException already) {
            throw new Stale("You have signed this report already. Somebody else signs second.");
        }
    }

    void withdraw(Release release, UUID person, java.time.Instant at) {
        jdbc.sql("""
                insert into release_withdrawal (release_id, inspectorate_id, person_id, at)
                values (:release, :inspectorate, :person, :at)
                on conflict do nothing
                """)
                .param("release", release.id())
                .param("inspectorate", release.inspectorate())
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws Stale when somebody else published it, or another release has this name */
    void publish(Release release, Release.Publication publication, byte[] pdf) {
        try {
            jdbc.sql("""
                    insert into release_publication (release_id, slug, published_at, checkpoint, pdf)
                    values (:release, :slug, :at, :checkpoint, :pdf)
                    """)
                    .param("release", release.id())
                    .param("slug", publication.slug())
                    .param("at", publication.at().atOffset(ZoneOffset.UTC))
                    .param("checkpoint", publication.checkpoint())
                    .param("pdf", pdf)
                    .update();
        } catch (DuplicateKeyException already) {
            throw new Stale("This report was published at this moment by somebody else.");
        }
    }

    private static List<Release> whole(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<UUID, Release>();
        while (rows.next()) {
            var release = release(rows);
            heads.merge(release.id(), release, Releases::withBothSignatures);
        }
        return List.copyOf(heads.values());
    }

    private static Release withBothSignatures(Release first, Release second) {
        var signatures = new ArrayList<>(first.signatures());
        signatures.addAll(second.signatures());
        return new Release(
                first.id(),
                first.wave(),
                first.inspectorate(),
                first.force(),
                first.title(),
                first.digest(),
                signatures,
                first.corrects(),
                first.correctedBy(),
                first.publication());
    }

    private static Release release(ResultSet row) throws SQLException {
        var signed = Optional.ofNullable(row.getObject("signed_at", OffsetDateTime.class));
        var published = Optional.ofNullable(row.getObject("published_at", OffsetDateTime.class));
        var signature = signed.isPresent()
                ? List.of(new Release.Signature(
                        row.getObject("person_id", UUID.class),
                        row.getString("person_name"),
                        signed.get().toInstant()))
                : List.<Release.Signature>of();
        var slug = row.getString("slug");
        var checkpoint = row.getString("checkpoint");
        var whatChanged = row.getString("what_changed");
        return new Release(
                row.getObject("id", UUID.class),
                row.getObject("wave_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                row.getString("title"),
                row.getString("digest"),
                signature,
                Optional.ofNullable(row.getString("corrects"))
                        .map(corrected -> new Release.Correction(corrected, whatChanged)),
                Optional.ofNullable(row.getString("corrected_by")),
                published.map(at -> new Release.Publication(slug, at.toInstant(), checkpoint)));
    }
}
