package org.plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;

@PlumblineTest
class SignInTests {

    private static final String WRONG = "not the password at all";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock time;

    @Autowired
    private Persons persons;

    @Autowired
    private PasswordCheck check;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;

    private SignedIn lead;

    @BeforeEach
    void somebodyHasAnAccount() {
        lead = people.join(people.inspectorate(), Role.LEAD_INSPECTOR);
    }

    @Test
    void whoeverGivesTheRightPasswordIsLetInWhereTheyWantedToGo() {
        var browser = browsers.ofAStranger();
        var asked = browser.get("/colleagues");

        var page = browser.submit(asked, "/sign-in", "email", lead.email(), "password", People.PASSWORD);

        assertThat(asked.path()).isEqualTo("/sign-in");
        assertThat(page.path()).isEqualTo("/colleagues");
        assertThat(page.text()).contains(lead.name());
    }

    @Test
    void theCaseOfAnEmailAddressAndBlanksAroundItDoNotMatter() throws Exception {
        assertThat(signIn("  " + lead.email().toUpperCase(Locale.ROOT) + " ", People.PASSWORD, "10.0.0.1"))
                .isEqualTo("/home");
    }

    @Test
    void aWrongPasswordLeadsBackToTheFormWithTheEmailAddressStillInIt() {
        var browser = browsers.ofAStranger();

        var again = browser.submit(browser.get("/sign-in"), "/sign-in", "email", lead.email(), "password", WRONG);

        assertThat(again.page().title()).startsWith("Error: ");
        assertThat(again.told()).contains("The e-mail address or the password is wrong");
        assertThat(again.page().select("#email").attr("value")).isEqualTo(lead.email());
        assertThat(again.page().select("#password").attr("value")).isEmpty();
    }

    @Test
    void anUnknownADeactivatedAndAnImpossibleAccountAreToldTheSame() throws Exception {
        Fence.asTheServer(() -> {
            var person = persons.find(lead.person()).orElseThrow();
            persons.setActive(person, false, person.version(), lead.by());
        });

        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.2")).isEqualTo("/sign-in?refused=wrong");
        assertThat(signIn("nobody@example.org", WRONG, "10.0.0.2")).isEqualTo("/sign-in?refused=wrong");
        assertThat(signIn("' or true --", WRONG, "10.0.0.2")).isEqualTo("/sign-in?refused=wrong");
        assertThat(signIn("", "", "10.0.0.2")).isEqualTo("/sign-in?refused=wrong");
    }

    @Test
    void theSixthAttemptMustWaitEvenWithTheRightPasswordAndFromAnotherAddress() throws Exception {
        for (int attempt = 1; attempt <= SignInAttempts.PER_ACCOUNT; attempt++) {
            assertThat(signIn(lead.email(), WRONG, "10.0.0.3")).isEqualTo("/sign-in?refused=wrong");
        }

        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.3")).isEqualTo("/sign-in?refused=wait");
        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.4")).isEqualTo("/sign-in?refused=wait");

        time.advance(SignInAttempts.WINDOW.plusSeconds(1));
        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.3")).isEqualTo("/home");
    }

