package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Refused;
import org.springframework.beans.factory.annotation.Autowired;

/** The results that were published from 2014 to 2024, as {@code published/published_case_grades.csv} has them. */
@PlumblineTest
class PublishedResultsTests {

    @Autowired
    PublishedResults results;

    @Autowired
    People people;

    SignedIn lead;

    @BeforeEach
    void anInspectorate() {
        lead = people.join(people.inspectorate(), Role.LEAD_INSPECTOR);
    }

    @Test
    void everyRowOfTheRealFileIsTakenOnce() throws IOException {
        var first = takeTheRealOnes();

        assertThat(first.added() + first.unchanged()).isEqualTo(24);
        assertThat(takeTheRealOnes()).isEqualTo(new PublishedResults.Taken(0, 24, java.util.List.of()));
    }

    @Test
    void figuresThatDoNotAddUpStandAsTheyWerePublishedWithTheirNote() throws IOException {
        takeTheRealOnes();

        var westYorkshire = find("G07");
        assertThat(westYorkshire.cases()).hasValue(33);
        assertThat(westYorkshire.good().getAsInt()
                        + westYorkshire.adequate().getAsInt()
                        + westYorkshire.requiresImprovement().getAsInt()
                        + westYorkshire.inadequate().getAsInt())
                .isEqualTo(34);
        assertThat(westYorkshire.note()).contains("DISCREPANCY");
        assertThat(find("G16").note()).contains("DISCREPANCY");
    }

    @Test
    void whatWasNotPublishedIsEmptyAndNeverNought() throws IOException {
        takeTheRealOnes();

        var humberside = find("G14");
        assertThat(humberside.cases()).isEqualTo(OptionalInt.empty());
        assertThat(humberside.good()).isEqualTo(OptionalInt.empty());
        assertThat(find("G01").sentBack()).hasValue(38);
    }

    @Test
    void aRowThatIsThereWithOtherContentStaysAndIsNamed() throws IOException {
        takeTheRealOnes();

        var taken = take("G01,Metropolitan,NCPI 2016,2016,all,inspector,good,374,97,,,,,,yes,,elsewhere");

        assertThat(taken.differing()).containsExactly("G01");
        assertThat(find("G01").good()).hasValue(96);
    }

    @Test
    void aRowThatCannotBeTakenIsNamedWithItsLineColumnAndValue() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take("X1,Northmoor,Review,2026,all,inspector,good,0,many,,,,,,yes,,elsewhere"))
                .satisfies(refused -> assertThat(refused.refusals())
                        .extracting(refusal -> refusal.message().substring(0, 16))
                        .containsExactly("Line 2, column n", "Line 2, column g"));
    }

    private PublishedResult find(String id) {
        return as(lead, () -> results.all()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private PublishedResults.Taken takeTheRealOnes() throws IOException {
        try (var file = Objects.requireNonNull(
                PublishedResults.class.getResourceAsStream("/published/published_case_grades.csv"))) {
            return as(lead, () -> results.take(lead, file));
        }
    }

    private PublishedResults.Taken take(String row) {
        var csv = "id,force,inspection,fieldwork_or_publication_date,case_type,assessor,grade_scale,n,good,adequate,"
                + "requires_improvement,inadequate,ri_plus_inadequate,referred_back,verified,note,source\n" + row
                + "\n";
        return as(lead, () -> results.take(lead, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    }
}
