package org.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.statistics.Design.Purposive;
import org.plumbline.statistics.Design.SimpleRandom;
import org.plumbline.statistics.agreement.CrossTable;
import org.plumbline.statistics.agreement.Leaning;
import org.plumbline.statistics.change.Change;
import org.plumbline.statistics.change.Change.Direction;
import org.plumbline.statistics.change.Comparison.Compared;
import org.plumbline.statistics.change.ManyComparisons;

/** The sentences of docs/method/worked-example.md are those of the library. */
class WorkedExampleTests {

    private static final Share FIRST = Share.of(278, 374);
    private static final Share SECOND = Share.of(125, 135);
    private static final Share THIRD = Share.of(191, 214);
    private static final Share SENT_BACK = Share.of(38, 374);
    private static final Level LEVEL = Level.NINETY_FIVE;

    @Test
    void everySentenceOfTheWorkedExampleIsTheLibrarysOwn() throws IOException {
        assertThat(told()).containsExactlyElementsOf(sentences());
    }

    private static List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(byHand(FIRST).sentence("poor"));
        sentences.add(byHand(SENT_BACK).sentence("sent straight back"));
        sentences.add(Change.between(
                        wave(2016, byHand(FIRST), "all"), wave(2017, byHand(SECOND), "some"), Direction.MORE_IS_WORSE)
                .sentence());
        CrossTable pairs = CrossTable.of(GradeScale.of("not good", "good"), new long[][] {{16, 0}, {8, 9}});
        sentences.add(Leaning.mcNemar(pairs, new Purposive(33), LEVEL).sentence());
        sentences.add(drawn(FIRST).sentence("poor"));
        sentences.add(drawn(SECOND).sentence("poor"));
        sentences.add(drawn(THIRD).sentence("poor"));
        Compared earlier = change(FIRST, SECOND);
        Compared later = change(SECOND, THIRD);
        Compared whole = change(FIRST, THIRD);
        sentences.add(earlier.sentence());
        sentences.add(later.sentence());
        sentences.add(ManyComparisons.holm(List.of(
                        earlier.p().orElseThrow(),
                        later.p().orElseThrow(),
                        whole.p().orElseThrow()))
                .sentence(LEVEL));
        sentences.add(Estimation.atLeast(
                        new SimpleRandom(5000, SENT_BACK.of()),
                        List.of(Tally.of(SENT_BACK.found(), SENT_BACK.of())),
                        LEVEL)
                .sentence("sent straight back"));
        sentences.add(Leaning.mcNemar(pairs, new SimpleRandom(400, 33), LEVEL).sentence());
        return sentences;
    }

    private static List<String> told() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "method", "worked-example.md"));
        return Pattern.compile("\\*([A-Z][^*]+\\.)\\*")
                .matcher(page.substring(page.indexOf("## What may be said")))
                .results()
                .map(found -> found.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    private static Compared change(Share earlier, Share later) {
        return (Compared) Change.between(
                wave(2016, drawn(earlier), "all"), wave(2017, drawn(later), "all"), Direction.MORE_IS_WORSE);
    }

    private static Estimate byHand(Share share) {
        return Estimation.share(new Purposive(share.of()), share);
    }

    private static Estimate drawn(Share share) {
        return Estimation.share(new SimpleRandom(5000, share.of()), share);
    }

    private static Result wave(int year, Estimate estimate, String types) {
        return new Result(
                "poor",
                "three grades",
                "inspectors",
                Set.of(types),
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                estimate);
    }
}
