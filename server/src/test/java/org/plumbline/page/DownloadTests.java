package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+SUM(A1)", "-2+3", "@cmd", "\tx", "\r=1", "=HYPERLINK(\"http://example.org\")", "-"})
    void noSpreadsheetTakesACellForAFormula(String value) {
        assertThat(Download.cell(value)).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C-0001", "12", "-0.35", "+4", "-3.5%", "a=b", "<b>bold</b>"})
    void whatIsNoFormulaStaysAsItIs(String value) {
        assertThat(Download.cell(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "-", "@cmd", "-3", "C-0001", "'tis", "", "'", "it's"})
    void whatComesBackIsWhatWasTyped(String value) {
        assertThat(Download.typed(Download.cell(value))).isEqualTo(value);
    }

    @Test
    void aSheetBeginsWithTheMarkByWhichExcelKnowsUtf8() throws Exception {
        var response = new MockHttpServletResponse();

        Download.sheet("cases.csv", Stream.of(List.of("Ågård"))).send(response);

        assertThat(response.getContentAsByteArray())
                .startsWith(0xEF, 0xBB, 0xBF)
                .endsWith("Ågård\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsSavedAndNotShown() throws Exception {
        var response = new MockHttpServletResponse();

        Download.csv("cases of Ågård.csv", Stream.of(List.of("case", "note"), List.of("C-1", "a \"quoted\", one")))
                .send(response);

        assertThat(response.getContentAsString()).isEqualTo("case,note\r\nC-1,\"a \"\"quoted\"\", one\"\r\n");
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
