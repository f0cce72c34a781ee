package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.TaskList.Status;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Alarm;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Durations;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.Numbers;
import org.plumbline.reading.BesideTheReading;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where cases sent straight back are met with: navigation, home page, task list and reading page. */
@Configuration(proxyBeanMethods = false)
class SentBackConfiguration {

    @Bean
    Place sentBackPlace() {
        return Place.of(
                20,
                "Sent back",
                "/sent-back",
                INSPECTOR,
                LEAD_INSPECTOR,
                DUTY_INSPECTOR,
                FORCE_LIAISON,
                CASE_REVIEWER,
                CHIEF_OFFICER);
    }

    @Bean
    BesideTheCase toldOfTheCase(Templates templates, Escalating escalating) {
        return new BesideTheCase(10, (page, who, sentBack) -> {
            var told = escalating.ofCase(sentBack);
            boolean mine = told.stream().anyMatch(each -> each.seenBy().isEmpty() && escalating.isToldTo(who, each));
            return told.isEmpty() ? Optional.empty() : Optional.of(templates.sentbackTold(page, sentBack, told, mine));
        });
    }

    @Bean
    BesideTheCase evidenceOnTheCase(Templates templates, KeepingEvidence keeping) {
        return new BesideTheCase(5, (page, who, sentBack) -> {
            var evidence = keeping.ofCase(sentBack);
            boolean canAttach = Evidence.canBeAttached(who, sentBack);
            return evidence.isEmpty() && !canAttach
                    ? Optional.empty()
                    : Optional.of(templates.sentbackEvidence(sentBack, evidence, canAttach));
        });
    }

    /** Everybody is shown that nobody is told any more of what is due. */
    @Bean
    @ConditionalOnBooleanProperty(name = "plumbline.jobs", matchIfMissing = true)
    Alarm escalationHasStopped(Escalating escalating, Clock clock) {
        return Alarm.askedEvery(
                Duration.ofSeconds(10),
                clock,
                () -> Fence.asTheServer(escalating::isRunning)
                        ? Optional.empty()
                        : Optional.of(
                                "Nobody is being told of cases sent straight back that are due: the server's"
                                        + " escalation has stopped. Look at the board, telephone, and tell the administrator."));
    }

    @Bean
    Waiting sentBackWaiting(SendingBack sendingBack, Clock clock) {
        return Waiting.of(
                10,
                who -> items(sendingBack.waitingFor(who, Board.PAGE + 1), clock),
                DUTY_INSPECTOR,
                LEAD_INSPECTOR,
                FORCE_LIAISON,
                CASE_REVIEWER,
                CHIEF_OFFICER);
    }

    /** What is due first, and that there is more where there is. */
    private static List<Waiting.Item> items(List<Standing> waiting, Clock clock) {
        var first = waiting.stream().limit(Board.PAGE).map(each -> item(each, clock));
        return waiting.size() <= Board.PAGE
                ? first.toList()
                : Stream.concat(
                                first,
                                Stream.of(Waiting.Item.urgent(
                                        "See all cases sent straight back that wait for you",
                                        "More than " + Board.PAGE + " wait; those that are due first are listed above",
                                        "/sent-back")))
                        .toList();
    }

    private static Waiting.Item item(Standing sentBack, Clock clock) {
        var label = switch (sentBack.state()) {
            case RAISED, REOPENED -> "Acknowledge a case sent straight back";
            case ACKNOWLEDGED -> "Assign a case sent straight back";
            case ASSIGNED -> "Confirm that a child is safe";
            case SAFETY_CONFIRMED -> "Look again at a case sent straight back";
            case REVIEWED, RETURNED -> "Answer a case sent straight back";
            case ANSWERED -> "Verify what a force reported";
            case VERIFIED -> "Close a verified case";
            case CLOSED, WITHDRAWN -> "Closed";
        };
        var danger = sentBack.immediateDanger();
        var due = sentBack.dueNext()
                .map(next -> ", " + Durations.untilDue(next.at(), clock.instant()))
                .orElse("");
        return new Waiting.Item(
                label,
                sentBack.reference() + due + (danger ? ", a child may be in immediate danger" : ""),
                "/sent-back/" + sentBack.reference(),
                danger || sentBack.isOverdue(clock.instant()));
    }

    @Bean
    TaskList sentBackTasks(SentBacks sentBacks, Clock clock) {
        return new TaskList(40, "Cases sent straight back", (who, wave) -> tasks(who, wave, sentBacks, clock));
    }

    private static List<TaskList.Task> tasks(SignedIn who, Wave wave, SentBacks sentBacks, Clock clock) {
        var all = sentBacks.ofWave(wave.id());
        long open = all.stream().filter(SentBack::isOpen).count();
        long overdue =
                all.stream().filter(each -> each.isOverdue(clock.instant())).count();
        var hint = all.isEmpty()
                ? "None so far"
                : Numbers.of(all.size(), "case") + " sent back, " + open + " open, " + overdue + " overdue";
        var status = open > 0
                ? Status.IN_PROGRESS
                : all.isEmpty() && wave.stage().compareTo(Wave.Stage.MODERATED) < 0 ? Status.NOT_STARTED : Status.DONE;
        return List.of(new TaskList.Task(
                who.isForce() ? "Answer the cases sent back" : "Verify and close the cases sent back",
                "/sent-back",
                status,
                hint));
    }

    @Bean
    BesideTheReading sentBackBesideTheReading(Templates templates, SentBacks sentBacks, SendingBack sendingBack) {
        return new BesideTheReading(
                10,
                (page, who, reading) -> Optional.of(templates.sentbackBeside(
                        page,
                        reading,
                        reading.isReadBy(who) && reading.isOpen(),
                        sendingBack.grounds(reading.file().wave()),
                        sentBacks.ofCase(reading.file().id()),
                        Form.empty().with("id", Ids.next().toString()))));
    }
}
