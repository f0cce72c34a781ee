package org.plumbline.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

@PlumblineTest
class InspectionPagesTests {

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private Planning planning;

    @Autowired
    private Inspections inspections;

    private Organisation inspectorate;
    private Organisation force;
    private SignedIn lead;
    private Browser browser;

    @BeforeEach
    void aLeadInspectorAtTheirBrowser() {
        inspectorate = people.inspectorate();
        force = people.force();
        lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        browser = browsers.of(lead);
    }

    @Test
    void aLeadInspectorPlansAnInspectionAndItsBaseline() {
        assertThat(browser.get("/inspections").page().text()).contains("There is no inspection yet");

        var inspection = browser.submit(
                browser.get("/inspections/new"),
                "/inspections",
                "force",
                force.id().toString(),
                "title",
                "Child protection <b>2026</b>",
                "instrument",
                "child-protection-2014 1");
        assertThat(inspection.told()).contains("The inspection is planned");
        assertThat(inspection.page().select("h1").text()).isEqualTo("Child protection <b>2026</b>");
        assertThat(Fence.asMemberOf(inspectorate.id(), inspections::withoutWave))
                .as("what waits for a lead inspector")
                .hasSize(1);

        var wave = addWave(inspection.path(), 1, 4, 2026, 30, 6, 2026);

        assertThat(wave.page().select("h1").text()).startsWith("Baseline");
        assertThat(wave.page().select(".govuk-task-list").text()).contains("1 April 2026 to 30 June 2026, 91 days");
        assertThat(browser.get("/inspections").page().select("table").text())
                .contains(force.name(), "Baseline", "Planned");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysWhereItIsWrong() {
        var again = browser.submit(
                browser.get("/inspections/new"),
                "/inspections",
                "title",
                "x".repeat(201),
                "force",
                force.id().toString());

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().title()).startsWith("Error: ");
        assertThat(again.told()).contains("Choose the instrument", "Enter a title of at most 200 characters");
        assertThat(again.page().select("#title").val()).hasSize(201);
        assertThat(again.page().select("#force option[selected]").text()).isEqualTo(force.name());
    }

    @Test
    void sendingTheFormTwiceMakesOneInspection() {
        var form = browser.get("/inspections/new");
        for (int i = 0; i < 2; i++) {
            browser.submit(
                    form,
                    "/inspections",
                    "force",
                    force.id().toString(),
                    "title",
                    "Once",
                    "instrument",
                    "multi-agency-audit 1");
        }

        assertThat(browser.get("/inspections").page().select("tbody tr")).hasSize(1);
    }

    @Test
    void aPeriodThatSharesDaysWithAnotherWaveMustBeMeant() {
        var inspection = "/inspections/" + inspection().id();
        addWave(inspection, 1, 4, 2026, 30, 6, 2026);

        var warned = addWave(inspection, 30, 6, 2026, 30, 9, 2026);
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.told()).contains("shares days with Baseline (1 April 2026 to 30 June 2026)");

