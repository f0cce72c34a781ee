package org.plumbline.operation;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.plumbline.instrument.Instrument;
import org.plumbline.reading.Reading;
import org.plumbline.reading.ReadingContent;

/**
 * What the demonstration's inspectors write. It tells how a case was handled, what came late and what was left out, and
 * never what was done to a child.
 */
final class DemonstrationReadings {

    /** The judgements in the order of the instrument, with how many of a hundred criteria each takes by grade. */
    private static final Map<String, int[]> JUDGEMENTS = Map.of(
            "good", new int[] {82, 14, 0, 2},
            "requires-improvement", new int[] {34, 38, 17, 8},
            "inadequate", new int[] {12, 26, 44, 15});

    private static final List<String> BY_JUDGEMENT = List.of("met", "partly-met", "not-met", "not-recorded");

    private final Instrument instrument;
    private final Random random;
    private final List<Fault> faults;

    DemonstrationReadings(Instrument instrument, long seed) {
        this.instrument = instrument;
        this.random = new Random(seed);
        this.faults = faults();
    }

    /** @param failing a kind of the instrument's failings */
    private record Fault(String criterion, String failing, String note) {}

    /** A whole reading that comes to this grade. */
    ReadingContent of(Reading reading, String grade) {
        var answers = new LinkedHashMap<String, ReadingContent.Answer>();
        var failings = new LinkedHashMap<String, ReadingContent.Failing>();
        var told = new ArrayList<String>();
        instrument.topics().stream()
                .flatMap(topic -> topic.criteria().stream())
                .filter(criterion -> criterion.appliesTo(reading.file().caseType()))
                .forEach(criterion -> {
                    var judgement = judgement(grade);
                    var fault = judgement.equals("not-met") || judgement.equals("partly-met") && random.nextInt(3) == 0
                            ? fault(criterion.key())
                            : Optional.<Fault>empty();
                    answers.put(
                            criterion.key(),
                            new ReadingContent.Answer(
                                    Optional.of(judgement),
                                    fault.map(Fault::note).orElse("")));
                    fault.filter(it -> !grade.equals("good")).ifPresent(it -> {
                        failings.putIfAbsent(it.failing(), new ReadingContent.Failing(it.failing(), ""));
                        told.add(it.note());
                    });
                });
        return new ReadingContent(answers, List.copyOf(failings.values()), Optional.of(grade), rationale(grade, told));
    }

    /** As much of a reading as somebody has who is in the midst of it. */
    ReadingContent begun(Reading reading) {
        var whole = of(reading, random.nextBoolean() ? "requires-improvement" : "good");
        var some = new LinkedHashMap<String, ReadingContent.Answer>();
        whole.answers().entrySet().stream()
                .limit(3 + random.nextInt(7))
                .forEach(answer -> some.put(answer.getKey(), answer.getValue()));
        return new ReadingContent(some, List.of(), Optional.empty(), "");
    }

    private String judgement(String grade) {
        int left = random.nextInt(100);
        var shares = JUDGEMENTS.get(grade);
        for (int i = 0; i < BY_JUDGEMENT.size(); i++) {
            left -= Objects.requireNonNull(shares)[i];
            if (left < 0) {
                return BY_JUDGEMENT.get(i);
            }
        }
        return "not-applicable";
    }

    private Optional<Fault> fault(String criterion) {
        var possible =
                faults.stream().filter(it -> it.criterion().equals(criterion)).toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private String rationale(String grade, List<String> told) {
        var words = new ArrayList<String>();
        words.add(
                switch (grade) {
                    case "good" ->
                        one(
                                "The first officers understood what the call was about and acted on it the same evening.",
                                "The history was checked before the visit, and the response was graded to fit it.",
                                "The case went to a trained investigator on the first day and stayed there.",
                                "A supervisor set a plan on the first day and came back to it when the risk changed.");
                    case "inadequate" ->
                        one(
                                "The risk was on the system from the first day and nobody acted on it.",
                                "For weeks nobody held this case, and the record does not say who should have.",
                                "What the procedures ask for was not done, and no supervisor noticed.",
                                "Decisions were put off until there was little left to decide.");
                    default ->
                        one(
                                "The first response was sound, and what followed was slow.",
                                "The right steps were taken in the end, each of them later than it should have been.",
                                "Officers cared about the child, and the system around them let the case drift.",
                                "Work was done and much of it well, without anybody holding it together.");
                });
        words.addAll(told.stream().limit(3).toList());
        words.add(
                switch (grade) {
                    case "good" ->
                        one(
                                "Partners were told what they needed to know, and the reasons for closing are on the file.",
                                "The small gaps in the record made no difference to the child's safety.",
                                "What remains is a late entry or two, which bore on nothing.");
                    case "inadequate" ->
                        one(
                                "At the end of the file I cannot say whether the child is safer than at its beginning.",
                                "The file was closed with these questions open.",
                                "None of this was hard to find: it stands in the force's own log.");
                    default ->
                        one(
                                "The child was protected less well than they could have been.",
                                "Earlier supervision would have caught most of this.",
                                "The outcome was acceptable; the way to it depended on one officer's persistence.");
                });
        return String.join(" ", words);
    }

    private String one(String... possible) {
        return possible[random.nextInt(possible.length)];
    }

    private static List<Fault> faults() {
        try (var stream = Objects.requireNonNull(
                        DemonstrationReadings.class.getResourceAsStream("/demonstration/faults.csv"));
                var rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Fault(row.getField("criterion"), row.getField("failing"), row.getField("note")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
