package org.plumbline.sampling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.caseload.Caseloads;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.SignedIn;
import org.plumbline.statistics.Design;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The draws and what they drew. */
@Repository
@Transactional(readOnly = true)
public class Draws {

    private static final String COLUMNS = """
            id, wave_id, design, proportional, drawn, seed, caseload_hash, reason, person_name, drawn_at
            """;

    private final JdbcClient jdbc;

    Draws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The draws of a wave in order: at most one by chance, and any number chosen by hand. */
    public List<Draw> ofWave(UUID wave) {
        return jdbc.sql("select " + COLUMNS + " from draw where wave_id = :wave order by drawn_at, id")
                .param("wave", wave)
                .query((row, n) -> draw(row, caseTypes(row.getObject("id", UUID.class))))
                .list();
    }

    public Optional<Draw> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from draw where id = :id")
                .param("id", id)
                .query((row, n) -> draw(row, caseTypes(id)))
                .optional();
    }

    /** The draw of a wave by chance, the only one whose cases speak for the caseload. */
    public Optional<Draw> byChance(UUID wave) {
        return ofWave(wave).stream().filter(Draw::isByChance).findFirst();
    }

    /**
     * The sample of a wave, by which its results are to be read: the draw by chance, and where there was none, the cases that
     * were chosen by hand. Empty where nothing was drawn.
     */
    public Optional<Sample> sample(UUID wave) {
        var draws = ofWave(wave);
        if (draws.isEmpty()) {
            return Optional.empty();
        }
        var cases = cases(wave);
        return Optional.of(draws.stream()
                .filter(Draw::isByChance)
                .findFirst()
                .map(draw -> Sample.byChance(draw, cases))
                .orElseGet(() -> Sample.chosenByHand(cases)));
    }

    /** The design of the sample of a wave. */
    public Optional<Design> design(UUID wave) {
        return sample(wave).map(Sample::design);
    }

    /**
     * Every case drawn in a wave, in the order of its reference. One that was both chosen by hand and drawn by chance counts
     * as drawn by chance.
     */
    public List<DrawnCase> cases(UUID wave) {
        return jdbc.sql("""
                select distinct on (c.reference collate "C")
                    c.id, c.wave_id, c.inspectorate_id, c.force_id, c.reference, c.case_type, c.opened, c.unit,
                    d.stratum, d.probability is null as chosen_by_hand
                from drawn_case d join case_file c on c.id = d.case_id
                where d.wave_id = :wave
                order by c.reference collate "C", chosen_by_hand
                """)
                .param("wave", wave)
                .query((row, n) -> new DrawnCase(
                        Caseloads.caseFile(row, "id"), row.getString("stratum"), row.getBoolean("chosen_by_hand")))
                .list();
    }

    /** What a draw drew, stratum by stratum in the order of the draw. */
    public List<Ticket> tickets(UUID draw) {
        return jdbc.sql("""
                select c.reference, c.case_type, d.stratum, d.place, d.mark, d.probability
                from drawn_case d join case_file c on c.id = d.case_id
                where d.draw_id = :draw
                order by d.stratum collate "C", d.place
                """).param("draw", draw).query((row, n) -> ticket(row)).list();
    }

    /** Waves of the person's inspectorate that have a caseload and no draw. */
    List<Awaited> awaited(SignedIn lead) {
        return jdbc.sql("""
                select w.id, w.name, i.title
                from wave w join inspection i on i.id = w.inspection_id
                where w.stage = :stage and w.inspectorate_id = :inspectorate
                order by i.title, w.number
                """)
                .param("stage", Wave.Stage.CASELOAD_CONFIRMED.name())
                .param("inspectorate", lead.organisation())
                .query((row, n) -> new Awaited(
                        row.getObject("id", UUID.class), row.getString("title") + ", " + row.getString("name")))
                .list();
    }

    record Awaited(UUID wave, String title) {}

    /** Keeps a draw, once: false when one of this id is there already. */
    @Transactional
    boolean add(Draw draw, Wave wave, SignedIn by) {
        int added = jdbc.sql("""
                insert into draw (id, wave_id, inspectorate_id, force_id, design, proportional, drawn, seed, caseload_hash,
                    reason, person_id, person_name, drawn_at)
                values (:id, :wave, :inspectorate, :force, :design, :proportional, :drawn, :seed, :hash,
                    :reason, :person, :name, :at)
                on conflict (id) do nothing
                """)
                .param("id", draw.id())
                .param("wave", wave.id())
                .param("inspectorate", wave.inspectorate())
                .param("force", wave.force())
                .param("design", kind(draw.plan()))
                .param(
                        "proportional",
                        draw.plan() instanceof Draw.Plan.Stratified stratified && stratified.proportional())
                .param("drawn", draw.drawn())
                .param("seed", draw.seed())
                .param("hash", draw.caseloadHash())
                .param("reason", draw.reason())
                .param("person", by.person())
                .param("name", draw.by())
                .param("at", draw.at().atOffset(ZoneOffset.UTC))
                .update();
        return added == 1;
    }

    @Transactional
    void addCases(Draw draw, Wave wave, List<Ticket> tickets) {
        jdbc.sql("""
                insert into draw_stratum (draw_id, inspectorate_id, force_id, case_type, population, drawn)
                select :draw, :inspectorate, :force, case_type, population, drawn
                from unnest(cast(:caseTypes as text[]), cast(:populations as int[]), cast(:drawn as int[]))
                    as t (case_type, population, drawn)
                """)
                .param("draw", draw.id())
                .param("inspectorate", wave.inspectorate())
                .param("force", wave.force())
                .param("caseTypes", strings(draw.caseTypes(), Draw.OfType::caseType))
                .param("populations", strings(draw.caseTypes(), type -> Integer.toString(type.population())))
                .param("drawn", strings(draw.caseTypes(), type -> Integer.toString(type.drawn())))
                .update();
        jdbc.sql("""
                insert into drawn_case (draw_id, case_id, wave_id, inspectorate_id, force_id, stratum, place, mark, probability)
                select :draw, c.id, :wave, :inspectorate, :force, t.stratum, t.place, t.mark,
                    cast(nullif(t.probability, '') as double precision)
                from unnest(cast(:references as text[]), cast(:strata as text[]), cast(:places as int[]),
                        cast(:marks as text[]), cast(:probabilities as text[]))
                    as t (reference, stratum, place, mark, probability)
                join case_file c on c.wave_id = :wave and c.reference = t.reference
                """)
                .param("draw", draw.id())
                .param("wave", wave.id())
                .param("inspectorate", wave.inspectorate())
                .param("force", wave.force())
                .param("references", strings(tickets, Ticket::reference))
                .param("strata", strings(tickets, Ticket::stratum))
                .param("places", strings(tickets, ticket -> Integer.toString(ticket.place())))
                .param("marks", strings(tickets, Ticket::mark))
                .param(
                        "probabilities",
                        strings(
                                tickets,
                                ticket -> ticket.probability().isPresent()
                                        ? Double.toString(ticket.probability().getAsDouble())
                                        : ""))
                .update();
    }

    private List<Draw.OfType> caseTypes(UUID draw) {
        return jdbc.sql("select case_type, population, drawn from draw_stratum where draw_id = :draw")
                .param("draw", draw)
                .query((row, n) ->
                        new Draw.OfType(row.getString("case_type"), row.getInt("population"), row.getInt("drawn")))
                .list();
    }

    /** PostgreSQL makes numbers of them; a JDBC array of numbers would need the connection. */
    private static <T> String[] strings(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static Draw draw(ResultSet row, List<Draw.OfType> caseTypes) throws SQLException {
        return new Draw(
                row.getObject("id", UUID.class),
                row.getObject("wave_id", UUID.class),
                plan(row, caseTypes),
                caseTypes,
                row.getString("seed"),
                row.getString("caseload_hash"),
                row.getInt("drawn"),
                row.getString("reason"),
                row.getString("person_name"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }

    private static String kind(Draw.Plan plan) {
        return switch (plan) {
            case Draw.Plan.SimpleRandom _ -> "SIMPLE_RANDOM";
            case Draw.Plan.Stratified _ -> "STRATIFIED";
            case Draw.Plan.ChosenByHand _ -> "CHOSEN_BY_HAND";
        };
    }

    private static Draw.Plan plan(ResultSet row, List<Draw.OfType> caseTypes) throws SQLException {
        return switch (row.getString("design")) {
            case "SIMPLE_RANDOM" -> new Draw.Plan.SimpleRandom(row.getInt("drawn"));
            case "STRATIFIED" ->
                new Draw.Plan.Stratified(
                        caseTypes.stream().collect(Collectors.toMap(Draw.OfType::caseType, Draw.OfType::drawn)),
                        row.getBoolean("proportional"));
            case "CHOSEN_BY_HAND" -> new Draw.Plan.ChosenByHand();
            default -> throw new IllegalStateException("no such design");
        };
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        double probability = row.getDouble("probability");
        boolean byHand = row.wasNull();
        return new Ticket(
                row.getString("reference"),
                row.getString("case_type"),
                row.getString("stratum"),
                row.getInt("place"),
                row.getString("mark"),
                byHand ? OptionalDouble.empty() : OptionalDouble.of(probability));
    }
}
