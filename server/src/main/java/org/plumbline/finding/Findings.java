package org.plumbline.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.ledger.By;
import org.plumbline.ledger.Entry;
import org.plumbline.ledger.Ledger;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The findings of the waves. */
@Repository
@Transactional
public class Findings {

    private static final String SELECT = """
            select f.id, f.wave_id, f.inspectorate_id, f.force_id, f.kind, f.title, f.words, f.published_on, f.version,
                   array(select e.reading_id from finding_evidence e where e.finding_id = f.id order by e.reading_id) as evidence
            from finding f
            """;

    private final JdbcClient jdbc;
    private final Recommendations recommendations;
    private final Ledger ledger;

    Findings(JdbcClient jdbc, Recommendations recommendations, Ledger ledger) {
        this.jdbc = jdbc;
        this.recommendations = recommendations;
        this.ledger = ledger;
    }

    /** The findings of a wave, causes of concern first. */
    @Transactional(readOnly = true)
    public List<Finding> ofWave(UUID wave) {
        var byFinding = recommendations.ofWave(wave).stream()
                .collect(Collectors.groupingBy(each -> each.finding().orElseThrow()));
        return jdbc.sql(SELECT + "where f.wave_id = :wave order by f.kind desc, f.id")
                .param("wave", wave)
                .query((row, n) -> finding(row, byFinding))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Finding> find(UUID id) {
        var own = Map.of(id, recommendations.ofFinding(id));
        return jdbc.sql(SELECT + "where f.id = :id")
                .param("id", id)
                .query((row, n) -> finding(row, own))
                .optional();
    }

    /** Lets one person at a time work on a finding, until the transaction ends. */
    void holdStill(UUID id) {
        jdbc.sql("select id from finding where id = :id for update")
                .param("id", id)
                .query((row, n) -> id)
                .list();
    }

    /** False when one of this id is there already. */
    boolean add(Finding finding) {
        int added = jdbc.sql("""
                insert into finding (id, wave_id, inspectorate_id, force_id, kind, title, words)
                values (:id, :wave, :inspectorate, :force, :kind, :title, :words)
                on conflict (id) do nothing
                """)
                .param("id", finding.id())
                .param("wave", finding.wave())
                .param("inspectorate", finding.inspectorate())
                .param("force", finding.force())
                .param("kind", finding.kind().name())
                .param("title", finding.title())
                .param("words", finding.text())
                .update();
        if (added == 1) {
            addEvidence(finding);
        }
        return added == 1;
    }

    /** @throws Stale when somebody else changed or published it since this version was read */
    void change(Finding finding) {
        int changed = jdbc.sql("""
                update finding set kind = :kind, title = :title, words = :words, version = version + 1
                where id = :id and version = :version and published_on is null
                """)
                .param("id", finding.id())
                .param("version", finding.version())
                .param("kind", finding.kind().name())
                .param("title", finding.title())
                .param("words", finding.text())
                .update();
        if (changed == 0) {
            throw new Stale("Somebody else changed or published this finding since you opened it. Nothing of yours was "
                    + "taken: go back, copy what you wrote, load the page again and enter it there.");
        }
        jdbc.sql("delete from finding_evidence where finding_id = :id")
                .param("id", finding.id())
                .update();
        addEvidence(finding);
    }

    void withdraw(Finding finding) {
        jdbc.sql("delete from finding where id = :id and published_on is null")
                .param("id", finding.id())
                .update();
    }

    /**
     * Makes the findings of a wave public, in the release's transaction; the times that count from publication begin.
     *
     * @throws Refused when a cause of concern has no recommendation
     */
    public void publish(By by, UUID wave, LocalDate published) {
        var findings = ofWave(wave);
        Refused.ifAny(findings.stream()
                .filter(Finding::lacksRecommendation)
                .map(finding -> Refusal.of(
                        "",
                        "The cause of concern '" + finding.title()
                                + "' has no recommendation. Add one, or make it an area for improvement"))
                .toList());
        for (var finding : findings) {
            if (finding.published()) {
                continue;
            }
            jdbc.sql("update finding set published_on = :on where id = :id")
                    .param("on", published)
                    .param("id", finding.id())
                    .update();
            finding.recommendations().forEach(each -> recommendations.publish(each, published));
            ledger.enter(new Entry(
                    by,
                    "finding.publication",
                    "finding",
                    finding.id().toString(),
                    finding.inspectorate(),
                    Optional.of(finding.force()),
                    Map.of(
                            "kind",
                            finding.kind(),
                            "recommendations",
                            finding.recommendations().stream()
                                    .map(Recommendation::reference)
                                    .toList()),
                    Map.of()));
        }
    }

    private void addEvidence(Finding finding) {
        for (var reading : finding.evidence()) {
            jdbc.sql("""
                    insert into finding_evidence (finding_id, reading_id, inspectorate_id)
                    values (:finding, :reading, :inspectorate)
                    """)
                    .param("finding", finding.id())
                    .param("reading", reading)
                    .param("inspectorate", finding.inspectorate())
                    .update();
        }
    }

    private static Finding finding(ResultSet row, Map<UUID, List<Recommendation>> recommendations) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Finding(
                id,
                row.getObject("wave_id", UUID.class),
                row.getObject("inspectorate_id", UUID.class),
                row.getObject("force_id", UUID.class),
                Finding.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("words"),
                List.of((UUID[]) row.getArray("evidence").getArray()),
                recommendations.getOrDefault(id, List.of()),
                Optional.ofNullable(row.getObject("published_on", LocalDate.class)),
                row.getLong("version"));
    }
}
