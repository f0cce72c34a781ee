package org.plumbline.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.organisation.SignedIn;

/** How far a wave is for the person who looks, computed from what its rooms hold. */
public record Progress(List<Group> groups) {

    public Progress {
        groups = List.copyOf(groups);
    }

    /** The tasks of one room. */
    public record Group(String title, List<TaskList.Task> tasks) {

        public Group {
            tasks = List.copyOf(tasks);
        }
    }

    static Progress of(List<TaskList> lists, SignedIn who, Wave wave) {
        return new Progress(lists.stream()
                .sorted(Comparator.comparingInt(TaskList::order))
                .map(list -> new Group(list.title(), list.tasks().apply(who, wave)))
                .filter(group -> !group.tasks().isEmpty())
                .toList());
    }

    public long tasks() {
        return groups.stream().mapToLong(group -> group.tasks().size()).sum();
    }

    public long done() {
        return groups.stream()
                .flatMap(group -> group.tasks().stream())
                .filter(task -> task.status() == TaskList.Status.DONE)
                .count();
    }

    /** The first task in the order of the rooms that the person can go on with. */
    public Optional<TaskList.Task> next() {
        return groups.stream()
                .flatMap(group -> group.tasks().stream())
                .filter(task -> !task.href().isEmpty())
                .filter(task ->
                        task.status() == TaskList.Status.NOT_STARTED || task.status() == TaskList.Status.IN_PROGRESS)
                .findFirst();
    }
}
