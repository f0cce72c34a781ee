package org.plumbline.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader says of a case.
 *
 * @param answers by key of criterion
 * @param grade a key of the instrument's scale; empty until given
 */
public record ReadingContent(
        Map<String, Answer> answers, List<Failing> failings, Optional<String> grade, String rationale) {

    public static final ReadingContent EMPTY = new ReadingContent(Map.of(), List.of(), Optional.empty(), "");

    public ReadingContent {
        answers = Map.copyOf(answers);
        failings = List.copyOf(failings);
    }

    /** @param judgement a key of the instrument's judgements; empty until given */
    public record Answer(Optional<String> judgement, String note) {}

    /** @param kind a key of the instrument's kinds of failing */
    public record Failing(String kind, String note) {}
}
