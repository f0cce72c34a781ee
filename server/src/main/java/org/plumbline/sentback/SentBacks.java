package org.plumbline.sentback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Stale;
import org.plumbline.sentback.SentBack.Clock;
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
                   s.ground, t.kind, t.organisation_id, t.person_id, t.person_name, t.at, t.words, t.reviewer_id,
                   t.reviewer_name, t.further_risk, t.charged, t.verdict, t.acknowledge_by, t.acknowledge_in, t.answer_by,
                   t.answer_in, t.verify_by, t.verify_in
            from sent_back s
            join sent_back_step t on t.sent_back_id = s.id
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

    /** All that the acting organisation may see, in the order in which they were sent back. */
    @Transactional(readOnly = true)
    List<SentBack> all() {
        return jdbc.sql(SELECT + "order by s.id, t.number").query(this::whole);
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
     * Appends a step after those that were seen.
     *
     * @throws Stale when somebody else took a step since
     */
    void append(SentBack sentBack, int number, Step step) {
        var words = Optional.<String>empty();
        var reviewer = Optional.<Step.Assignment>empty();
        var answer = Optional.<Step.Answer>empty();
        var verdict = Optional.<String>empty();
        switch (step) {
            case Step.Raising raising -> words = Optional.of(raising.reason());
            case Step.Acknowledgement acknowledgement -> {}
            case Step.Assignment assignment -> reviewer = Optional.of(assignment);
            case Step.Answer given -> {
                words = Optional.of(given.whatWasDone());
                answer = Optional.of(given);
            }
            case Step.Verification verification -> {
                words = Optional.of(verification.reason());
                verdict = Optional.of(verification.verdict().name());
            }
            case Step.Closure closure -> {}
            case Step.Reopening reopening -> words = Optional.of(reopening.reason());
        }
        try {
            jdbc.sql("""
                    insert into sent_back_step (sent_back_id, number, kind, inspectorate_id, force_id, organisation_id,
                        person_id, person_name, at, words, reviewer_id, reviewer_name, further_risk, charged, verdict,
                        acknowledge_by, acknowledge_in, answer_by, answer_in, verify_by, verify_in)
                    values (:sentBack, :number, :kind, :inspectorate, :force, :organisation, :person, :name, :at, :words,
                        :reviewer, :reviewerName, :furtherRisk, :charged, :verdict, :acknowledgeBy, :acknowledgeIn,
                        :answerBy, :answerIn, :verifyBy, :verifyIn)
                    """)
                    .param("sentBack", sentBack.id())
                    .param("number", number)
                    .param("kind", kind(step))
                    .param("inspectorate", sentBack.inspectorate())
                    .param("force", sentBack.force())
                    .param("organisation", step.by().organisation())
                    .param("person", step.by().person())
                    .param("name", step.by().name())
                    .param("at", step.at().atOffset(ZoneOffset.UTC))
                    .param("words", words.orElse(null))
                    .param("reviewer", reviewer.map(Step.Assignment::reviewer).orElse(null))
                    .param(
                            "reviewerName",
                            reviewer.map(Step.Assignment::reviewerName).orElse(null))
                    .param(
                            "furtherRisk",
                            answer.map(Step.Answer::furtherRiskFound).orElse(null))
                    .param(
                            "charged",
                            answer.map(Step.Answer::anyoneChargedOrCautioned).orElse(null))
                    .param("verdict", verdict.orElse(null))
                    .param("acknowledgeBy", due(step, Clock.Kind.ACKNOWLEDGEMENT))
                    .param("acknowledgeIn", limit(step, Clock.Kind.ACKNOWLEDGEMENT))
                    .param("answerBy", due(step, Clock.Kind.ANSWER))
                    .param("answerIn", limit(step, Clock.Kind.ANSWER))
                    .param("verifyBy", due(step, Clock.Kind.VERIFICATION))
                    .param("verifyIn", limit(step, Clock.Kind.VERIFICATION))
                    .update();
        } catch (DuplicateKeyException somebodyWasQuicker) {
            throw new Stale("Somebody else took a step on " + sentBack.reference()
                    + " while you were looking at it. Nothing of yours was taken: read what they did, then go on.");
        }
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Raising raising -> "RAISING";
            case Step.Acknowledgement acknowledgement -> "ACKNOWLEDGEMENT";
            case Step.Assignment assignment -> "ASSIGNMENT";
            case Step.Answer answer -> "ANSWER";
            case Step.Verification verification -> "VERIFICATION";
            case Step.Closure closure -> "CLOSURE";
            case Step.Reopening reopening -> "REOPENING";
        };
    }

    private static @Nullable OffsetDateTime due(Step step, Clock.Kind kind) {
        return step.starts().stream()
                .filter(start -> start.kind() == kind)
                .map(start -> start.due().atOffset(ZoneOffset.UTC))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String limit(Step step, Clock.Kind kind) {
        return step.starts().stream()
                .filter(start -> start.kind() == kind)
                .map(Step.Start::limit)
                .findFirst()
                .orElse(null);
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

    private static Step step(ResultSet row) throws SQLException {
        var by = new Step.Who(
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getObject("organisation_id", UUID.class));
        var at = Objects.requireNonNull(instant(row, "at"));
        var starts = starts(row);
        var words = row.getString("words");
        return switch (row.getString("kind")) {
            case "RAISING" -> new Step.Raising(by, at, words, starts);
            case "ACKNOWLEDGEMENT" -> new Step.Acknowledgement(by, at);
            case "ASSIGNMENT" ->
                new Step.Assignment(by, at, row.getObject("reviewer_id", UUID.class), row.getString("reviewer_name"));
            case "ANSWER" ->
                new Step.Answer(by, at, words, row.getBoolean("further_risk"), row.getBoolean("charged"), starts);
            case "VERIFICATION" ->
                new Step.Verification(by, at, Step.Verdict.valueOf(row.getString("verdict")), words, starts);
            case "CLOSURE" -> new Step.Closure(by, at);
            case "REOPENING" -> new Step.Reopening(by, at, words, starts);
            case String unknown -> throw new IllegalStateException("no such step: " + unknown);
        };
    }

    private static List<Step.Start> starts(ResultSet row) throws SQLException {
        var columns = Map.of(
                Clock.Kind.ACKNOWLEDGEMENT, "acknowledge_",
                Clock.Kind.ANSWER, "answer_",
                Clock.Kind.VERIFICATION, "verify_");
        var starts = new ArrayList<Step.Start>();
        for (var kind : Clock.Kind.values()) {
            var due = instant(row, columns.get(kind) + "by");
            if (due != null) {
                starts.add(new Step.Start(kind, due, row.getString(columns.get(kind) + "in")));
            }
        }
        return starts;
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
