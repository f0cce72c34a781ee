package org.plumbline.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@PlumblineTest
class DrawPagesTests {

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private People people;

    private WaveToDraw toDraw;
    private Browser lead;

    @BeforeEach
    void aWaveHasItsCaseload() {
        toDraw = beans.createBean(WaveToDraw.class);
        lead = browsers.of(toDraw.lead);
    }

    @Test
    void theSampleIsPlannedLookedAtDrawnAndDrawnAgain() throws Exception {
        var before = lead.get(toDraw.path("/draw"));
        assertThat(before.page().select("a[href$=/draw/new]").text()).isEqualTo("Plan the draw");

        assertThat(lead.get(toDraw.path("/draw/new")).page().select("input[type=radio]"))
                .hasSize(4);
        assertThat(lead.get(toDraw.path("/draw/new?design=proportional")).page().select("input#size"))
                .hasSize(1);

        var check = lead.get(toDraw.path("/draw/check?design=proportional&size=20"));
        assertThat(check.page().select("tbody tr").eachText())
                .containsExactlyInAnyOrder(
                        "Domestic abuse with a child in the household 17 5",
                        "Missing child 40 13",
                        "Child protection enquiry (section 47) 3 2");
        assertThat(check.page().text()).contains("(95% interval)");

        var drawn = lead.submit(check, toDraw.path("/draws"));
        assertThat(drawn.path()).isEqualTo(toDraw.path("/draw"));
        assertThat(drawn.told()).isEqualTo("20 cases drawn");
        assertThat(drawn.page().select("#cases ~ div tbody tr")).hasSize(20);
        assertThat(drawn.page().select("code").eachText()).contains(toDraw.caseloadHash());

        var verification = lead.get(toDraw.path("/draw/verification"));
        assertThat(verification.page().text()).contains("The same 20 cases.");

        var frame = lead.get(toDraw.path("/draw/frame.txt"));
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(frame.text().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(toDraw.caseloadHash());
        var json = lead.get(drawn.page().select("a[href$=.json]").attr("href"));
        assertThat(json.text()).contains("\"plumbline-draw-1\"", "stratified-proportional", "\"seed\"");
        var csv = lead.get(drawn.page().select("a[href$=.csv]").attr("href"));
        assertThat(csv.text().lines()).hasSize(21).first().asString().startsWith("reference,case type");
    }

    @Test
    void theSamePageSentTwiceDrawsOnce() {
        var check = lead.get(toDraw.path("/draw/check?design=simple-random&size=7"));

        lead.submit(check, toDraw.path("/draws"));
        var again = lead.submit(check, toDraw.path("/draws"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.page().select("#cases ~ div tbody tr")).hasSize(7);
    }

    @Test
    void aStaleCheckPageDrawsNothing() {
        var check = lead.get(toDraw.path("/draw/check?design=simple-random&size=7"));
        toDraw.upload("S");

        assertThat(lead.submit(check, toDraw.path("/draws")).status()).isEqualTo(409);
        assertThat(lead.get(toDraw.path("/draw")).page().select("#cases")).isEmpty();
    }

    @Test
    void aWrongNumberIsShownAgainWithWhatWasTyped() {
        for (var typed : new String[] {"0", "61", "many", "", "-1", "1e3"}) {
            var again = lead.get(toDraw.path("/draw/check?design=simple-random&size=" + typed));
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.told()).contains("a number from 1 to 60");
            assertThat(again.page().select("#size").attr("value")).isEqualTo(typed);
            assertThat(again.page().title()).startsWith("Error: ");
        }
        var fixed = lead.get(
                toDraw.path("/draw/check?design=fixed&size-missing=41&size-domestic-abuse=x&size-s47-enquiry=2"));
        assertThat(fixed.page().select(".govuk-error-message")).hasSize(2);
        assertThat(lead.get(toDraw.path("/draw/new?design=")).status()).isEqualTo(422);
    }

    @Test
    void casesAreAddedByHandWithAReason() {
        var reference = toDraw.cases().getFirst().reference();
        var form = lead.get(toDraw.path("/draw/new?design=by-hand"));

        var refused =
                lead.submit(form, toDraw.path("/draws"), "references", reference.toLowerCase(java.util.Locale.ROOT));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#references").text()).isEqualToIgnoringCase(reference);

        var chosen = lead.submit(refused, toDraw.path("/draws"), "reason", "Reported <b>by name</b>");
        assertThat(chosen.told()).isEqualTo("1 case chosen by hand");
        assertThat(chosen.page().text()).contains("Reported <b>by name</b>");
    }

    @Test
    void theForceSeesTheCasesToProvideAndCannotPlan() {
        lead.submit(lead.get(toDraw.path("/draw/check?design=simple-random&size=7")), toDraw.path("/draws"));

        var liaison = browsers.of(toDraw.liaison);
        assertThat(liaison.get(toDraw.path("/draw")).page().select("#cases ~ div tbody tr"))
                .hasSize(7);
        assertThat(liaison.get(toDraw.path("/draw/new")).status()).isEqualTo(404);
        assertThat(browsers.of(toDraw.inspector)
                        .get(toDraw.path("/draw/check?design=simple-random&size=7"))
                        .status())
                .isEqualTo(404);
        var stranger = browsers.of(people.join(people.force(), Role.FORCE_LIAISON));
        assertThat(stranger.get(toDraw.path("/draw")).status()).isEqualTo(404);
        assertThat(stranger.get(toDraw.path("/draw/frame.txt")).status()).isEqualTo(404);
    }
}
