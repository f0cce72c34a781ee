package org.plumbline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.notification.Delivery.State;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.sentback.Answering;
import org.plumbline.sentback.Dialogue;
import org.plumbline.sentback.OutOfHours;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.Told;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class DeliveringTests {

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    Dialogue dialogue;

    @Autowired
    Messages messages;

    @Autowired
    Organisations organisations;

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookCaller caller;

    @Autowired
    OutOfHours outOfHours;

    @Autowired
    TestClock clock;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    final GreenMail good = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Fieldwork.Team team;

    @BeforeEach
    void nothingWaits() {
        good.start();
        // what other tests left in the outbox is no concern of these
        server(() -> {
            jdbc.sql("update message set spread_at = now(), reached = 0 where spread_at is null")
                    .update();
            jdbc.sql("update delivery set state = 'GIVEN_UP', ended_at = now() where state = 'WAITING'")
                    .update();
        });
        team = fieldwork.team();
    }

    @AfterEach
    void theMailServerGoes() {
        good.stop();
    }

    @Test
    void whoeverHasTheRoleIsToldAReferenceAndALinkAndNothingOfTheCase() throws MessagingException, IOException {
        var raised = raise();

        deliver(post());

        var told = received(raised);
        assertThat(told)
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(
                        email(team.liaison().person()), email(team.chief().person()));
        var mail = told.getFirst();
        assertThat(mail.getSubject()).isEqualTo("URGENT: " + raised.reference());
        assertThat(mail.getContent().toString())
                .contains("https://plumbline.example/sent-back/" + raised.reference())
                .doesNotContain(
                        "The log",
                        raised.caseReference(),
                        team.inspector().name(),
                        team.force().name());
        assertThat(sent(raised)).hasSize(2).allMatch(each -> each.state() == State.DELIVERED);
    }

    @Test
    void whatIsTakenBackIsToldToNobody() {
        var wave = fieldwork.reading(team, 1, 1);
        var reading = fieldwork.readings(team, wave).getFirst();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.inspector(),
                        () -> sendingBack.raise(team.inspector(), Ids.next(), reading.id(), "no-such-ground", "x")));
        as(
                team.inspector(),
                () -> transaction.executeWithoutResult(status -> {
                    sendingBack.raise(
                            team.inspector(), Ids.next(), reading.id(), "child-in-danger-now", "The log shows a risk");
                    status.setRollbackOnly();
                }));

        assertThat(messagesOf(team.force().id())).isZero();
    }

    @Test
    void theSameStepSentTwiceIsToldOnce() {
        var raised = raise();
        for (int time = 0; time < 2; time++) {
            as(team.liaison(), () -> answering.acknowledge(team.liaison(), raised.reference(), 1));
        }

        deliver(post());

        assertThat(sent(raised).stream().filter(each -> each.what() == Told.What.ACKNOWLEDGED))
                .as("one for each of two lead inspectors and the duty inspector")
                .hasSize(3);
    }

    @Test
    void aMessageThatIsRefusedIsADeadLetterUntilSomebodyDecides() {
        var raised = raise();
        try (var refusing = new MailServer(MailServer.Manner.REFUSES_EVERYBODY)) {
            deliver(post(refusing.port()));
        }
        assertThat(sent(raised)).hasSize(2).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(State.DEAD);
            assertThat(each.failure()).contains("no such mailbox");
        });

        var desk = browsers.of(people.join(team.inspectorate(), Role.ADMINISTRATOR));
        var page = desk.get("/messages");
        assertThat(page.text()).contains(raised.reference(), "no such mailbox");
        assertThat(browsers.of(team.liaison()).get("/messages").status()).isEqualTo(404);
        var dead = sent(raised);
        desk.post("/messages/" + dead.get(0).id() + "/resending");
        desk.post("/messages/" + dead.get(0).id() + "/resending");
        desk.post("/messages/" + dead.get(1).id() + "/giving-up");
        deliver(post());

        assertThat(sent(raised)).extracting(Sent::state).containsExactlyInAnyOrder(State.DELIVERED, State.GIVEN_UP);
        assertThat(browsers.of(team.duty())
                        .get("/sent-back/" + raised.reference())
                        .text())
                .contains("Who was told", "Given up");
        var stranger = browsers.of(people.join(people.inspectorate(), Role.ADMINISTRATOR));
        assertThat(stranger.post("/messages/" + dead.get(1).id() + "/resending").status())
                .isEqualTo(404);
    }

    @Test
    void aBusyOrSilentServerIsTriedAgainLaterAndAfterADayADeadLetter() {
        var raised = raise();
        try (var busy = new MailServer(MailServer.Manner.IS_BUSY);
                var silent = new MailServer(MailServer.Manner.IS_SILENT)) {
            deliver(post(busy.port()));
            assertThat(sent(raised)).allSatisfy(each -> {
                assertThat(each.state()).isEqualTo(State.WAITING);
                assertThat(each.failure()).contains("try again later");
            });
            clock.advance(Duration.ofMinutes(1));
            deliver(post(silent.port()));
            assertThat(sent(raised)).allMatch(each -> each.state() == State.WAITING && each.attempts() == 2);
            for (int attempt = 3; attempt <= Delivery.MOST_ATTEMPTS; attempt++) {
                clock.advance(Duration.ofHours(5));
                deliver(post(busy.port()));
            }
        }

        assertThat(sent(raised)).hasSize(2).allMatch(each -> each.state() == State.DEAD);
    }

    @Test
    void whatIsTriedAgainLaterDoesNotWaitADayLongerBecauseTheClockWasSetBack() {
        var raised = raise();
        try (var busy = new MailServer(MailServer.Manner.IS_BUSY)) {
            deliver(post(busy.port()));
        }
        var post = post();
        Fence.asTheServer(deliverer(post)::waitNoLonger);
        deliver(post);
        assertThat(sent(raised)).as("its pause is not over").allMatch(each -> each.attempts() == 1);

        clock.advance(Duration.ofDays(-1));
        Fence.asTheServer(deliverer(post)::waitNoLonger);
        deliver(post);

        assertThat(sent(raised)).hasSize(2).allMatch(each -> each.state() == State.DELIVERED && each.attempts() == 2);
    }

    /** It was delivered and nobody knows: it goes again, with the key by which the receiver knows it. */
    @Test
    void aServerThatTakesAMessageAndHangsUpGetsItAgainWithTheSameKey() {
        var raised = raise();
        try (var lying = new MailServer(MailServer.Manner.TAKES_IT_AND_HANGS_UP)) {
            deliver(post(lying.port()));
            clock.advance(Duration.ofMinutes(1));
            deliver(post(lying.port()));

            assertThat(lying.keysTaken()).hasSize(4);
            assertThat(Set.copyOf(lying.keysTaken())).hasSize(1);
        }
        clock.advance(Duration.ofMinutes(5));
        deliver(post());
        assertThat(sent(raised)).allMatch(each -> each.state() == State.DELIVERED);
    }

    @Test
    void whatAKilledServerHadTakenIsTakenAgainWhenItsLeaseIsOver() {
        var raised = raise();
        var post = post();
        Fence.asTheServer(() -> deliverer(post).spread());
        var lease = Duration.ofMinutes(1);
        assertThat(Fence.asTheServer(() -> messages.take(true, 10, clock.instant(), lease)))
                .as("taken by the server that is now killed")
                .hasSize(2);

        deliver(post);
        assertThat(sent(raised)).allMatch(each -> each.state() == State.WAITING);
        clock.advance(Duration.ofSeconds(61));
        deliver(post);

        assertThat(sent(raised)).hasSize(2).allMatch(each -> each.state() == State.DELIVERED && each.attempts() == 2);
    }

    @Test
    void severalServersShareTheWorkAndSendEachMessageOnce() throws Exception {
        var raised = IntStream.range(0, 10).mapToObj(n -> raise()).toList();
        var post = post();

        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> server = () -> {
                deliver(post);
                return true;
            };
            for (var done : servers.invokeAll(List.of(server, server, server))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(good.getReceivedMessages()).hasSize(20);
        assertThat(raised)
                .allSatisfy(
                        each -> assertThat(sent(each)).hasSize(2).allMatch(sent -> sent.state() == State.DELIVERED));
    }

    @Test
    void anUrgentMessageWaitsBehindNoRoutineOne() {
        var routine = raise();
        server(() -> jdbc.sql("""
                with m as (
                    insert into message (id, inspectorate_id, force_id, organisation_id, roles, reference, what, urgent, at,
                                         spread_at, reached)
                    select gen_random_uuid(), :inspectorate, :force, :force, '{}', :reference, 'CLOSED', false, now(), now(), 1
                    from generate_series(1, 5000)
                    returning id)
                insert into delivery (id, message_id, inspectorate_id, force_id, person_id, person_name, urgent, state,
                                      next_attempt_at)
                select gen_random_uuid(), m.id, :inspectorate, :force, :person, 'x', false, 'WAITING', '2026-01-01'
                from m
                """)
                .param("inspectorate", team.inspectorate().id())
                .param("force", team.force().id())
                .param("reference", routine.reference())
                .param("person", team.liaison().person())
                .update());
        var post = post();

        Fence.asTheServer(() -> {
            deliverer(post).spread();
            deliverer(post).deliver(true);
        });

        assertThat(sent(routine).stream().filter(each -> each.what() == Told.What.SENT_BACK))
                .hasSize(2)
                .allMatch(each -> each.state() == State.DELIVERED);
        assertThat(sent(routine).stream().filter(each -> each.state() == State.WAITING))
                .hasSize(5_000);
    }

    /** A hundred thousand messages would else be spread, for minutes, before the first of them is delivered. */
    @Test
    void anUrgentMessageDoesNotWaitForThePeopleOfAllTheOthersToBeFound() {
        raise();
        server(() -> IntStream.range(0, 2 * Outbox.BATCH)
                .forEach(n -> messages.keep(new Told(
                        Ids.next(),
                        team.inspectorate().id(),
                        team.force().id(),
                        team.force().id(),
                        Set.of(Role.FORCE_LIAISON),
                        Optional.empty(),
                        "SB-MANY-0000",
                        Told.What.CLOSED,
                        false,
                        clock.instant()))));
        var urgentWaiting = new ArrayList<Integer>();
        var outbox = new Outbox(messages, organisations, outOfHours, post(), webhooks, clock) {
            @Override
            public int spread() {
                urgentWaiting.add(urgentWaiting());
                return Optional.ofNullable(transaction.execute(status -> super.spread()))
                        .orElse(0);
            }
        };

        new DeliveryClock(new Deliverer(outbox, messages, post(), webhooks, caller, organisations, clock)).urgent();

        assertThat(urgentWaiting).as("before each batch").hasSize(3).containsOnly(0);
        assertThat(good.getReceivedMessages()).as("to liaison and chief").hasSize(2);
    }

    private int urgentWaiting() {
        return Fence.asTheServer(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from delivery where urgent and state = 'WAITING'")
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void thatNobodyCanBeToldIsItselfTold() {
        var alone = people.force();
        server(() -> messages.keep(new Told(
                Ids.next(),
                team.inspectorate().id(),
                alone.id(),
                alone.id(),
                Set.of(Role.FORCE_LIAISON),
                Optional.empty(),
                "SB-NOBO-DY00",
                Told.What.OVERDUE,
                true,
                clock.instant())));

        deliver(post());

        var told = Fence.asTheServer(() -> messages.ofCase("SB-NOBO-DY00"));
        assertThat(told)
                .isNotEmpty()
                .allMatch(each -> each.what() == Told.What.NOBODY_REACHED && each.state() == State.DELIVERED);
    }

    @Test
    void ofANoteTheOtherSideIsToldOnceEachByReferenceAndLinkAlone() throws MessagingException, IOException {
        var raised = raise();
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), raised.reference(), 1);
            answering.assign(
                    team.liaison(),
                    raised.reference(),
                    2,
                    Optional.of(team.liaison().person()));
        });
        deliver(post());
        good.reset();

        as(team.duty(), () -> dialogue.write(team.duty(), raised.reference(), Ids.next(), "Who has the log?"));
        deliver(post());

        assertThat(received(raised))
                .as("the liaison, to whom the case was given as well, once")
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(
                        email(team.liaison().person()), email(team.chief().person()));
        var mail = received(raised).getFirst();
        assertThat(mail.getSubject()).isEqualTo(raised.reference());
        assertThat(mail.getContent().toString())
                .contains("https://plumbline.example/sent-back/" + raised.reference())
                .doesNotContain(
                        "Who has the log", raised.caseReference(), team.duty().name());
        good.reset();

        as(team.liaison(), () -> dialogue.write(team.liaison(), raised.reference(), Ids.next(), "The sergeant"));
        deliver(post());

        assertThat(received(raised))
                .as("two lead inspectors, the duty inspector, and the inspector who sent it back")
                .hasSize(4);
    }

    private SentBack raise() {
        return fieldwork.sendBack(team);
    }

    /** To a mail server that works, waited for however busy this machine is. */
    private Post post() {
        return post(good.getSmtp().getPort(), Duration.ofSeconds(20));
    }

    private Post post(int port) {
        return post(port, Duration.ofMillis(700));
    }

    private Post post(int port, Duration longest) {
        return new Post(
                "127.0.0.1", port, "", "", false, "plumbline@plumbline.example", "https://plumbline.example/", longest);
    }

    private Deliverer deliverer(Post post) {
        var outbox = new Outbox(messages, organisations, outOfHours, post, webhooks, clock) {
            @Override
            public int spread() {
                return Optional.ofNullable(transaction.execute(status -> super.spread()))
                        .orElse(0);
            }
        };
        return new Deliverer(outbox, messages, post, webhooks, caller, organisations, clock);
    }

    /** Until nothing is due. */
    private void deliver(Post post) {
        Fence.asTheServer(() -> {
            var deliverer = deliverer(post);
            do {
                deliverer.spread();
                // an alarm that the first finding of people has raised
                deliverer.spread();
            } while (deliverer.deliver(true) + deliverer.deliver(false) > 0);
        });
    }

    private List<MimeMessage> received(SentBack sentBack) {
        return Arrays.stream(good.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getSubject().endsWith(sentBack.reference());
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    private List<Sent> sent(SentBack sentBack) {
        return as(team.lead(), () -> messages.ofCase(sentBack.reference()));
    }

    private String email(java.util.UUID person) {
        return Fence.asTheServer(() -> organisations.people(team.force().id())).stream()
                .filter(each -> each.id().equals(person))
                .findFirst()
                .orElseThrow()
                .email();
    }

    private int messagesOf(java.util.UUID organisation) {
        return Fence.asTheServer(() -> transaction.execute(
                status -> jdbc.sql("select count(*) from message where organisation_id = :organisation")
                        .param("organisation", organisation)
                        .query(Integer.class)
                        .single()));
    }

    private void server(Runnable work) {
        Fence.asTheServer(() -> transaction.executeWithoutResult(status -> work.run()));
    }
}
