package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTests {

    @Test
    void showsAgainExactlyWhatWasTyped() {
        var form = Form.of(Map.of("name", List.of("  <b>Baseline</b> "), "failings", List.of("training", "judgement")))
                .refusing(List.of(Refusal.of("name", "Too short")));

        assertThat(form.value("name")).isEqualTo("  <b>Baseline</b> ");
        assertThat(form.text("name")).hasValue("<b>Baseline</b>");
        assertThat(form.has("failings", "judgement")).isTrue();
        assertThat(form.refusal("name")).hasValue("Too short");
        assertThat(form.refusal("failings")).isEmpty();
        assertThat(form.value("neverSent")).isEmpty();
    }

    @Test
    void readsADateWithItsMonthAsANumberOrAName() {
        var date = LocalDate.of(2026, 9, 4);

        assertThat(dated("4", "9", "2026").date("received")).hasValue(date);
        assertThat(dated(" 04 ", "September", "2026").date("received")).hasValue(date);
        assertThat(dated("4", "sep", "2026").date("received")).hasValue(date);
        assertThat(Form.empty().with("received", date).date("received")).hasValue(date);
    }

    @Test
    void aDayThatIsInNoCalendarIsNoDate() {
        assertThat(dated("31", "2", "2026").date("received")).isEmpty();
        assertThat(dated("x", "2", "2026").date("received")).isEmpty();
        assertThat(dated("1", "ju", "2026").date("received")).isEmpty();
        assertThat(Form.empty().date("received")).isEmpty();
        assertThat(Form.empty().hasDate("received")).isFalse();
        assertThat(dated("", "2", "").hasDate("received")).isTrue();
    }

    @Test
    void aRefusalOfOneOfItsFieldsIsARefusalOfTheDate() {
        var form = Form.empty().refusing(List.of(Refusal.of("received-month", "The month must be 1 to 12")));

        assertThat(form.refusalOfDate("received")).hasValue("The month must be 1 to 12");
    }

    private static Form dated(String day, String month, String year) {
        return Form.empty()
                .with("received-day", day)
                .with("received-month", month)
                .with("received-year", year);
    }
}
