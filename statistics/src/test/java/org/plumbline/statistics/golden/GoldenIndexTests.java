package org.plumbline.statistics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.statistics.Golden;
import org.plumbline.statistics.Method;
import org.plumbline.statistics.agreement.Agreement.Coefficient;
import org.plumbline.statistics.agreement.Weighting;
import org.plumbline.statistics.survey.Approximation;
import org.plumbline.statistics.survey.Estimator;
import org.plumbline.statistics.survey.Joint;
import org.plumbline.statistics.survey.Quantity;

/** Whatever can be estimated, and however, is in a golden row that says where it comes from, and that a test reads. */
class GoldenIndexTests {

    /** They work nothing out. */
    private static final Set<Method> NOTHING_WORKED_OUT =
            Set.of(Method.EVERYTHING_POSSIBLE, Method.CENSUS, Method.NONE);

    private static final Path TESTS = Path.of("src/test/java");

    static List<Golden> rows() {
        return Golden.rows("index.csv");
    }

    @Test
    void everyMethodIsInTheIndex() {
        Set<String> constants = Stream.<Enum<?>[]>of(
                        Method.values(),
                        Estimator.values(),
                        Approximation.values(),
                        Joint.values(),
                        Quantity.values(),
                        Coefficient.values(),
                        Weighting.values())
                .flatMap(Stream::of)
                .filter(constant -> !NOTHING_WORKED_OUT.contains(constant))
                .map(constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows().stream().map(row -> row.text("constant"))).containsExactlyInAnyOrderElementsOf(constants);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRowIsThereAndSaysItsSource(Golden row) {
        List<Golden> golden = Golden.rows(row.text("table")).stream()
                .filter(each -> each.text(row.text("column")).startsWith(row.text("begins")))
                .toList();

        assertThat(golden).isNotEmpty();
        assertThat(golden).allSatisfy(each -> assertThat(each.text("source")).hasSizeGreaterThan(2));
    }

    /** A table that nothing reads holds nothing to it. */
    @Test
    void everyTableIsReadByATest() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Files.walk(TESTS)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(GoldenIndexTests::text)
                    .toList();
        }
        try (Stream<Path> tables = Files.list(Path.of("src/test/resources/golden"))) {
            assertThat(tables.map(table -> table.getFileName().toString()))
                    .allSatisfy(table ->
                            assertThat(sources).anyMatch(source -> source.contains(table.replace(".csv", ""))));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
