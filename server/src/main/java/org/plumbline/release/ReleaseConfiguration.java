package org.plumbline.release;

import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.util.List;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.TaskList.Status;
import org.plumbline.inspection.TaskList.Task;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The report's part of the task list. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

    @Bean
    TaskList releaseTasks(Releases releases) {
        return new TaskList(60, "Report", (who, wave) -> tasks(who, wave, releases));
    }

    private static List<Task> tasks(SignedIn who, Wave wave, Releases releases) {
        if (!who.isAny(LEAD_INSPECTOR, INSPECTOR)) {
            return List.of();
        }
        var desk = "/waves/" + wave.id() + "/release";
        var waiting = releases.awaitingSecondSignature(wave.id());
        var published = releases.ofWave(wave.id());
        var signing = waiting.isPresent()
                ? new Task(
                        "Sign and publish",
                        desk,
                        Status.IN_PROGRESS,
                        "Signed by " + waiting.get().signatures().getFirst().name() + "; somebody else signs second")
                : published.isEmpty()
                        ? new Task(
                                "Sign and publish",
                                desk,
                                wave.stage().compareTo(Wave.Stage.MODERATED) < 0
                                        ? Status.CANNOT_START_YET
                                        : Status.NOT_STARTED,
                                "Two lead inspectors sign")
                        : new Task(
                                "Sign and publish",
                                "/releases/" + published.getFirst().slug(),
                                Status.DONE,
                                published.size() == 1 ? "Published" : "Published, and corrected");
        return List.of(
                new Task(
                        "Write the report",
                        desk,
                        published.isEmpty()
                                ? releases.draft(wave.id()).isPresent() ? Status.IN_PROGRESS : Status.NOT_STARTED
                                : Status.DONE,
                        ""),
                signing);
    }
}
