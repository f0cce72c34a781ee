package org.plumbline.inspection;

import java.util.List;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Dates;
import org.plumbline.page.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where inspections stand in the navigation, on the home page and in the task list of a wave. */
@Configuration(proxyBeanMethods = false)
class InspectionConfiguration {

    @Bean
    Place inspectionsPlace() {
        return Place.of(
                20,
                "Inspections",
                "/inspections",
                Role.LEAD_INSPECTOR,
                Role.INSPECTOR,
                Role.DUTY_INSPECTOR,
                Role.FORCE_LIAISON,
                Role.CASE_REVIEWER,
                Role.CHIEF_OFFICER);
    }

    /** An inspection without a wave has nothing that anybody can work on. */
    @Bean
    Waiting baselinesToAdd(Inspections inspections) {
        return Waiting.of(
                60,
                who -> inspections.withoutWave().stream()
                        .map(inspection -> Waiting.Item.of(
                                "Add the baseline wave",
                                inspection.title(),
                                "/inspections/" + inspection.id() + "/waves/new"))
                        .toList(),
                Role.LEAD_INSPECTOR);
    }

    @Bean
    TaskList plan() {
        return new TaskList(0, "Plan", InspectionConfiguration::plan);
    }

    private static List<TaskList.Task> plan(SignedIn who, Wave wave) {
        if (!who.isInspectorate()) {
            return List.of();
        }
        boolean mayChange = who.isAny(Role.LEAD_INSPECTOR) && wave.canBeRenamed();
        return List.of(new TaskList.Task(
                "Set the practice period",
                mayChange ? "/waves/" + wave.id() + "/plan" : "",
                TaskList.Status.DONE,
                Dates.inWords(wave.practiceFrom()) + " to " + Dates.inWords(wave.practiceTo()) + ", "
                        + Numbers.of(wave.days(), "day")));
    }
}
