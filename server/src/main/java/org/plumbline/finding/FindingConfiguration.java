package org.plumbline.finding;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;
import static org.plumbline.organisation.Role.OVERSEER;

import gg.jte.generated.precompiled.Templates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.TaskList.Status;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Dates;
import org.plumbline.page.Numbers;
import org.plumbline.reading.BesideTheReading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where findings and recommendations are met with: navigation, home page, task list and reading page. */
@Configuration(proxyBeanMethods = false)
class FindingConfiguration {

    @Bean
    Place recommendationsPlace() {
        return Place.of(
                60,
                "Recommendations",
                "/recommendations",
                LEAD_INSPECTOR,
                INSPECTOR,
                FORCE_LIAISON,
                CHIEF_OFFICER,
                OVERSEER);
    }

    @Bean
    Waiting recommendationsWaiting(Recommendations recommendations, Progress progress, Clock clock) {
        return Waiting.of(
                50,
                who -> waiting(who, recommendations, progress, clock),
                FORCE_LIAISON,
                CHIEF_OFFICER,
                LEAD_INSPECTOR);
    }

    /** What has gone past its time, and what the other side waits for: an answer, or a test of what the force claims. */
    private static List<Waiting.Item> waiting(
            SignedIn who, Recommendations recommendations, Progress progress, Clock clock) {
        var today = clock.instant().atZone(Dates.LONDON).toLocalDate();
        return recommendations.published().stream()
                .filter(each -> !progress.possible(who, each).isEmpty())
                .filter(each -> each.isOverdue(today)
                        || each.status()
                                .filter(status -> status == Recommendation.Status.MADE
                                        || status == Recommendation.Status.FORCE_SAYS_DONE
                                        || status == Recommendation.Status.BEING_TESTED)
                                .isPresent())
                .map(each -> item(each, today))
                .toList();
    }

    private static Waiting.Item item(Recommendation recommendation, LocalDate today) {
        var overdue = recommendation.isOverdue(today);
        var label = recommendation
                .status()
                .map(status -> switch (status) {
                    case MADE -> "Say whether a recommendation is accepted";
                    case FORCE_SAYS_DONE -> "Test what the force says is done";
                    case BEING_TESTED -> "Say how a test came out";
                    default -> "Report on a recommendation";
                })
                .orElse("Report on a recommendation");
        var due = recommendation
                .due()
                .map(date -> (overdue ? ", was due " : ", due ") + Dates.inWords(date))
                .orElse("");
        return new Waiting.Item(
                label, recommendation.reference() + due, "/recommendations/" + recommendation.reference(), overdue);
    }

    @Bean
    TaskList findingTasks(Findings findings) {
        return new TaskList(50, "Findings", (who, wave) -> tasks(who, wave, findings));
    }

    private static List<TaskList.Task> tasks(SignedIn who, Wave wave, Findings findings) {
        if (!who.isAny(LEAD_INSPECTOR, INSPECTOR)) {
            return List.of();
        }
        var all = findings.ofWave(wave.id());
        long lacking = all.stream().filter(Finding::lacksRecommendation).count();
        var hint = all.isEmpty()
                ? "None raised so far"
                : Numbers.of(all.size(), "finding") + " raised"
                        + (lacking == 0
                                ? ""
                                : ", " + Numbers.of(lacking, "cause of concern lacks", "causes of concern lack")
                                        + " a recommendation");
        var status = all.isEmpty() ? Status.NOT_STARTED : lacking > 0 ? Status.IN_PROGRESS : Status.DONE;
        return List.of(new TaskList.Task("Raise the findings", "/waves/" + wave.id() + "/findings", status, hint));
    }

    @Bean
    BesideTheReading findingBesideTheReading(Templates templates) {
        return new BesideTheReading(
                20,
                (page, who, reading) ->
                        who.isAny(LEAD_INSPECTOR) && reading.submittedAt().isPresent()
                                ? Optional.of(templates.findingBeside(reading))
                                : Optional.empty());
    }
}
