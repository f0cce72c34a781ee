package org.plumbline.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Refusal;

/**
 * What a reader says of a case.
 *
 * @param answers by key of criterion; those that say nothing are left out
 * @param failings each kind once, in the order of their keys
 * @param grade a key of the instrument's scale; empty until given
 */
public record ReadingContent(
        Map<String, Answer> answers, List<Failing> failings, Optional<String> grade, String rationale) {

    public static final ReadingContent EMPTY = new ReadingContent(Map.of(), List.of(), Optional.empty(), "");

    /** In characters. */
    public static final int LONGEST_RATIONALE = 4_000;

    /** In characters. */
    public static final int LONGEST_NOTE = 2_000;

    public ReadingContent {
        var said = new TreeMap<>(answers);
        said.values().removeIf(Answer::isEmpty);
        answers = Collections.unmodifiableMap(said);
        failings = failings.stream().sorted(Comparator.comparing(Failing::kind)).toList();
        if (failings.stream().map(Failing::kind).distinct().count() < failings.size()) {
            throw new IllegalArgumentException("a kind of failing is there twice");
        }
        rationale = cleaned(rationale);
    }

    /** @param judgement a key of the instrument's judgements; empty until given */
    public record Answer(Optional<String> judgement, String note) {

        static final Answer NONE = new Answer(Optional.empty(), "");

        public Answer {
            note = cleaned(note);
        }

        boolean isEmpty() {
            return judgement.isEmpty() && note.isEmpty();
        }
    }

    /** @param kind a key of the instrument's kinds of failing */
    public record Failing(String kind, String note) {

        public Failing {
            note = cleaned(note);
        }
    }

    public Answer answer(String criterion) {
        return answers.getOrDefault(criterion, Answer.NONE);
    }

    public Optional<Failing> failing(String kind) {
        return failings.stream().filter(failing -> failing.kind().equals(kind)).findFirst();
    }

    /** The criteria that this case is judged by, in the order of reading. */
    static Stream<Instrument.Criterion> criteria(Instrument instrument, String caseType) {
        return instrument.topics().stream().flatMap(topic -> criteria(topic, caseType));
    }

    static Stream<Instrument.Criterion> criteria(Instrument.Topic topic, String caseType) {
        return topic.criteria().stream().filter(criterion -> criterion.appliesTo(caseType));
    }

    /** How many of these criteria have a judgement. */
    int judged(Stream<Instrument.Criterion> criteria) {
        return Math.toIntExact(
                criteria.filter(criterion -> answer(criterion.key()).judgement().isPresent())
                        .count());
    }

    /** What cannot be kept even as a draft: texts that are too long, and answers that the instrument does not have. */
    List<Refusal> unacceptable(Instrument instrument, String caseType) {
        var refusals = new ArrayList<Refusal>();
        var applicable =
                criteria(instrument, caseType).map(Instrument.Criterion::key).toList();
        answers.forEach((key, answer) -> {
            if (!applicable.contains(key)
                    || answer.judgement()
                            .filter(it -> instrument.judgement(it).isEmpty())
                            .isPresent()) {
                refusals.add(
                        Refusal.of(ContentFields.judgement(key), "Choose one of the judgements that the page offers"));
            }
            tooLong(ContentFields.note(key), "The note", answer.note(), LONGEST_NOTE)
                    .ifPresent(refusals::add);
        });
        for (var failing : failings) {
            if (instrument.failing(failing.kind()).isEmpty()) {
                refusals.add(Refusal.of("failings", "Choose failings that the page offers"));
            }
            tooLong(ContentFields.failingNote(failing.kind()), "The note", failing.note(), LONGEST_NOTE)
                    .ifPresent(refusals::add);
        }
        if (grade.filter(key -> instrument.scale().grade(key).isEmpty()).isPresent()) {
            refusals.add(Refusal.of(ContentFields.GRADE, "Choose one of the grades that the page offers"));
        }
        tooLong(ContentFields.RATIONALE, "The rationale", rationale, LONGEST_RATIONALE)
                .ifPresent(refusals::add);
        return refusals;
    }

    /** What is still to be said before it can be submitted, in the order of the page. */
    List<Refusal> missing(Instrument instrument, String caseType) {
        var refusals = new ArrayList<Refusal>();
        criteria(instrument, caseType)
                .filter(criterion -> answer(criterion.key()).judgement().isEmpty())
                .map(criterion ->
                        Refusal.of(ContentFields.judgement(criterion.key()), "Give a judgement: " + criterion.text()))
                .forEach(refusals::add);
        if (grade.isEmpty()) {
            refusals.add(Refusal.of(ContentFields.GRADE, "Grade the case"));
        }
        if (rationale.isEmpty()) {
            refusals.add(Refusal.of(ContentFields.RATIONALE, "Say why you give this grade"));
        }
        return refusals;
    }

    private static Optional<Refusal> tooLong(String field, String what, String text, int longest) {
        return text.length() <= longest
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        field,
                        "%s has %,d characters. Shorten it to %,d or fewer".formatted(what, text.length(), longest)));
    }

    /** Lines end in one way and nothing invisible is kept, so that the same text sent twice is the same. */
    static String cleaned(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]", "").strip();
    }

    /** The content field by field, as a form sends it. */
    SortedMap<String, String> fields() {
        return ContentFields.of(this);
    }
}
