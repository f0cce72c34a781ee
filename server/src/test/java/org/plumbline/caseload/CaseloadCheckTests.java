package org.plumbline.caseload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.page.Dialect;
import org.plumbline.page.Refused;

/** What is read from a file and what is refused of it, row by row. */
class CaseloadCheckTests {

    private static final UUID FORCE = UUID.fromString("0198f3a0-0000-7000-8000-000000000001");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    private final List<CaseloadCheck.Case> taken = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Pseudonyms pseudonyms;

    @BeforeEach
    void makeKey() {
        pseudonyms = new Pseudonyms(folder.resolve("home"));
    }

    @Test
    void everyRowBecomesACaseUnderAPseudonym() throws IOException {
        var outcome = check("""
                Reference,Case type,Opened,Unit
                GB/2026/0001,Missing,2026-03-01,North
                GB/2026/0002,Custody,01/04/2026,"South, and the coast"
                """);

        assertThat(outcome.canBeTaken()).isTrue();
        assertThat(outcome.byCaseType()).isEqualTo(Map.of("missing", 1, "custody", 1));
        assertThat(taken)
                .extracting(CaseloadCheck.Case::reference)
                .allMatch(reference -> reference.matches("C-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"));
        assertThat(taken)
                .extracting(CaseloadCheck.Case::opened)
                .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
        assertThat(taken.getLast().unit()).isEqualTo("South, and the coast");
    }

    @Test
    void utf8WithAByteOrderMarkAndSemicolonsIsRecognised() throws IOException {
        var file = write("\uFEFFRéférence;Case type;Opened\nÄ1;Missing;2026-03-01\n".getBytes(UTF_8));

        assertThat(CaseloadFile.dialect(file))
                .isEqualTo(new Dialect(Dialect.Encoding.UTF_8, Dialect.Separator.SEMICOLON));
        try (var rows = CaseloadFile.open(file, CaseloadFile.dialect(file))) {
            assertThat(rows.headings()).containsExactly("Référence", "Case type", "Opened");
        }
    }

    @Test
    void windows1252IsRecognisedByWhatIsNoUtf8() throws IOException {
        var file = write("Référence,Case type,Opened\n“A1”,Missing,2026-03-01\n".getBytes(WINDOWS_1252));

        assertThat(CaseloadFile.dialect(file).encoding()).isEqualTo(Dialect.Encoding.WINDOWS_1252);
        try (var rows = CaseloadFile.open(file, CaseloadFile.dialect(file))) {
            assertThat(rows.headings().getFirst()).isEqualTo("Référence");
            assertThat(rows.next().orElseThrow().cells().getFirst()).isEqualTo("“A1”");
        }
    }

    @Test
    void separatorsInQuotationMarksDoNotCount() throws IOException {
        var file = write("\"a;b;c\",d\n1,2\n".getBytes(UTF_8));

        assertThat(CaseloadFile.dialect(file).separator()).isEqualTo(Dialect.Separator.COMMA);
    }

