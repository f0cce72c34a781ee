package org.plumbline.caseload;

import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the caseload adds to a wave's task list and to the home page. */
@Configuration(proxyBeanMethods = false)
class CaseloadConfiguration {

    @Bean
    TaskList caseloadTasks(Caseloads caseloads, Uploads uploads) {
        return new TaskList(10, "Caseload", (who, wave) -> List.of(task(caseloads, uploads, who, wave)));
    }

    /** What is awaited of the force is awaited until it is there, so it is computed, not sent. */
    @Bean
    Waiting caseloadToUpload(Inspections inspections, Uploads uploads) {
        return Waiting.of(
                40,
                who -> {
                    var items = new ArrayList<Waiting.Item>();
                    for (var inspection : inspections.all()) {
                        for (var wave : inspections.waves(inspection.id())) {
                            if (wave.stage() == Wave.Stage.PLANNED) {
                                var begun = uploads.openOf(wave.id()).isPresent();
                                items.add(Waiting.Item.of(
                                        begun ? "Finish uploading a caseload" : "Upload a caseload",
                                        inspection.title() + ", " + wave.name(),
                                        "/waves/" + wave.id() + "/caseload"));
                            }
                        }
                    }
                    return items;
                },
                FORCE_LIAISON);
    }

    private static TaskList.Task task(Caseloads caseloads, Uploads uploads, SignedIn who, Wave wave) {
        var href = "/waves/" + wave.id() + "/caseload";
        var caseload = caseloads.ofWave(wave.id());
        var open = uploads.openOf(wave.id());
        if (caseload.isPresent()) {
            return new TaskList.Task(
                    "Caseload",
                    href,
                    TaskList.Status.DONE,
                    Numbers.of(caseload.get().cases(), "case")
                            + (open.isPresent() ? "; another upload is under way" : ""));
        }
        if (open.isPresent()) {
            return new TaskList.Task(
                    "Upload the caseload",
                    href,
                    TaskList.Status.IN_PROGRESS,
                    "By " + open.get().personName());
        }
        var mine = who.isAny(FORCE_LIAISON, LEAD_INSPECTOR, INSPECTOR);
        return new TaskList.Task(
                "Upload the caseload",
                mine ? href : "",
                TaskList.Status.NOT_STARTED,
                "The list of what could be read, by the force liaison or an inspector");
    }
}
