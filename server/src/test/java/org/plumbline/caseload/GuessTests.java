package org.plumbline.caseload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.instrument.Instrument.CaseType;
import org.plumbline.page.Refused;

/** What is guessed of a file before a person says so. */
class GuessTests {

    private static final List<CaseType> TYPES = List.of(
            new CaseType("s47-enquiry", "Child protection enquiry (section 47)"),
            new CaseType("domestic-abuse", "Domestic abuse with a child in the household"),
            new CaseType("other-referral", "Other concern or referral about a child"),
            new CaseType("exploitation-online", "Child sexual exploitation, online"),
            new CaseType("exploitation-offline", "Child sexual exploitation, in person"),
            new CaseType("missing", "Missing child"),
            new CaseType("police-protection", "Police protection (section 46)"),
            new CaseType("sex-offender", "Registered sex offender with a child at risk"),
            new CaseType("custody", "Child detained in police custody"));

    @ParameterizedTest
    @CsvSource({
        "s47-enquiry, s47-enquiry",
        "S47, s47-enquiry",
        "Section 47 enquiry, s47-enquiry",
        "DA, domestic-abuse",
        "Domestic Violence, domestic-abuse",
        "MISPER, missing",
        "Missing person, missing",
        "CSE - online, exploitation-online",
        "CSE offline, exploitation-offline",
        "Police Protection (s46), police-protection",
        "RSO, sex-offender",
        "Registered sex offender, sex-offender",
        "Custody, custody",
        "Child in detention, custody",
        "Other referral, other-referral",
    })
    void theUsualWordsForATypeOfCaseAreGuessed(String word, String key) {
        assertThat(new CaseTypeWords(TYPES).guess(word)).hasValue(key);
    }

    @ParameterizedTest
    @CsvSource({"CSE", "Burglary", "Fraud by post", "Child", "''"})
    void aWordThatMayMeanTwoTypesOrNoneIsLeftToThePerson(String word) {
        assertThat(new CaseTypeWords(TYPES).guess(word)).isEmpty();
    }

    @Test
    void columnsAreGuessedFromTheirHeadings() {
        var headings =
                new Headings(List.of("Child's name", "Occurrence Ref", "Date opened", "Offence category", "Team name"));

        assertThat(Columns.guess(headings).of())
                .isEqualTo(Map.of(Field.REFERENCE, 1, Field.OPENED, 2, Field.CASE_TYPE, 3, Field.UNIT, 4));
        assertThat(headings.personal()).containsExactly("A: Child's name");
    }

    @Test
    void aColumnOfNamesIsNeverTaken() {
        var headings = new Headings(List.of("Surname", "Type", "Opened"));
        var columns = new Columns(Map.of(Field.REFERENCE, 0, Field.CASE_TYPE, 1, Field.OPENED, 2));

        assertThatThrownBy(() -> columns.check(headings))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("identifies a person");
    }

    @Test
    void oneColumnIsNotTakenForTwoThings() {
        var headings = new Headings(List.of("Ref", "Type", "Opened"));
        var columns = new Columns(Map.of(Field.REFERENCE, 0, Field.CASE_TYPE, 0, Field.OPENED, 7));

        assertThatThrownBy(() -> columns.check(headings))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("already chosen")
                .hasMessageContaining("no such column");
    }

    @Test
    void columnsAreLetteredAsInASpreadsheet() {
        assertThat(List.of(Headings.letters(0), Headings.letters(25), Headings.letters(26), Headings.letters(701)))
                .containsExactly("A", "Z", "AA", "ZZ");
    }
}
