package org.plumbline.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.Organisation;
import org.plumbline.page.Dates;
import org.plumbline.page.Stale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The recommendations with their histories: of our own findings, and of registers that were imported. */
@Repository
@Transactional
public class Recommendations {

    private static final String SELECT = """
            select r.id, r.reference, r.finding_id, r.inspectorate_id, r.force_id, r.force_name, r.words, r.timescale, r.due,
                   r.published, r.published_on, r.register, e.number, e.side, e.at, e.dated, e.status, e.own_words, e.superseded_by
            from recommendation r
            left join recommendation_event e on e.recommendation_id = r.id
            """;
    private static final int MOST_TRIED = 20;
    private static final String ORDER = " order by r.published_on, r.reference, e.number";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Recommendations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By its permanent reference; a stranger finds those that are published. */
    @Transactional(readOnly = true)
    public Optional<Recommendation> find(String reference) {
        return jdbc
                .sql(SELECT + "where r.reference = :reference" + ORDER)
                .param("reference", reference)
                .query(this::whole)
                .stream()
                .findFirst();
    }

    /** All that are published, the oldest first. */
    @Transactional(readOnly = true)
    public List<Recommendation> published() {
        return jdbc.sql(SELECT + "where r.published" + ORDER).query(this::whole);
    }

    /** The published ones of a force, the oldest first; a register may have been taken before the force was added here. */
    @Transactional(readOnly = true)
    public List<Recommendation> ofForce(Organisation force) {
        return jdbc.sql(SELECT + """
                where r.published
                  and (r.force_id = :force or r.force_id is null and lower(r.force_name) = lower(:name))
                """ + ORDER)
                .param("force", force.id())
                .param("name", force.name())
                .query(this::whole);
    }

    @Transactional(readOnly = true)
    List<Recommendation> ofFinding(UUID finding) {
        return jdbc.sql(SELECT + "where r.finding_id = :finding" + ORDER)
                .param("finding", finding)
                .query(this::whole);
    }

    @Transactional(readOnly = true)
    List<Recommendation> ofWave(UUID wave) {
        return jdbc.sql(SELECT + "where r.finding_id in (select f.id from finding f where f.wave_id = :wave)" + ORDER)
                .param("wave", wave)
                .query(this::whole);
    }

    /** The next free reference, for example {@code northmoor-2026-03}. */
    String nextReference(String forceSlug, int year) {
        var stem = forceSlug + "-" + year + "-";
        int highest = jdbc.sql("""
                select coalesce(max(substring(reference from '[0-9]+$')::int), 0) from recommendation
                where reference ~ ('^' || :stem || '[0-9]{1,6}$')
                """).param("stem", stem).query(Integer.class).single();
        return stem + String.format("%02d", highest + 1);
    }

