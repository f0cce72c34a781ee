package org.plumbline.sentback;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.plumbline.page.Option;

/**
 * What the cases on a board can be narrowed down by, besides their state.
 *
 * @param forces by name; one alone is no choice
 * @param grounds in words
 * @param reviewers by name
 */
public record BoardChoices(Map<UUID, String> forces, List<String> grounds, Map<UUID, String> reviewers) {

    public BoardChoices {
        grounds = List.copyOf(grounds);
    }

    public static List<Option> options(Map<UUID, String> names) {
        return names.entrySet().stream()
                .map(each -> Option.of(each.getKey().toString(), each.getValue()))
                .sorted(java.util.Comparator.comparing(Option::label))
                .toList();
    }

    public List<Option> groundOptions() {
        return grounds.stream().map(ground -> Option.of(ground, ground)).toList();
    }
}
