package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Stale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The cases sent straight back, as each side may see them. */
@Repository
@Transactional
public class SentBacks {

    private static final String SELECT = """
            select s.id, s.reference, s.wave_id, s.case_id, s.case_reference, s.case_type, s.inspectorate_id, s.force_id,
                   s.ground, t.number, t.kind, t.organisation_id, t.person_id, t.person_name, t.at, t.words, t.reviewer_id,
                   t.reviewer_name, t.done, t.further_risk, t.consequences, t.other_children, t.verdict, c.starts
            from sent_back s
            join sent_back_step t on t.sent_back_id = s.id
            left join lateral (
                select jsonb_agg(jsonb_build_object('kind', k.kind, 'due', k.due, 'limit', k.in_words, 'working', k.working)
                                 order by k.due) as starts
                from sent_back_clock k
                where k.sent_back_id = t.sent_back_id and k.started_by = t.number) c on true
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SentBacks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Optional<SentBack> find(String reference) {
        return jdbc
                .sql(SELECT + "where s.reference = :reference order by s.id, t.number")
                .param("reference", reference)
                .query(this::whole)
                .stream()
                .findFirst();
    }

    @Transactional(readOnly = true)
    Optional<SentBack> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id order by s.id, t.number").param("id", id).query(this::whole).stream()
                .findFirst();
    }

    /** Those of these references that the acting organisation may see. */
    @Transactional(readOnly = true)
    List<SentBack> called(List<String> references) {
        return references.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "where s.reference in (:references) order by s.id, t.number")
                        .param("references", references)
                        .query(this::whole);
    }

    /** In the order in which they were sent back. */
    @Transactional(readOnly = true)
    public List<SentBack> ofWave(UUID wave) {
        return jdbc.sql(SELECT + "where s.wave_id = :wave order by s.id, t.number")
                .param("wave", wave)
                .query(this::whole);
    }

    @Transactional(readOnly = true)
    List<SentBack> ofCase(UUID caseId) {
        return jdbc.sql(SELECT + "where s.case_id = :case order by s.id, t.number")
                .param("case", caseId)
                .query(this::whole);
    }

    /** Those of these ids that the acting organisation may see, in the order in which they were sent back. */
    @Transactional(readOnly = true)
    List<SentBack> of(List<UUID> ids) {
        return jdbc.sql(SELECT + "where s.id = any (cast(:ids as uuid[])) order by s.id, t.number")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(this::whole);
    }

    /** Lets one person at a time send this case back, until the transaction ends. */
    void holdStill(UUID caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:case, 0))")
                .param("case", "sent-back " + caseId)
                .query((row, n) -> caseId)
                .list();
    }

    void add(SentBack sentBack) {
        jdbc.sql("""
                insert into sent_back (id, reference, wave_id, case_id, case_reference, case_type, inspectorate_id, force_id,
                                       ground)
                values (:id, :reference, :wave, :case, :caseReference, :caseType, :inspectorate, :force, :ground::jsonb)
                """)
                .param("id", sentBack.id())
                .param("reference", sentBack.reference())
                .param("wave", sentBack.wave())
                .param("case", sentBack.caseId())
                .param("caseReference", sentBack.caseReference())
                .param("caseType", sentBack.caseType())
                .param("inspectorate", sentBack.inspectorate())
                .param("force", sentBack.force())
                .param("ground", json.writeValueAsString(sentBack.ground()))
                .update();
        append(sentBack, 1, sentBack.steps().getFirst());
    }

    /**
     * Appends a step after those that were seen, sets its clocks going and stops those that it stops.
     *
     * @throws Stale when somebody else took a step since
     */
    void append(SentBack sentBack, int number, Step step) {
        var columns = new StepColumns(step);
        try {
            jdbc.sql("""
                    insert into sent_back_step (sent_back_id, number, kind, inspectorate_id, force_id, organisation_id,
                        person_id, person_name, at, words, reviewer_id, reviewer_name, done, further_risk, consequences,
                        other_children, verdict)
                    values (:sentBack, :number, :kind, :inspectorate, :force, :organisation, :person, :name, :at, :words,
                        :reviewer, :reviewerName, cast(:done as text[]), :furtherRisk, cast(:consequences as text[]),
                        :otherChildren, :verdict)
                    """)
                    .param("sentBack", sentBack.id())
                    .param("number", number)
                    .param("kind", step.kind().name())
                    .param("inspectorate", sentBack.inspectorate())
                    .param("force", sentBack.force())
                    .param("organisation", step.by().organisation())
                    .param("person", step.by().person())
                    .param("name", step.by().name())
                    .param("at", step.at().atOffset(ZoneOffset.UTC))
                    .params(columns.params())
                    .update();
        } catch (DuplicateKeyException somebodyWasQuicker) {
            throw new Stale("Somebody else took a step on " + sentBack.reference()
                    + " while you were looking at it. Nothing of yours was taken: read what they did, then go on.");
        }
        stopClocks(sentBack, number, step);
        step.starts().forEach(start -> startClock(sentBack, number, step, start));
    }

    private void stopClocks(SentBack sentBack, int number, Step step) {
        if (step.kind().stops().isEmpty()) {
            return;
        }
        jdbc.sql("""
                update sent_back_clock set stopped_by = :number, stopped_at = :at
                where sent_back_id = :sentBack and stopped_at is null and kind in (:kinds)
                """)
                .param("number", number)
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("sentBack", sentBack.id())
                .param("kinds", step.kind().stops().stream().map(Enum::name).toList())
                .update();
    }

    private void startClock(SentBack sentBack, int number, Step step, Step.Start start) {
        jdbc.sql("""
                insert into sent_back_clock (sent_back_id, kind, started_by, inspectorate_id, force_id, started_at, due,
                    in_words, working)
                values (:sentBack, :kind, :number, :inspectorate, :force, :at, :due, :inWords, :working::jsonb)
                """)
                .param("sentBack", sentBack.id())
                .param("kind", start.kind().name())
                .param("number", number)
                .param("inspectorate", sentBack.inspectorate())
                .param("force", sentBack.force())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("due", start.due().atOffset(ZoneOffset.UTC))
                .param("inWords", start.limit())
                .param("working", json.writeValueAsString(start.working()))
                .update();
    }

    private List<SentBack> whole(ResultSet rows) throws SQLException {
        var heads = new LinkedHashMap<UUID, Head>();
        while (rows.next()) {
            var id = rows.getObject("id", UUID.class);
            var head = heads.get(id);
            if (head == null) {
                head = head(rows);
                heads.put(id, head);
            }
            head.steps().add(step(rows));
        }
        return heads.values().stream().map(Head::whole).toList();
    }

    private Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getObject("wave_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_reference"),
                row.getString("case_type"),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                json.readValue(row.getString("ground"), Instrument.Ground.class),
                new ArrayList<>());
    }

    private Step step(ResultSet row) throws SQLException {
        var at = Objects.requireNonNull(instant(row, "at"));
        var starts = starts(row);
        var by = new Step.Who(
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("organisation_id", UUID.class));
        var words = row.getString("words");
        return switch (StepKind.valueOf(row.getString("kind"))) {
            case RAISING -> new Step.Raising(by, at, words, starts);
            case ACKNOWLEDGEMENT -> new Step.Acknowledgement(by, at);
            case ASSIGNMENT ->
                new Step.Assignment(by, at, row.getObject("reviewer_id", UUID.class), row.getString("reviewer_name"));
            case SAFETY_CONFIRMATION -> new Step.SafetyConfirmation(by, at, words);
            case REVIEW -> new Step.Review(by, at, texts(row, "done"), words);
            case ANSWER ->
                new Step.Answer(
                        by,
                        at,
                        words,
                        row.getBoolean("further_risk"),
                        consequences(row),
                        row.getInt("other_children"),
                        starts);
            case VERIFICATION ->
                new Step.Verification(by, at, Step.Verdict.valueOf(row.getString("verdict")), words, starts);
            case CLOSURE -> new Step.Closure(by, at);
            case REOPENING -> new Step.Reopening(by, at, words, starts);
            case WITHDRAWAL -> new Step.Withdrawal(by, at, words);
        };
    }

    private static Set<Step.Consequence> consequences(ResultSet row) throws SQLException {
        return texts(row, "consequences").stream()
                .map(Step.Consequence::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private List<Step.Start> starts(ResultSet row) throws SQLException {
        var starts = row.getString("starts");
        return starts == null ? List.of() : List.of(json.readValue(starts, Step.Start[].class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private record Head(
            UUID id,
            String reference,
            UUID wave,
            UUID caseId,
            String caseReference,
            String caseType,
            UUID inspectorate,
            UUID force,
            Instrument.Ground ground,
            List<Step> steps) {

        SentBack whole() {
            return new SentBack(
                    id, reference, wave, caseId, caseReference, caseType, inspectorate, force, ground, steps);
        }
    }
}
