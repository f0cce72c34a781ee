package org.plumbline.sentback;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plumbline.sentback.SentBack.Side;
import org.plumbline.sentback.SentBack.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The board of cases sent back as it is asked for: page by page, narrowed down, counted. */
@Repository
@Transactional(readOnly = true)
class BoardRows {

    private static final String OVERDUE = "waits_for <> 'NOBODY' and due_next < :now";

    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose board it is. The policies of the table say the same, but as one side or the other, which no index serves.
     *
     * @param force whether the organisation is the force, else the inspectorate
     * @param only those that were given to this person; empty for all
     */
    record Whose(boolean force, UUID organisation, Optional<UUID> only) {

        private String rows() {
            return (force ? "force_id" : "inspectorate_id") + " = :organisation"
                    + (only.isPresent() ? " and reviewer_id = :only" : "");
        }
    }

    /** A page of those that wait for a side, what is due first on top; of those that wait for nobody, the last ended first. */
    List<Standing> page(Side waitsFor, Whose whose, BoardFilter filter, Instant now, int offset, int most) {
        var order = waitsFor == Side.NOBODY ? "ended_at desc, sent_back_id" : "due_next nulls last, sent_back_id";
        return jdbc.sql(Standings.COLUMNS + "where waits_for = :side and " + whose.rows() + " and " + wanted(filter)
                        + " order by " + order + " offset :offset limit :most")
                .param("side", waitsFor.name())
                .params(params(whose, filter, now))
                .param("offset", offset)
                .param("most", most)
                .query((row, n) -> Standings.standing(row))
                .list();
    }

    /** All that the filter lets through, by their ids. */
    List<UUID> ids(Whose whose, BoardFilter filter, Instant now) {
        return jdbc.sql("select sent_back_id from sent_back_standing where " + whose.rows() + " and " + wanted(filter))
                .params(params(whose, filter, now))
                .query((row, n) -> row.getObject("sent_back_id", UUID.class))
                .list();
    }

    /**
     * How many cases are alike in all that a board counts or narrows down by.
     *
     * @param matching how many of them the filter lets through
     */
    record Alike(
            State state,
            UUID force,
            String forceName,
            String ground,
            Optional<UUID> reviewer,
            int cases,
            int overdue,
            int matching) {}

    /** All cases, counted by what they have in common: one look at the table serves the counts and the choices. */
    List<Alike> counts(Whose whose, BoardFilter filter, Instant now) {
        return jdbc.sql("select f.*, o.name from (select state, force_id, ground, reviewer_id, count(*) as cases,"
                        + " count(*) filter (where " + OVERDUE + ") as overdue,"
                        + " count(*) filter (where " + wanted(filter) + ") as matching"
                        + " from sent_back_standing where " + whose.rows()
                        + " group by state, force_id, ground, reviewer_id) f join organisation o on o.id = f.force_id")
                .params(params(whose, filter, now))
                .query((row, n) -> new Alike(
                        State.valueOf(row.getString("state")),
                        row.getObject("force_id", UUID.class),
                        row.getString("name"),
                        row.getString("ground"),
                        Optional.ofNullable(row.getObject("reviewer_id", UUID.class)),
                        row.getInt("cases"),
                        row.getInt("overdue"),
                        row.getInt("matching")))
                .list();
    }

    /** What can be chosen among these cases; whoever sees what was given to them alone has no reviewers to choose. */
    BoardChoices choices(Whose whose, List<Alike> counts) {
        var forces = new HashMap<UUID, String>();
        var grounds = new TreeSet<String>();
        var reviewers = new HashSet<UUID>();
        for (var alike : counts) {
            forces.put(alike.force(), alike.forceName());
            grounds.add(alike.ground());
            alike.reviewer().ifPresent(reviewers::add);
        }
        return new BoardChoices(
                forces, List.copyOf(grounds), whose.only().isPresent() ? Map.of() : names(whose, reviewers));
    }

    /** By the names that they had when a case was given to them: an inspectorate may not see the people of a force. */
    private Map<UUID, String> names(Whose whose, Set<UUID> reviewers) {
        if (reviewers.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<UUID, String>();
        jdbc.sql("""
                select r.id, t.reviewer_name
                from unnest(cast(:reviewers as uuid[])) r (id)
                cross join lateral (select t.reviewer_name from sent_back_step t
                    where t.sent_back_id = (select sent_back_id from sent_back_standing
                                            where reviewer_id = r.id and\s""" + whose.rows() + """
                                             limit 1)
                      and t.reviewer_id = r.id
                    order by t.number desc limit 1) t
                """)
                .params(params(whose, BoardFilter.NONE, Instant.EPOCH))
                .param("reviewers", reviewers.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("reviewer_name"));
                });
        return names;
    }

    private static String wanted(BoardFilter filter) {
        if (filter.isNone()) {
            return "true";
        }
        return """
                (cast(:state as text) is null or state = :state)
                and (not :overdue or\s""" + OVERDUE + """
                )
                and (cast(:force as uuid) is null or force_id = :force)
                and (cast(:ground as text) is null or ground = :ground)
                and (cast(:reviewer as uuid) is null or reviewer_id = :reviewer)
                and (:searched = '' or strpos(replace(reference, '-', ''), :searched) > 0
                     or strpos(replace(case_reference, '-', ''), :searched) > 0)
                """;
    }

    private static Map<String, @Nullable Object> params(Whose whose, BoardFilter filter, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("organisation", whose.organisation());
        params.put("only", whose.only().orElse(null));
        params.put("now", now.atOffset(ZoneOffset.UTC));
        params.put("state", filter.state().map(Enum::name).orElse(null));
        params.put("overdue", filter.overdue());
        params.put("force", filter.force().orElse(null));
        params.put("ground", filter.ground().orElse(null));
        params.put("reviewer", filter.reviewer().orElse(null));
        params.put("searched", filter.searched());
        return params;
    }

    /** What is due next, and not yet overdue. Each side is asked for its own, as the index has them by side. */
    Optional<Standing> dueNext(Whose whose, Instant now) {
        return jdbc.sql("(" + firstDue(whose, "FORCE") + ") union all (" + firstDue(whose, "INSPECTORATE")
                        + ") order by due_next, sent_back_id limit 1")
                .params(params(whose, BoardFilter.NONE, now))
                .query((row, n) -> Standings.standing(row))
                .optional();
    }

    private static String firstDue(Whose whose, String side) {
        return Standings.COLUMNS + "where waits_for = '" + side + "' and due_next >= :now and " + whose.rows()
                + " order by due_next, sent_back_id limit 1";
    }
}
