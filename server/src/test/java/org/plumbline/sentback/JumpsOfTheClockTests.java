package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.plumbline.Fieldwork.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The clock of the machine is set on or back, for good or by mistake, while a case is sent back and its clocks run. */
@PlumblineTest
class JumpsOfTheClockTests {

    private static final Duration BEAT = Duration.ofMinutes(5);

    /** What falls due within two hours of a child who may be in danger, sent back at nine. */
    private static final List<String> OF_TWO_HOURS = List.of(
            "ACKNOWLEDGEMENT/PT-30M 0",
            "ACKNOWLEDGEMENT/PT0S 0",
            "ACKNOWLEDGEMENT/PT0S 1",
            "ACKNOWLEDGEMENT/PT0S 2",
            "ACKNOWLEDGEMENT/PT1H 0");

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Escalating escalating;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    SentBack sentBack;

    @BeforeEach
    void aChildMayBeInDanger() {
        team = fieldwork.team();
        sentBack = fieldwork.sendBack(team);
    }

    static Stream<Arguments> jumps() {
        return Stream.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1))
                .flatMap(jump -> Stream.of(10, 45, 70).map(minutes -> Arguments.of(jump, Duration.ofMinutes(minutes))));
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"PT1H", "PT-1H", "P1D", "P-1D"})
    void noJumpMovesADueTimeNorDoesAStepThatIsTakenInIt(Duration jump) {
        var started = clocks();
        assertThat(started).hasSize(3);

        beatAfter(jump);
        assertThat(clocks()).isEqualTo(started);
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), sentBack.reference(), 1));
        assertThat(clocks()).isEqualTo(started);
        beatAfter(jump.negated());

        assertThat(clocks()).isEqualTo(started);
        assertThat(as(team.liaison(), () -> sentBacks.find(sentBack.reference()))
                        .orElseThrow()
                        .clocks())
                .extracting(SentBack.Clock::kind, SentBack.Clock::due, SentBack.Clock::working)
                .isEqualTo(sentBack.clocks().stream()
                        .map(each -> tuple(each.kind(), each.due(), each.working()))
                        .toList());
        assertThat(clock.instant()).isEqualTo(TestClock.START);
    }

    /** As on a machine that wakes up with a wrong clock, which is put right at the next beat. */
    @ParameterizedTest(name = "by {0}, {1} after the case was sent back")
    @MethodSource("jumps")
    void whatFallsDueIsToldOnceAlthoughTheClockWasWrongForAMoment(Duration jump, Duration after) {
        beatUntil(TestClock.START.plus(after));
        beatAfter(jump);
        var all = new TreeSet<>(told());
        all.addAll(OF_TWO_HOURS);
        beatAfter(jump.negated());

        beatUntil(TestClock.START.plus(Duration.ofHours(2)));

        assertThat(told()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(messages()).isEqualTo(tellings());
    }

    @ParameterizedTest(name = "by {0}, {1} after the case was sent back")
    @MethodSource("jumps")
    void whatFallsDueIsToldOnceByAClockThatIsSetForGood(Duration jump, Duration after) {
        beatUntil(TestClock.START.plus(after));
        beatAfter(jump);
        var toldAtOnce = told();

        if (jump.isNegative()) {
            beatUntil(TestClock.START.plus(Duration.ofHours(2)));
            assertThat(told()).containsExactlyInAnyOrderElementsOf(OF_TWO_HOURS);
        } else {
            assertThat(toldAtOnce)
                    .as("it is due by the new time")
                    .anyMatch(each -> each.startsWith("ACKNOWLEDGEMENT/PT0S"));
            beatUntil(clock.instant().plus(Duration.ofHours(2)));
            assertThat(told()).containsAll(toldAtOnce).hasSizeGreaterThanOrEqualTo(toldAtOnce.size() + 4);
        }
        assertThat(messages()).isEqualTo(tellings());
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"PT-1H", "P-1D"})
    void aStepThatIsTakenWhileTheClockIsSetBackEndsTheTellingAndIsNotLate(Duration jump) {
        beatUntil(TestClock.START.plus(Duration.ofMinutes(30)));
        var told = told();
        clock.advance(jump);
        as(team.liaison(), () -> answering.acknowledge(team.liaison(), sentBack.reference(), 1));
        assertThat(browsers.of(team.duty())
                        .get("/sent-back/" + sentBack.reference())
                        .status())
                .isEqualTo(200);
        clock.advance(jump.negated());

        beatUntil(TestClock.START.plus(Duration.ofHours(2)));

        assertThat(told()).isEqualTo(told);
        var now = as(team.duty(), () -> sendingBack.look(team.duty(), sentBack.reference()));
        assertThat(now.clocks().getFirst().isLate(clock.instant())).isFalse();
        assertThat(now.state()).isEqualTo(SentBack.State.ACKNOWLEDGED);
    }

    @Test
    void aMonitorSeesThatTheEscalationHasStoppedAlthoughTheClockWasSetBackMeanwhile() {
        beatAfter(Duration.ofDays(1));
        beatAfter(Duration.ofDays(-1));
        assertThat(health()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));

        assertThat(health()).isEqualTo(503);
    }

    private void beatUntil(Instant end) {
        while (clock.instant().isBefore(end)) {
            beatAfter(BEAT);
        }
    }

    private void beatAfter(Duration time) {
        clock.advance(time);
        Fence.asTheServer(escalating::beat);
    }

    private int health() {
        return browsers.ofAStranger().get("/health/escalation").status();
    }

    /** Rules and occurrences, for example 'ACKNOWLEDGEMENT/PT0S 1' for when it is due and the second time. */
    private List<String> told() {
        return inDatabase("""
                select regexp_replace(rule, '/[A-Z_+]+$', '') || ' ' || occurrence from escalation
                where sent_back_id = :id order by rule, occurrence
                """);
    }

    private List<String> clocks() {
        return inDatabase("""
                select kind || ' ' || started_at || ' ' || due || ' ' || in_words || ' ' || working from sent_back_clock
                where sent_back_id = :id order by started_by, kind
                """);
    }

    /** One for each side that a telling is for. */
    private List<String> tellings() {
        return inDatabase("""
                select case when e.at < e.due then 'DUE_SOON' else 'OVERDUE' end || ' ' || e.at || ' ' || role.side as told
                from escalation e
                cross join lateral (select distinct r in ('FORCE_LIAISON', 'CASE_REVIEWER', 'CHIEF_OFFICER') as side
                                    from unnest(e.roles) r) role
                where e.sent_back_id = :id order by told
                """);
    }

    private List<String> messages() {
        return inDatabase("""
                select m.what || ' ' || m.at || ' ' || (m.organisation_id = m.force_id) as told
                from message m join sent_back s on s.reference = m.reference
                where s.id = :id and m.what in ('DUE_SOON', 'OVERDUE') order by told
                """);
    }

    private List<String> inDatabase(String question) {
        return Fence.asTheServer(() -> transaction.execute(status -> jdbc.sql(question)
                .param("id", sentBack.id())
                .query(String.class)
                .list()));
    }
}
