package org.plumbline.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Results that were published elsewhere, as anybody sees them. */
@PlumblineTest
class ElsewhereTests {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Browser.Opener browsers;

    @BeforeEach
    void theRealResultsAreTaken() throws IOException {
        var administrator = people.join(people.inspectorate(), Role.ADMINISTRATOR);
        try (var file = Objects.requireNonNull(
                ElsewhereTests.class.getResourceAsStream("/published/published_case_grades.csv"))) {
            browsers.of(administrator).upload("/published-results/import", "file", "results.csv", file.readAllBytes());
        }
    }

    @Test
    void eachSaysForItselfWhyItIsNotJoined() {
        Fence.asTheServer(() -> {
            if (organisations.findBySlug("west-yorkshire").isEmpty()) {
                organisations.add(OrganisationKind.FORCE, "West Yorkshire", "west-yorkshire", Nation.ENGLAND_AND_WALES);
            }
        });

        var rows = browsers.ofAStranger().get("/forces/west-yorkshire").page().select("tbody tr");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).text()).contains("The force graded its own cases");
        assertThat(rows.get(1).text()).doesNotContain("graded its own").contains("is not stated", "DISCREPANCY");
    }

    @Test
    void whatWasNotPublishedIsSaidAndNeverNought() {
        var page = browsers.ofAStranger().get("/published-results").page();

        var humberside = page.select("tbody tr").stream()
                .filter(row -> row.text().contains("Humberside"))
                .findFirst()
                .orElseThrow();
        assertThat(humberside.select("td").eachText()).contains("not published").doesNotContain("0");
        assertThat(humberside.text())
                .contains("How many cases were read is not published", "A review after an inspection");
    }
}
