package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTests {

    @Test
    void theMarkThatASpreadsheetPutsBeforeAFileIsNoPartOfTheFirstColumn() {
        var file = "\uFEFFname,from\nA,B\n".getBytes(StandardCharsets.UTF_8);

        var rows = CsvFile.rows(new ByteArrayInputStream(file), "duty", List.of("name", "from"), all -> List.of());

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.getField("name")).isEqualTo("A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"UTF-8 | ,", "UTF-8 | ;", "windows-1252 | ;", "UTF-8 | TAB"})
    void whatASpreadsheetWritesIsReadAsItIsMeant(String encoding, String separator) {
        var file = "name;from\nZoë Müller;B\n"
                .replace(";", separator.replace("TAB", "\t"))
                .getBytes(Charset.forName(encoding));

        var rows = CsvFile.rows(new ByteArrayInputStream(file), "duty", List.of("name", "from"), all -> List.of());

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.getFields()).containsExactly("Zoë Müller", "B"));
    }

    @Test
    void aWorkbookIsRefusedWithWhatToDo() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CsvFile.rows(
                        new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 0, 0}),
                        "duty",
                        List.of("name"),
                        all -> List.of()))
                .withMessageContaining("This is a workbook");
    }
}
