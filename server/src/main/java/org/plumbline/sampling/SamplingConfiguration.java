package org.plumbline.sampling;

import java.util.List;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.TaskList.Status;
import org.plumbline.inspection.TaskList.Task;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the room shows on home pages and in a wave's task list. */
@Configuration(proxyBeanMethods = false)
class SamplingConfiguration {

    @Bean
    Waiting wavesToDraw(Draws draws) {
        return Waiting.of(
                50,
                who -> draws.awaited(who).stream()
                        .map(wave ->
                                Waiting.Item.of("Draw the sample", wave.title(), "/waves/" + wave.wave() + "/draw"))
                        .toList(),
                Role.LEAD_INSPECTOR);
    }

    @Bean
    TaskList drawOfAWave(Draws draws) {
        return new TaskList(20, "Sample", (who, wave) -> List.of(task(draws, who, wave)));
    }

    private static Task task(Draws draws, SignedIn who, Wave wave) {
        var label = "Draw the cases to be read";
        var href = "/waves/" + wave.id() + "/draw";
        return switch (wave.stage()) {
            case PLANNED -> new Task(label, "", Status.CANNOT_START_YET, "After the caseload is confirmed");
            case CASELOAD_CONFIRMED ->
                new Task(label, who.isAny(Role.LEAD_INSPECTOR) ? href : "", Status.NOT_STARTED, "By a lead inspector");
            case DRAWN, READING, MODERATED, PUBLISHED ->
                new Task(
                        label,
                        href,
                        Status.DONE,
                        Numbers.of(draws.cases(wave.id()).size(), "case") + " drawn");
        };
    }
}
