package org.plumbline.reading;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.inspection.TaskList;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.plumbline.page.Numbers;
import org.plumbline.sampling.Draws;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the room shows in the navigation, on home pages and in a wave's task list. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    Place myReadings() {
        return Place.of(30, "My readings", "/readings", Role.INSPECTOR);
    }

    @Bean
    Waiting readingsToWrite(Readings readings) {
        return Waiting.of(40, who -> toWrite(readings, who), Role.INSPECTOR, Role.LEAD_INSPECTOR);
    }

    private static List<Waiting.Item> toWrite(Readings readings, SignedIn who) {
        var byState = readings.byStateOf(who.person());
        var items = new ArrayList<Waiting.Item>();
        var returned = byState.getOrDefault(Reading.State.RETURNED, 0);
        if (returned > 0) {
            items.add(Waiting.Item.of(
                    "Answer " + Numbers.of(returned, "returned reading"),
                    "A lead inspector has given a reason",
                    "/readings"));
        }
        var begun = byState.getOrDefault(Reading.State.DRAFT, 0);
        var allocated = byState.getOrDefault(Reading.State.ALLOCATED, 0);
        if (begun + allocated > 0) {
            items.add(Waiting.Item.of(
                    "Read " + Numbers.of(begun + allocated, "allocated case"),
                    "%s begun, %s not begun".formatted(Numbers.inWords(begun), Numbers.inWords(allocated)),
                    "/readings"));
        }
        return items;
    }

    @Bean
    Waiting readingsToModerate(Readings readings) {
        return Waiting.of(
                45,
                who -> readings.toModerate(who.person()).stream()
                        .map(it -> Waiting.Item.of(
                                "Moderate " + Numbers.of(it.readings(), "submitted reading"),
                                it.waveName(),
                                "/waves/" + it.wave() + "/readings?show=to_moderate"))
                        .toList(),
                Role.LEAD_INSPECTOR);
    }

    @Bean
    TaskList readingOfAWave(Readings readings, Draws draws) {
        return new TaskList(30, "Reading", (who, wave) -> tasks(readings, draws, who, wave));
    }

    private static List<TaskList.Task> tasks(Readings readings, Draws draws, SignedIn who, Wave wave) {
        if (!who.isInspectorate()) {
            return List.of();
        }
        if (wave.stage().compareTo(Wave.Stage.DRAWN) < 0) {
            return List.of(
                    task("Allocate the drawn cases to readers", "", TaskList.Status.CANNOT_START_YET, "After the draw"),
                    task("Read and submit", "", TaskList.Status.CANNOT_START_YET, ""),
                    task("Moderate", "", TaskList.Status.CANNOT_START_YET, ""));
        }
        var byState = readings.byState(wave.id());
        int drawn = draws.cases(wave.id()).size();
        int allocated = byState.values().stream().mapToInt(Integer::intValue).sum();
        int graded = byState.getOrDefault(Reading.State.MODERATED, 0);
        int submitted = byState.getOrDefault(Reading.State.SUBMITTED, 0) + graded;
        boolean begun = byState.keySet().stream().anyMatch(state -> state != Reading.State.ALLOCATED);
        var all = who.isAny(Role.LEAD_INSPECTOR) ? "/waves/" + wave.id() + "/readings" : "";
        return List.of(
                task(
                        "Allocate the drawn cases to readers",
                        all,
                        status(allocated, drawn, allocated > 0),
                        "%s of %s allocated".formatted(Numbers.inWords(allocated), Numbers.of(drawn, "drawn case"))),
                task(
                        "Read and submit",
                        who.isAny(Role.INSPECTOR) ? "/readings" : all,
                        allocated == 0 ? TaskList.Status.CANNOT_START_YET : status(submitted, drawn, begun),
                        "%s of %s submitted".formatted(Numbers.inWords(submitted), Numbers.of(drawn, "reading"))),
                task(
                        "Moderate",
                        all.isEmpty() ? "" : all + "?show=to_moderate",
                        submitted == 0 ? TaskList.Status.CANNOT_START_YET : status(graded, drawn, graded > 0),
                        "%s of %s have a final grade".formatted(Numbers.inWords(graded), Numbers.of(drawn, "case"))));
    }

    private static TaskList.Status status(int done, int of, boolean begun) {
        if (of > 0 && done == of) {
            return TaskList.Status.DONE;
        }
        return begun ? TaskList.Status.IN_PROGRESS : TaskList.Status.NOT_STARTED;
    }

    private static TaskList.Task task(String label, String href, TaskList.Status status, String hint) {
        return new TaskList.Task(label, href, status, hint);
    }
}
