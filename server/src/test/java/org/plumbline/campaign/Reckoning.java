package org.plumbline.campaign;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares what clients were told, what the database holds and what people got by e-mail, after all of it has come to rest. */
final class Reckoning {

    private static final Duration LONGEST_UNTIL_ESCALATED = Duration.ofSeconds(60);

    private final Site site;
    private final Tally tally;
    private final List<Outage> outages;
    private final Report report = new Report();

    Reckoning(Site site, Tally tally, List<Outage> outages) {
        this.site = site;
        this.tally = tally;
        this.outages = outages;
    }

    /** @param end clocks that fell due after this are left out: their time is not over */
    Report reckon(Instant end) throws SQLException {
        try (var connection = site.postgres().connect("plumbline")) {
            steps(connection);
            clocks(connection, end);
            messages(connection);
            tellings(connection);
        }
        report.none("answers that no client should get", List.copyOf(tally.unexpected()));
        return report;
    }

    private record Stored(UUID sentBack, UUID inspectorate, UUID force, String kind, UUID person, String words) {}

    private void steps(Connection connection) throws SQLException {
        var stored = new HashMap<String, Stored>();
        var words = new ArrayList<String>();
        each(connection, """
                select s.id, s.reference, s.inspectorate_id, s.force_id, t.number, t.kind, t.person_id,
                       coalesce(t.words, '') as words
                from sent_back_step t join sent_back s on s.id = t.sent_back_id
                """, row -> {
            stored.put(
                    row.getString("reference") + "/" + row.getInt("number"),
                    new Stored(
                            row.getObject("id", UUID.class),
                            row.getObject("inspectorate_id", UUID.class),
                            row.getObject("force_id", UUID.class),
                            row.getString("kind"),
                            row.getObject("person_id", UUID.class),
                            row.getString("words")));
            words.add(row.getString("words"));
        });
        var acknowledged = tally.acknowledged();
        report.line("steps that a server said were taken", acknowledged.size());
        report.line("… to a client who had to send it more than once", tally.afterRetrying());
        report.line("… and not taken, because another person was quicker", tally.toldTooLate());
        report.line("requests cut off", tally.troubles().cut().sum());
        report.line(
                "requests answered with 'not now' (500 or 503)",
                tally.troubles().refused().sum());
        report.line("sessions lost", tally.troubles().signedInAgain().sum());
        report.none(
                "acknowledged steps that are not there as they were sent",
                acknowledged.stream()
                        .filter(step -> !isThere(step, stored))
                        .map(Tally.Acknowledged::toString)
                        .toList());
        var places = acknowledged.stream().map(Tally.Acknowledged::place).collect(Collectors.toSet());
        report.none(
                "steps that are there although nobody was told so",
                stored.keySet().stream()
                        .filter(place -> !places.contains(place))
                        .toList());
        report.same("steps in the database", acknowledged.size(), stored.size());
        report.none("words that are there twice", twice(words));
        report.none("gaps between the steps of a case", strings(connection, """
                select sent_back_id::text from sent_back_step group by 1 having count(*) <> max(number)
                """));
        report.none("cases that stand elsewhere than their last step says", strings(connection, """
                select st.reference from sent_back_standing st
                where st.version <> (select max(number) from sent_back_step t where t.sent_back_id = st.sent_back_id)
                """));
        report.none("cases whose ledger entries are not one for each step", strings(connection, """
                select s.reference from sent_back s
                where (select count(*) from sent_back_step t where t.sent_back_id = s.id)
                   <> (select count(*) from ledger_entry e where e.subject = 'sent-back' and e.subject_id = s.id::text
                       and e.act in ('sent-back.raising', 'sent-back.acknowledgement', 'sent-back.assignment',
                           'sent-back.safety-confirmation', 'sent-back.review', 'sent-back.answer',
                           'sent-back.verification', 'sent-back.closure', 'sent-back.reopening'))
                """));
        var messages = Set.copyOf(strings(connection, "select id::text from message"));
        report.none(
                "steps of which nobody was told",
                stored.entrySet().stream()
                        .filter(step -> !isTold(step.getKey(), step.getValue(), messages))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static boolean isThere(Tally.Acknowledged step, Map<String, Stored> stored) {
        var there = stored.get(step.place());
        return there != null
                && there.kind().equals(step.kind())
                && there.person().equals(step.person())
                && there.words().equals(step.words());
    }

    /** By the key that the news of a step has. */
    private static boolean isTold(String place, Stored step, Set<String> messages) {
        var number = place.substring(place.indexOf('/') + 1);
        return List.of(step.inspectorate(), step.force()).stream()
                .map(side -> step.sentBack() + "/" + number + "/" + side)
                .map(news -> UUID.nameUUIDFromBytes(news.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .anyMatch(messages::contains);
    }

    private static List<String> twice(List<String> words) {
        var seen = new HashSet<String>();
        return words.stream().filter(each -> !each.isEmpty() && !seen.add(each)).toList();
    }

    private void clocks(Connection connection, Instant end) throws SQLException {
        var delays = new ArrayList<Duration>();
        var delaysAfterOutages = new ArrayList<Duration>();
        var delaysOfLife = new ArrayList<Duration>();
        var late = new ArrayList<String>();
        var count = new int[4];
        each(connection, """
                select s.reference || ' ' || c.kind as name, c.due, c.stopped_at,
                       (select min(e.at) from escalation e
                        where (e.sent_back_id, e.started_by, e.kind) = (c.sent_back_id, c.started_by, c.kind)
                          and e.rule like '%/PT0S/%') as told_at
                from sent_back_clock c join sent_back s on s.id = c.sent_back_id
                where c.due <= now() and (c.stopped_at is null or c.stopped_at > c.due)
                """, row -> {
            var due = instant(row.getTimestamp("due"));
            if (due.isAfter(end)) {
                return;
            }
            var outage = outages.stream()
                    .filter(each -> each.holds(due))
                    .map(Outage::to)
                    .max(Comparator.naturalOrder());
            var possible = outage.orElse(due);
            count[0]++;
            count[1] += outage.isPresent() ? 1 : 0;
            var told = row.getTimestamp("told_at");
            var stopped = row.getTimestamp("stopped_at");
            if (told != null) {
                var delay = Duration.between(possible, told.toInstant());
                delays.add(delay);
                outage.ifPresent(ended -> delaysAfterOutages.add(delay));
                count[3] += delay.compareTo(LONGEST_UNTIL_ESCALATED) > 0 ? 1 : 0;
                var alive = alive(due, told.toInstant());
                delaysOfLife.add(alive);
                if (alive.compareTo(LONGEST_UNTIL_ESCALATED) > 0) {
                    late.add(row.getString("name") + " after " + alive.toSeconds() + " s");
                }
            } else if (stopped != null && alive(due, stopped.toInstant()).compareTo(LONGEST_UNTIL_ESCALATED) < 0) {
                count[2]++;
            } else {
                late.add(row.getString("name") + " never");
            }
        });
        report.line("clocks that fell due", count[0]);
        report.line("… while a server or the database was dead", count[1]);
        report.line("… whose step was taken before anybody could be told", count[2]);
        report.none("clocks not escalated within 60 s in which server and database were alive", late);
        report.line(
                "seconds alive until the escalation, median / 95th / longest",
                Percentiles.of(delaysOfLife).inSeconds());
        report.line("clocks escalated later than 60 s from the first restart, whatever was killed after it", count[3]);
        report.line(
                "seconds from the first restart, or the due time, median / 95th / longest",
                Percentiles.of(delays).inSeconds());
        report.line(
                "… of those that fell due while something was dead",
                Percentiles.of(delaysAfterOutages).inSeconds());
    }

    /** How much of a time nothing was dead. */
    private Duration alive(Instant from, Instant to) {
        return outages.stream()
                .filter(outage -> outage.from().isBefore(to) && outage.to().isAfter(from))
                .map(outage -> Duration.between(later(outage.from(), from), earlier(outage.to(), to)))
                .reduce(Duration.between(from, to), Duration::minus);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void messages(Connection connection) throws SQLException {
        var known = new HashSet<String>();
        var lost = new ArrayList<String>();
        var deliveries = new long[1];
        each(connection, """
                select d.message_id, p.email, d.state from delivery d join person p on p.id = d.person_id
                """, row -> {
            var key = row.getObject("message_id", UUID.class).toString();
            var email = row.getString("email");
            deliveries[0]++;
            known.add(key + email);
            if (!row.getString("state").equals("DELIVERED") || !site.mailbox().hasSeen(key, email)) {
                lost.add(key + " to " + email + ": " + row.getString("state"));
            }
        });
        var seen = site.mailbox().seen();
        report.line(
                "messages",
                Long.parseLong(strings(connection, "select count(*)::text from message")
                        .getFirst()));
        report.line("messages to a person", deliveries[0]);
        report.none("… that never went out", lost);
        report.none("messages that reached nobody", strings(connection, """
                select m.id::text from message m
                where m.spread_at is null or m.reached = 0
                   or m.reached <> (select count(*) from delivery d where d.message_id = m.id)
                """));
        report.line("messages handed over", site.mailbox().taken());
        report.line("… again, and known by their key", site.mailbox().taken() - seen.size());
        report.same("messages that people saw, each once", deliveries[0], seen.size());
        report.none(
                "messages that people saw of what is not in the database",
                seen.stream()
                        .filter(mail -> !known.contains(mail.key() + mail.to()))
                        .map(Mailbox.Mail::toString)
                        .toList());
    }

    /** Counted by what people read, so that the same thing told under two keys would be found. */
    private void tellings(Connection connection) throws SQLException {
        var got = site.mailbox().seen().stream()
                .filter(mail -> mail.what().startsWith("A clock of a case"))
                .collect(Collectors.groupingBy(mail -> mail.reference() + " " + mail.to(), Collectors.counting()));
        var expected = new HashMap<String, Long>();
        each(connection, """
                select s.reference || ' ' || p.email as telling, count(*) as times
                from escalation e
                join sent_back s on s.id = e.sent_back_id
                join person p on p.organisation_id in (e.inspectorate_id, e.force_id) and p.roles && e.roles
                group by 1
                """, row -> expected.put(row.getString("telling"), row.getLong("times")));
        report.line(
                "times that a person was told of a clock",
                got.values().stream().mapToLong(times -> times).sum());
        var names = new HashSet<>(expected.keySet());
        names.addAll(got.keySet());
        report.none(
                "… more or less often than once for each escalation",
                names.stream()
                        .filter(name -> !expected.getOrDefault(name, 0L).equals(got.getOrDefault(name, 0L)))
                        .map(name ->
                                name + ": " + got.getOrDefault(name, 0L) + " for " + expected.getOrDefault(name, 0L))
                        .toList());
    }

    private interface Use {
        void of(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Use use) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                use.of(rows);
            }
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        each(connection, sql, row -> found.add(row.getString(1)));
        return found;
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }
}
