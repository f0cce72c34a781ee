package org.plumbline.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PlumblineTest
class FrameTests {

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private MockMvc mvc;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/help", "/accessibility", "/privacy", "/licence", "/sign-in"})
    void aStrangerReadsThePublicPages(String path) {
        var answer = browsers.ofAStranger().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(answer.page().select("h1")).hasSize(1);
        assertThat(answer.page().title()).endsWith(" - Plumbline");
        assertThat(answer.page().select("a.govuk-skip-link").attr("href")).isEqualTo("#main-content");
    }

    /** A crawler of the public pages fills no table of sessions. */
    @Test
    void aPageWithoutAFormOpensNoSession() throws Exception {
        var response = mvc.perform(MockMvcRequestBuilders.get("/")).andReturn().getResponse();

        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void whoeverIsSignedInSeesWhoTheyAreAndCanSignOut() {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);

        var header = browsers.of(lead).get("/home").page().select("header");

        assertThat(header.text()).contains(lead.name()).contains(lead.organisationName());
        assertThat(header.select("form[action=/sign-out] input[name=_csrf]").attr("value"))
                .isNotEmpty();
    }

    @Test
    void whereThereIsNothingThePageSaysSoAndNothingOfTheInside() {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);

        var answer = browsers.of(lead).get("/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().select("h1").text()).isEqualTo("Page not found");
        assertThat(answer.text()).doesNotContain("springframework").doesNotContain("Exception");
    }

    @Test
    void aProgramGetsTheSameAsAProblemDocument() throws Exception {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);

        var response = mvc.perform(
                        MockMvcRequestBuilders.get("/no-such-thing")
                                .header("Accept", "application/json")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.user(
                                        lead.person().toString())))
                .andReturn()
                .getResponse();

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"title\":\"Page not found\"");
    }

    @Test
    void theFilesOfTheFrameAreKeptByBrowsersForAYear() throws Exception {
        var style = browsers.ofAStranger()
                .get("/")
                .page()
                .select("link[rel=stylesheet]")
                .attr("href");

        var response =
                mvc.perform(MockMvcRequestBuilders.get(style)).andReturn().getResponse();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(response.getContentAsString()).doesNotContain("GDS Transport");
    }

    @Test
    void whatWasTypedIsThereAgainAfterAWrongPassword() {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);
        var browser = browsers.ofAStranger();

        var again = browser.submit(browser.get("/sign-in"), "/sign-in", "email", lead.email(), "password", "not this");

        assertThat(again.page().title()).startsWith("Error: ");
        assertThat(again.page().select("#email").attr("value")).isEqualTo(lead.email());
        assertThat(again.page().select("#email").attr("aria-describedby")).isEqualTo("email-error");
        assertThat(again.page().select("#password").attr("value")).isEmpty();
    }
}