    @Test
    void undecodableBytesAreNamedByLine() throws IOException {
        var file = write(
                "Reference,Case type,Opened\nA1,Missing,2026-03-01\nA\u0081,Missing,2026-03-01\n".getBytes(ISO_8859_1));

        check(file, new Dialect(Dialect.Encoding.WINDOWS_1252, Dialect.Separator.COMMA), false);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.value()).isEqualTo("81");
            assertThat(fault.why()).contains("windows-1252", "choose the other encoding");
        });
        assertThat(taken).isEmpty();
    }

    @Test
    void utf8ReadAsUtf8NamesEachLineThatIsNot() throws IOException {
        var file = write(
                "Reference,Case type,Opened\r\nÄ,Missing,2026-03-01\r\nB,Missing,2026-03-01\r\nÖ,Missing,2026-03-01"
                        .getBytes(WINDOWS_1252));

        check(file, new Dialect(Dialect.Encoding.UTF_8, Dialect.Separator.COMMA), false);

        assertThat(faults).extracting(Fault::row).containsExactly(2, 4);
    }

    @Test
    void aNulByteIsNamedByLine() throws IOException {
        check("Reference,Case type,Opened\nA1,Missing,2026-03-01\nA\0 2,Missing,2026-03-01\n");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.why()).contains("NUL byte");
        });
    }

    @Test
    void aWorkbookIsToldFromACsvFile() throws IOException {
        var file = write(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});

        assertThatThrownBy(() -> CaseloadFile.dialect(file))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("workbook");
    }

    @Test
    void utf16IsToldFromACsvFile() throws IOException {
        var file = write("Reference,Case type".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));

        assertThatThrownBy(() -> CaseloadFile.dialect(file))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("UTF-16");
    }

    @Test
    void theSameReferenceTwiceNamesBothRows() throws IOException {
        check("""
                Reference,Case type,Opened,Unit
                gb/2026/0001,Missing,2026-03-01,North
                GB/2026/0002,Missing,2026-03-01,North
                 GB/2026/0001 ,Missing,2026-03-02,North
                """);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(4);
            assertThat(fault.kind()).isEqualTo(Fault.Kind.DUPLICATE);
            assertThat(fault.why()).contains("row 2");
        });
    }

    @Test
    void raggedRowsAreNamed() throws IOException {
        check("""
                Reference,Case type,Opened,Unit
                A1,Missing,2026-03-01
                A2,Missing,2026-03-01,North,more
                """);

        assertThat(faults).extracting(Fault::row).containsExactly(2, 3);
        assertThat(faults.getFirst().why()).startsWith("the row has 3 cells, the headings have 4");
    }

    @Test
    void blankLinesCountAsRowsButAreNoCases() throws IOException {
        check("Reference,Case type,Opened,Unit\nA1,Missing,2026-03-01,\n\n,,,\nA2,Missing,never,\n");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@sum", "=HYPERLINK(\"\"http://x\"\")"})
    void aFormulaIsNoReference(String cell) throws IOException {
        check("Reference,Case type,Opened,Unit\n\"" + cell + "\",Missing,2026-03-01,North\n");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.REFERENCE);
            assertThat(fault.why()).contains("formula");
        });
    }

    @Test
    void aFormulaIsNoUnit() throws IOException {
        check("Reference,Case type,Opened,Unit\nA1,Missing,2026-03-01,=cmd|' /C calc'!A0\n");

        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.UNIT);
    }

    @Test
    void markupIsNoReference() throws IOException {
        check("Reference,Case type,Opened,Unit\n<script>alert(1)</script>,Missing,2026-03-01,North\n");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.why()).contains("markup"));
    }

    @Test
    void aHugeCellIsShownShort() throws IOException {
        check("Reference,Case type,Opened,Unit\n" + "x".repeat(200_000) + ",Missing,2026-03-01,North\n");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.why()).contains("at most 64 characters, not 200,000");
            assertThat(fault.value()).hasSizeLessThan(100);
        });
    }

    @Test
    void aHugeCellInAColumnThatIsThrownAwayDoesNotMatter() throws IOException {
        var outcome = check(
                "Reference,Case type,Opened,Unit,Notes\nA1,Missing,2026-03-01,North," + "x".repeat(900_000) + "\n");

        assertThat(outcome.canBeTaken()).isTrue();
    }

    @Test
    void aQuotationMarkThatIsNeverClosedNamesItsRow() throws IOException {
        check(
                "Reference,Case type,Opened,Unit\nA1,Missing,2026-03-01,North\n\"A2,Missing,2026-03-01,North\nA3,Missing,,\n");

        assertThat(faults).last().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.why()).contains("quotation mark");
        });
    }

    @Test
    void headingsWithoutRowsAreRefused() throws IOException {
        var outcome = check("Reference,Case type,Opened,Unit\n");

        assertThat(outcome.canBeTaken()).isFalse();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.why()).contains("no rows"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2026 | no such day",
                "03/31/2026 | no such day",
                "1/3/26     | four digits",
                "46082      | spreadsheet's number",
                "March      | not a date",
                "''         | date is missing",
                "2027-01-01 | in the future",
                "1926-03-01 | before 1990",
                "2025-12-31 | outside the practice period of the wave, 1 January 2026 to 30 June 2026",
            })
    void aWrongDateIsRefusedWithItsRemedy(String cell, String why) throws IOException {
        check("Reference,Case type,Opened,Unit\nA1,Missing," + cell + ",North\n");

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.why()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-01", "2026-3-1", "2026-03-01T09:30:00Z", "01/03/2026", "1/3/2026 09:30", "01.03.2026"})
    void aDateIsReadAsItIsUsuallyWritten(String cell) throws IOException {
        check("Reference,Case type,Opened,Unit\nA1,Missing," + cell + ",North\n");

        assertThat(taken).extracting(CaseloadCheck.Case::opened).containsExactly(LocalDate.of(2026, 3, 1));
    }

    @Test
    void casesOutsideThePeriodAreTakenWhenAPersonSaysSo() throws IOException {
        var file = write("Reference,Case type,Opened,Unit\nA1,Missing,2025-03-01,North\n".getBytes(UTF_8));

        check(file, CaseloadFile.dialect(file), true);

        assertThat(taken).hasSize(1);
    }

    @Test
    void aTypeThatIsLeftOutTakesItsRowsWithIt() throws IOException {
        var outcome = check("""
                Reference,Case type,Opened,Unit
                A1,Missing,2026-03-01,North
                A2,Burglary,not even a date,North
                """);

        assertThat(outcome.canBeTaken()).isTrue();
        assertThat(outcome.leftOut()).isEqualTo(1);
        assertThat(outcome.cases()).isEqualTo(1);
    }

    @Test
    void aTypeThatNobodyExplainedIsRefused() throws IOException {
        check("Reference,Case type,Opened,Unit\nA1,Arson,2026-03-01,North\n");

        assertThat(faults).extracting(Fault::kind).containsExactly(Fault.Kind.CASE_TYPE);
    }

    @Test
    void everyErrorOfEveryRowIsListed() throws IOException {
        var rows = IntStream.range(0, 1_000)
                .mapToObj(i -> "=" + i + ",Arson,never,<b>")
                .collect(Collectors.joining("\n"));

        var outcome = check("Reference,Case type,Opened,Unit\n" + rows);

        assertThat(outcome.faultsInAll()).isEqualTo(4_000);
        assertThat(faults).hasSize(4_000);
    }

    @Test
    void aFileOfTwoHundredColumnsIsRead() throws IOException {
        var headings = IntStream.range(0, 196).mapToObj(i -> "Column " + i).collect(Collectors.joining(","));
        var cells = ",x".repeat(196);

        var outcome =
                check("Reference,Case type,Opened,Unit," + headings + "\nA1,Missing,2026-03-01,North" + cells + "\n");

        assertThat(outcome.canBeTaken()).isTrue();
    }

    @Test
    void thePseudonymOfAReferenceStaysTheSameUnderOneKey() {
        var again = new Pseudonyms(folder.resolve("home"));
        var other = new Pseudonyms(folder.resolve("another home"));

        var pseudonym = pseudonyms.of(FORCE).pseudonym("GB/2026/0001");

        assertThat(again.of(FORCE).pseudonym("gb/2026/0001 ")).isEqualTo(pseudonym);
        assertThat(again.keyId()).isEqualTo(pseudonyms.keyId());
        assertThat(other.of(FORCE).pseudonym("GB/2026/0001")).isNotEqualTo(pseudonym);
        assertThat(pseudonyms.of(UUID.randomUUID()).pseudonym("GB/2026/0001")).isNotEqualTo(pseudonym);
    }

    @Test
    void theKeyIsReadableByTheServersUserOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("home/secrets/pseudonym.key")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void repeatedReferencesAreFoundAmongMany() {
        var seen = new Duplicates();
        for (int i = 1; i <= 50_000; i++) {
            assertThat(seen.seen(i * 0x9E37_79B9L, i)).isZero();
        }

        assertThat(seen.seen(777 * 0x9E37_79B9L, 60_000)).isEqualTo(777);
    }

    private CaseloadCheck.Outcome check(String text) throws IOException {
        var file = write(text.getBytes(UTF_8));
        return check(file, CaseloadFile.dialect(file), false);
    }

    private CaseloadCheck.Outcome check(Path file, Dialect dialect, boolean alsoOutsidePeriod) throws IOException {
        try (var rows = CaseloadFile.open(file, dialect)) {
            var headings = new Headings(rows.headings());
            var rules = new RowRules(
                    headings,
                    Columns.guess(headings),
                    Map.of("Missing", "missing", "Custody", "custody", "Burglary", RowRules.LEFT_OUT),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 6, 30),
                    alsoOutsidePeriod,
                    LocalDate.of(2026, 11, 24));
            return new CaseloadCheck(dialect, rules, pseudonyms.of(FORCE)).run(file, new CaseloadCheck.Found() {
                @Override
                public void take(CaseloadCheck.Case found) {
                    taken.add(found);
                }

                @Override
                public void refuse(Fault fault) {
                    faults.add(fault);
                }
            });
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("caseload.csv"), bytes);
    }
}
