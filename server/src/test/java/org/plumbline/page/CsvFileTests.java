package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTests {

    @Test
    void theMarkThatASpreadsheetPutsBeforeAFileIsNoPartOfTheFirstColumn() {
        var file = "\uFEFFname,from\nA,B\n".getBytes(StandardCharsets.UTF_8);

        var rows = CsvFile.rows(new ByteArrayInputStream(file), "duty", List.of("name", "from"), all -> List.of());

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.getField("name")).isEqualTo("A"));
    }
}