    /**
     * Adds it under its reference, or under the next that is free: another inspectorate may hold one that is not published
     * and not to be seen.
     *
     * @throws Stale when no reference near it is free
     */
    Recommendation add(Recommendation recommendation) {
        var candidate = recommendation;
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            if (isAdded(candidate)) {
                return candidate;
            }
            candidate = candidate.finding().isPresent() ? candidate.renumbered() : candidate;
        }
        throw new Stale("Others add recommendations at the same moment. Send yours once more.");
    }

    /** False when another has this reference, or this id. */
    private boolean isAdded(Recommendation recommendation) {
        return jdbc.sql("""
                    insert into recommendation (id, reference, finding_id, inspectorate_id, force_id, force_name, words, timescale,
                                                due, published, published_on, register)
                    values (:id, :reference, :finding, :inspectorate, :force, :forceName, :words, :timescale, :due, :published,
                            :publishedOn, :register::jsonb)
                    on conflict do nothing
                    """)
                        .param("id", recommendation.id())
                        .param("reference", recommendation.reference())
                        .param("finding", recommendation.finding().orElse(null), java.sql.Types.OTHER)
                        .param("inspectorate", recommendation.inspectorate())
                        .param("force", recommendation.force().orElse(null), java.sql.Types.OTHER)
                        .param("forceName", recommendation.forceName())
                        .param("words", recommendation.text())
                        .param("timescale", recommendation.timescale().name())
                        .param("due", recommendation.due().orElse(null), java.sql.Types.DATE)
                        .param("published", recommendation.published())
                        .param("publishedOn", recommendation.publishedOn())
                        .param(
                                "register",
                                recommendation
                                        .register()
                                        .map(json::writeValueAsString)
                                        .orElse(null))
                        .update()
                == 1;
    }

    void remove(Recommendation recommendation) {
        jdbc.sql("delete from recommendation where id = :id and not published")
                .param("id", recommendation.id())
                .update();
    }

    void publish(Recommendation recommendation, LocalDate on) {
        jdbc.sql("""
                update recommendation set published = true, published_on = :on, due = :due where id = :id
                """)
                .param("id", recommendation.id())
                .param("on", on.toString())
                .param(
                        "due",
                        recommendation.timescale().due(on, recommendation.due()).orElse(null),
                        java.sql.Types.DATE)
                .update();
    }

    /**
     * Appends an entry to a history, after those that were seen.
     *
     * @throws Stale when somebody else added one since
     */
    void append(Recommendation recommendation, int number, Recommendation.Event event, Author author) {
        try {
            jdbc.sql("""
                    insert into recommendation_event (recommendation_id, number, inspectorate_id, force_id, side, organisation_id,
                        person_id, person_name, at, dated, status, own_words, superseded_by)
                    values (:recommendation, :number, :inspectorate, :force, :side, :organisation, :person, :name, :at, :dated,
                        :status, :words, :supersededBy)
                    """)
                    .param("recommendation", recommendation.id())
                    .param("number", number)
                    .param("inspectorate", recommendation.inspectorate())
                    .param("force", recommendation.force().orElse(null), java.sql.Types.OTHER)
                    .param("side", event.side().name())
                    .param("organisation", author.organisation())
                    .param("person", author.person())
                    .param("name", author.name())
                    .param("at", event.enteredAt().atOffset(ZoneOffset.UTC))
                    .param("dated", event.dated())
                    .param("status", event.status().map(Enum::name).orElse(null))
                    .param("words", event.words())
                    .param("supersededBy", event.supersededBy().orElse(null))
                    .update();
        } catch (DuplicateKeyException somebodyWasQuicker) {
            throw new Stale("Somebody else added to the history of " + recommendation.reference()
                    + " while you were looking at it. Nothing of yours was taken: read what they added, then go on.");
        }
    }

    /** The action plan in its newest version, for the two sides only. */
    @Transactional(readOnly = true)
    public Optional<ActionPlan> plan(Recommendation recommendation) {
        return jdbc.sql("""
                select p.number, p.steps, p.person_name, p.at, s.person_name as signed_by, s.at as signed_at
                from action_plan p
                left join action_plan_signature s using (recommendation_id, number)
                where p.recommendation_id = :recommendation
                order by p.number desc
                limit 1
                """)
                .param("recommendation", recommendation.id())
                .query((row, n) -> new ActionPlan(
                        row.getInt("number"),
                        List.of(json.readValue(row.getString("steps"), ActionPlan.PlannedStep[].class)),
                        row.getString("person_name"),
                        instant(row, "at").orElseThrow(),
                        Optional.ofNullable(row.getString("signed_by")),
                        instant(row, "signed_at")))
                .optional();
    }

    void add(Recommendation recommendation, ActionPlan plan, Author author) {
        try {
            jdbc.sql("""
                    insert into action_plan (recommendation_id, number, inspectorate_id, force_id, steps, person_id, person_name, at)
                    values (:recommendation, :number, :inspectorate, :force, :steps::jsonb, :person, :name, :at)
                    """)
                    .param("recommendation", recommendation.id())
                    .param("number", plan.number())
                    .param("inspectorate", recommendation.inspectorate())
                    .param("force", recommendation.force().orElseThrow())
                    .param("steps", json.writeValueAsString(plan.steps()))
                    .param("person", author.person())
                    .param("name", author.name())
                    .param("at", plan.writtenAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException somebodyWasQuicker) {
            throw new Stale("Somebody else changed the action plan while you were looking at it. Nothing of yours was "
                    + "taken: load the page again and enter it there.");
        }
    }

    void sign(Recommendation recommendation, int number, Author author, Instant at) {
        try {
            jdbc.sql("""
                    insert into action_plan_signature (recommendation_id, number, inspectorate_id, force_id, person_id, person_name, at)
                    values (:recommendation, :number, :inspectorate, :force, :person, :name, :at)
                    """)
                    .param("recommendation", recommendation.id())
                    .param("number", number)
                    .param("inspectorate", recommendation.inspectorate())
                    .param("force", recommendation.force().orElseThrow())
                    .param("person", author.person())
                    .param("name", author.name())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException alreadySigned) {
            throw new Stale("This action plan is signed already.");
        }
    }

    /** Who adds something. */
    record Author(UUID person, String name, UUID organisation) {}

    private List<Recommendation> whole(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<UUID, Recommendation>();
        var histories = new LinkedHashMap<UUID, List<Recommendation.Event>>();
        while (rows.next()) {
            var id = rows.getObject("id", UUID.class);
            if (!heads.containsKey(id)) {
                heads.put(id, head(rows, id));
                histories.put(id, new ArrayList<>());
            }
            if (rows.getString("side") != null) {
                Objects.requireNonNull(histories.get(id)).add(event(rows));
            }
        }
        return heads.values().stream()
                .map(head -> head.with(Objects.requireNonNull(histories.get(head.id()))))
                .toList();
    }

    private Recommendation head(ResultSet row, UUID id) throws SQLException {
        return new Recommendation(
                id,
                row.getString("reference"),
                Optional.ofNullable(row.getObject("finding_id", UUID.class)),
                row.getObject("inspectorate_id", UUID.class),
                Optional.ofNullable(row.getObject("force_id", UUID.class)),
                row.getString("force_name"),
                row.getString("words"),
                Recommendation.Timescale.valueOf(row.getString("timescale")),
                Optional.ofNullable(row.getObject("due", LocalDate.class)),
                row.getBoolean("published"),
                row.getString("published_on"),
                Optional.ofNullable(row.getString("register"))
                        .map(register -> json.readValue(register, Recommendation.RegisterRow.class)),
                List.of());
    }

    private static Recommendation.Event event(ResultSet row) throws SQLException {
        return new Recommendation.Event(
                Recommendation.Side.valueOf(row.getString("side")),
                instant(row, "at").orElseThrow(),
                row.getString("dated"),
                Optional.ofNullable(row.getString("status")).map(Recommendation.Status::valueOf),
                row.getString("own_words"),
                Optional.ofNullable(row.getString("superseded_by")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** The day of an entry made now. */
    static String dated(Instant now) {
        return now.atZone(Dates.LONDON).toLocalDate().toString();
    }
}