        var meant = browser.submit(warned, inspection + "/waves", "overlapMeant", "yes");
        assertThat(meant.told()).contains("Quarter 1 is planned");
    }

    @Test
    void aDateThatIsNoneIsRefusedInPlainWords() {
        var again = addWave("/inspections/" + inspection().id(), 31, 2, 2026, 30, 6, 2026);

        assertThat(again.told()).contains("Enter the first day of the practice period");
        assertThat(again.page().select("[name=practiceFrom-day]").val()).isEqualTo("31");
    }

    @Test
    void theForceSeesItsInspectionWithoutTheStepsOfThePlanner() {
        var wave = wave(inspection());
        var liaison = browsers.of(people.join(force, Role.FORCE_LIAISON));

        var list = liaison.get("/inspections").page();
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.text()).contains(inspectorate.name()).doesNotContain("Plan an inspection");
        assertThat(liaison.get("/waves/" + wave.id()).page().select("h1").text())
                .startsWith("Baseline");
        assertThat(liaison.get("/inspections/" + wave.inspection()).page().text())
                .doesNotContain("Add a wave");
        for (var path : List.of(
                "/inspections/new",
                "/waves/" + wave.id() + "/plan",
                "/inspections/" + wave.inspection() + "/title",
                "/inspections/" + wave.inspection() + "/waves/new")) {
            assertThat(liaison.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void toAnotherInspectorateAnotherForceAndAnOverseerThereIsNoSuchThing() {
        var wave = wave(inspection());
        var outsiders = List.of(
                people.join(people.inspectorate(), Role.LEAD_INSPECTOR),
                people.join(people.force(), Role.FORCE_LIAISON),
                people.join(people.oversight(), Role.OVERSEER),
                people.join(inspectorate, Role.ADMINISTRATOR));

        for (var outsider : outsiders) {
            for (var path : List.of(
                    "/inspections/" + wave.inspection(),
                    "/inspections/" + wave.inspection() + "/title",
                    "/waves/" + wave.id(),
                    "/waves/" + wave.id() + "/plan")) {
                assertThat(browsers.of(outsider).get(path).status())
                        .as(outsider.roles() + " " + path)
                        .isEqualTo(404);
            }
            assertThat(browsers.of(outsider)
                            .post("/waves/" + wave.id() + "/plan", "name", "Mine", "version", "0")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoeverSavesAStalePageSeesBothVersionsAndDecides() {
        var inspection = inspection();
        var path = "/inspections/" + inspection.id() + "/title";
        var opened = browser.get(path);
        browser.submit(browser.get(path), path, "title", "The first editor's");

        var conflict = browser.submit(opened, path, "title", "The second editor's");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.told()).contains("Somebody else changed this inspection", "The first editor's");
        assertThat(conflict.page().select("#title").val()).isEqualTo("The second editor's");

        var decided = browser.submit(conflict, path);
        assertThat(decided.page().select("h1").text()).isEqualTo("The second editor's");
    }

    @Test
    void aWaveIsReplannedUntilItsCasesAreDrawn() {
        var wave = wave(inspection());
        var path = "/waves/" + wave.id() + "/plan";
        assertThat(browser.submit(browser.get(path), path, "name", "First look").told())
                .contains("The wave is changed");

        Fence.asMemberOf(
                inspectorate.id(), () -> planning.reached(lead.by(), wave.id(), Wave.Stage.CASELOAD_CONFIRMED));
        var periodFixed = browser.get(path);
        assertThat(periodFixed.page().text()).contains("the period can no longer change");
        assertThat(browser.submit(periodFixed, path, "name", "Second look").told())
                .contains("The wave is changed");

        Fence.asMemberOf(inspectorate.id(), () -> planning.reached(lead.by(), wave.id(), Wave.Stage.DRAWN));
        assertThat(browser.get(path).page().select("form[action=" + path + "]")).isEmpty();
        assertThat(Fence.asMemberOf(inspectorate.id(), () -> inspections.wave(wave.id())))
                .map(Wave::name)
                .contains("Second look");
    }

    private Browser.Answer addWave(String inspection, int... dayMonthYearTwice) {
        var parts = new String[12];
        var names = List.of("From-day", "From-month", "From-year", "To-day", "To-month", "To-year");
        for (int i = 0; i < 6; i++) {
            parts[2 * i] = "practice" + names.get(i);
            parts[2 * i + 1] = Integer.toString(dayMonthYearTwice[i]);
        }
        return browser.submit(browser.get(inspection + "/waves/new"), inspection + "/waves", parts);
    }

    private Inspection inspection() {
        return Fence.asMemberOf(
                inspectorate.id(),
                () -> planning.inspect(
                        lead, force.id(), "Child protection 2026", new InstrumentRef("child-protection-2014", "1")));
    }

    private Wave wave(Inspection inspection) {
        return Fence.asMemberOf(
                inspectorate.id(),
                () -> planning.addWave(
                        lead, inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30)));
    }
}
