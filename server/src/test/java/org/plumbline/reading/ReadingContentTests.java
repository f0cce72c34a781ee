package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.page.Form;
import org.plumbline.reading.ReadingContent.Answer;
import org.plumbline.reading.ReadingContent.Failing;

class ReadingContentTests {

    private static final ReadingContent CONTENT = new ReadingContent(
            Map.of(
                    "child-seen",
                    new Answer(Optional.of("not-met"), "Seen on day 4"),
                    "pace",
                    new Answer(Optional.empty(), "Gaps")),
            List.of(new Failing("training.missing", "No course since 2019"), new Failing("leadership.supervision", "")),
            Optional.of("inadequate"),
            "Nobody saw the child\nfor four days.");

    @Test
    void itIsTheSameAfterTheWayThroughAFormAndBack() {
        assertThat(ContentFields.content(ContentFields.form(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void itIsTheSameAfterTheWayThroughItsFieldsAndBack() {
        assertThat(ContentFields.content(CONTENT.fields())).isEqualTo(CONTENT);
    }

    @Test
    void itIsTheSameAfterTheWayThroughTheStoreAndBack() {
        assertThat(ContentJson.read(ContentJson.of(CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    void whatABrowserDoesToLinesAndWhatNobodySeesIsTakenOut() {
        var sent = Form.of(Map.of("rationale", List.of(" Nobody saw\r\nthe child.\u0000\u0007 ")));

        assertThat(ContentFields.content(sent).rationale()).isEqualTo("Nobody saw\nthe child.");
    }

    @Test
    void aNoteOnAFailingCountsOnlyWhereItIsTicked() {
        var sent = Form.of(Map.of("failing-note.leadership.supervision", List.of("None")));

        assertThat(ContentFields.content(sent)).isEqualTo(ReadingContent.EMPTY);
    }

    @Test
    void fieldsOfNoReadingAreIgnored() {
        assertThat(ContentFields.content(Map.of("_csrf", "x", "version", "7", "then", "check")))
                .isEqualTo(ReadingContent.EMPTY);
    }

    @Test
    void aKindOfFailingIsThereOnce() {
        var twice = List.of(new Failing("a", ""), new Failing("a", "b"));

        assertThatThrownBy(() -> new ReadingContent(Map.of(), twice, Optional.empty(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