    @Test
    void aSuccessResetsTheCountOfTheAccount() throws Exception {
        for (int attempt = 1; attempt < SignInAttempts.PER_ACCOUNT; attempt++) {
            signIn(lead.email(), WRONG, "10.0.0.5");
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.5")).isEqualTo("/home");
        time.advance(Duration.ofSeconds(1));

        assertThat(signIn(lead.email(), WRONG, "10.0.0.5")).isEqualTo("/sign-in?refused=wrong");
        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.5")).isEqualTo("/home");
    }

    @Test
    void oneAddressThatTriesManyAccountsMustWaitForAllOfThem() throws Exception {
        for (int attempt = 1; attempt <= SignInAttempts.PER_ADDRESS; attempt++) {
            signIn("somebody" + attempt + "@example.org", WRONG, "10.0.0.6");
        }

        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.6")).isEqualTo("/sign-in?refused=wait");
        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.7")).isEqualTo("/home");
    }

    @Test
    void manySuccessesFromOneAddressDoNotCountAgainstIt() throws Exception {
        for (int attempt = 1; attempt <= SignInAttempts.PER_ADDRESS; attempt++) {
            check.check(lead.email(), People.PASSWORD, "10.0.0.8");
        }

        assertThat(signIn(lead.email(), People.PASSWORD, "10.0.0.8")).isEqualTo("/home");
    }

    @Test
    void attemptsAtTheSameMomentAreNoWayAroundTheLimit() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(Stream.<Callable<PasswordCheck.Outcome>>generate(
                            () -> () -> check.check(lead.email(), WRONG, "10.0.0.9"))
                    .limit(20)
                    .toList());
            int wrong = 0;
            for (var outcome : outcomes) {
                wrong += outcome.get() == PasswordCheck.Outcome.WRONG ? 1 : 0;
            }
            assertThat(wrong).isEqualTo(SignInAttempts.PER_ACCOUNT);
        }
    }

    @Test
    void aSessionHasAnotherIdAfterSigningIn() throws Exception {
        var before = cookie(mvc.perform(get("/sign-in")).andReturn().getResponse());

        var response = mvc.perform(post("/sign-in")
                        .cookie(before)
                        .with(csrf())
                        .param("email", lead.email())
                        .param("password", People.PASSWORD))
                .andReturn()
                .getResponse();

        assertThat(cookie(response).getValue()).isNotEqualTo(before.getValue());
        assertThat(redirected(
                        mvc.perform(get("/account").cookie(before)).andReturn().getResponse()))
                .contains("/sign-in");
        assertThat(mvc.perform(get("/account").cookie(cookie(response)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterEightHoursWithoutARequestAndItsCookieIsForThisServerOnly() throws Exception {
        var cookie = cookie(signedIn());
        var session = sessions.findByPrincipalName(lead.person().toString()).values().stream()
                .findFirst()
                .orElseThrow();

        assertThat(session.getMaxInactiveInterval()).isEqualTo(Duration.ofHours(8));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualToIgnoringCase("lax");
        assertThat(cookie.getMaxAge()).isEqualTo(-1);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        var cookie = cookie(signedIn());

        mvc.perform(post("/sign-out").cookie(cookie).with(csrf()));

        assertThat(redirected(
                        mvc.perform(get("/account").cookie(cookie)).andReturn().getResponse()))
                .contains("/sign-in");
    }

    /** Another site's page can send a form, but not know the token that goes with it. */
    @Test
    void nobodyIsSignedOutByAnotherSitesPage() throws Exception {
        var cookie = cookie(signedIn());

        assertThat(mvc.perform(post("/sign-out").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(get("/account").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsDeactivatedIsOutAtTheirNextRequest() throws Exception {
        var cookie = cookie(signedIn());
        Fence.asTheServer(() -> {
            var person = persons.find(lead.person()).orElseThrow();
            persons.setActive(person, false, person.version(), lead.by());
        });

        assertThat(redirected(
                        mvc.perform(get("/account").cookie(cookie)).andReturn().getResponse()))
                .contains("/sign-in");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtTheNextRequest() throws Exception {
        var cookie = cookie(signedIn());
        assertThat(mvc.perform(get("/colleagues").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
        Fence.asTheServer(() -> {
            var person = persons.find(lead.person()).orElseThrow();
            persons.giveRoles(person, Set.of(Role.INSPECTOR), person.version(), lead.by());
        });

        assertThat(mvc.perform(get("/colleagues").cookie(cookie))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void nothingOfAPageIsKeptByTheBrowserNorFramedBySomebodyElse() throws Exception {
        var response = mvc.perform(get("/account").cookie(cookie(signedIn())))
                .andReturn()
                .getResponse();

        assertThat(response.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    private MockHttpServletResponse signedIn() throws Exception {
        return mvc.perform(post("/sign-in")
                        .with(csrf())
                        .param("email", lead.email())
                        .param("password", People.PASSWORD))
                .andReturn()
                .getResponse();
    }

    private String signIn(String email, String password, String address) throws Exception {
        var request = post("/sign-in")
                .with(csrf())
                .param("email", email)
                .param("password", password)
                .with(r -> {
                    r.setRemoteAddr(address);
                    return r;
                });
        return redirected(mvc.perform(request).andReturn().getResponse());
    }

    private static String redirected(MockHttpServletResponse response) {
        return Objects.requireNonNullElse(response.getRedirectedUrl(), "no redirect, " + response.getStatus());
    }

    private static Cookie cookie(MockHttpServletResponse response) {
        return Objects.requireNonNull(response.getCookie("plumbline"), "no session");
    }
}
