package org.plumbline.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;

@PlumblineTest
class InstrumentPagesTests {

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Test
    void bothSidesReadWhatIsJudged() {
        var inspector = browsers.of(people.join(people.inspectorate(), Role.INSPECTOR));
        var liaison = browsers.of(people.join(people.force(), Role.FORCE_LIAISON));

        for (var reader : List.of(inspector, liaison)) {
            assertThat(reader.get("/instruments").page().select("table a").eachText())
                    .contains("Child protection inspection 2014–2023", "Multi-agency case file audit");
            var page = reader.get("/instruments/child-protection-2014/1").page();
            assertThat(page.select("h1").text()).isEqualTo("Child protection inspection 2014–2023");
            assertThat(page.select("#main-content").text())
                    .contains("Was the risk to the child recognised at the first contact")
                    .contains("within 10 working days");
        }
    }

    @Test
    void theQuestionsOfOneTypeOfCaseAreShownAlone() {
        var reader = browsers.of(people.join(people.inspectorate(), Role.INSPECTOR));

        var page = reader.get("/instruments/child-protection-2014/1?caseType=custody")
                .text();

        assertThat(page)
                .contains("Did an appropriate adult come promptly")
                .contains("of the type ‘Child detained in police custody’")
                .doesNotContain("Were visits to the registered sex offender made");
    }

    @Test
    void theFileIsDownloadedAsItsAuthorWroteIt() {
        var reader = browsers.of(people.join(people.inspectorate(), Role.INSPECTOR));

        var file = reader.get("/instruments/multi-agency-audit/1/file");

        assertThat(file.text()).startsWith("# A local multi-agency case file audit");
        assertThat(file.response().getHeader("Content-Disposition")).contains("multi-agency-audit-1.yaml");
        assertThat(InstrumentFile.read("downloaded.yaml", file.text())
                        .instrument()
                        .ref())
                .isEqualTo(new InstrumentRef("multi-agency-audit", "1"));
    }

    @Test
    void whatIsNotThereIsNotFoundAndAStrangerIsAskedToSignIn() {
        var reader = browsers.of(people.join(people.inspectorate(), Role.INSPECTOR));

        for (var path :
                List.of("/instruments/child-protection-2014/9", "/instruments/NO-SUCH/1", "/instruments/none/1/file")) {
            assertThat(reader.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(browsers.ofAStranger().get("/instruments").path()).isEqualTo("/sign-in");
    }
}
