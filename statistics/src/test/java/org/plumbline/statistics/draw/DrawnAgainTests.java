package org.plumbline.statistics.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java drew, examples/check_draw.py draws again, where there is a Python. */
class DrawnAgainTests {

    private static final Path SCRIPT = Path.of("..", "examples", "check_draw.py");

    @TempDir
    private Path folder;

    @Test
    void theScriptDrawsTheSameCases() throws IOException, InterruptedException {
        assumeTrue(hasPython(), "there is no python3 here");
        Random random = new Random(2);
        for (int run = 0; run < 3; run++) {
            SizedFrame frame = SizeDrawingTests.anyFrame(random);
            int drawn = 1 + random.nextInt(frame.sizes().size());
            Seed seed = SizeDrawingTests.seed(random);
            Start start = new Start(random.nextInt(3), 3);
            same(SizeDrawing.pareto(frame, drawn, seed, start), frame, "pareto", drawn);
            same(SizeDrawing.poisson(frame, drawn, seed, start), frame, "poisson", drawn);
            same(SizeDrawing.sampford(frame, drawn, seed), frame, "sampford", drawn);
            same(SizeDrawing.systematic(frame, drawn, seed), frame, "systematic", drawn);

            Drawn simple = Drawing.simpleRandom(frame.frame(), drawn, seed, start);
            assertThat(again(start, seed, frame.frame().listing(), Integer.toString(drawn)))
                    .containsExactlyElementsOf(told(
                            simple.frameHash(),
                            simple.cases().stream()
                                    .map(one -> one.unit().reference())
                                    .toList()));
        }
    }

    private void same(DrawnBySize drawn, SizedFrame frame, String method, int number)
            throws IOException, InterruptedException {
        assertThat(again(drawn.start(), drawn.seed(), frame.listing(), method, Integer.toString(number)))
                .as(method)
                .containsExactlyElementsOf(told(drawn.frameHash(), SizeDrawingTests.references(drawn)));
    }

    private static List<String> told(String hash, List<String> references) {
        List<String> lines = new ArrayList<>(List.of("frame hash " + hash));
        lines.addAll(references);
        return lines;
    }

    private List<String> again(Start start, Seed seed, byte[] listing, String... sizes)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("frame.txt"), listing);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                SCRIPT.toString(),
                "--start=%d/%d".formatted(start.of(), start.outOf()),
                seed.hex(),
                file.toString()));
        command.addAll(List.of(sizes));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process python = builder.start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said.lines().filter(line -> !line.isEmpty()).toList();
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
