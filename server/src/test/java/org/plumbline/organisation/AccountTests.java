package org.plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

@PlumblineTest
class AccountTests {

    private static final String CHOSEN = "correct horse battery staple";

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock time;

    @Autowired
    private Sessions sessions;

    private SignedIn who;
    private Browser browser;

    @BeforeEach
    void somebodyIsSignedIn() {
        who = people.join(people.force(), Role.CASE_REVIEWER);
        browser = signIn(People.PASSWORD);
    }

    @Test
    void whoeverGivesTheOldPasswordChoosesANewOneAndIsSignedOutEverywhereElse() {
        var elsewhere = signIn(People.PASSWORD);
        assertThat(elsewhere.get("/home").path()).isEqualTo("/home");

        var changed = change(People.PASSWORD, CHOSEN, CHOSEN);

        assertThat(changed.told()).contains("Your password was changed");
        assertThat(browser.get("/home").path()).isEqualTo("/home");
        assertThat(elsewhere.get("/home").path()).isEqualTo("/sign-in");
        assertThat(signIn(CHOSEN).get("/home").path()).isEqualTo("/home");
        assertThat(signIn(People.PASSWORD).get("/home").path()).isEqualTo("/sign-in");
    }

    @Test
    void aWrongOldPasswordOrAPoorNewOneChangesNothing() {
        assertThat(change("not my password at all", CHOSEN, CHOSEN).told()).contains("This is not your password");
        assertThat(change(People.PASSWORD, "short", "short").told()).contains("at least 15 characters");
        assertThat(change(People.PASSWORD, CHOSEN, "another one, mistyped").told())
                .contains("not the same");

        assertThat(signIn(People.PASSWORD).get("/home").path()).isEqualTo("/home");
    }

    @Test
    void whoeverFindsAScreenLeftOpenCannotGuessThePasswordAtLeisure() {
        time.advance(Duration.ofMinutes(1));
        for (int attempt = 1; attempt <= SignInAttempts.PER_ACCOUNT; attempt++) {
            change("a guess that is wrong", CHOSEN, CHOSEN);
        }

        assertThat(change(People.PASSWORD, CHOSEN, CHOSEN).told()).contains("Too many failed attempts");
        time.advance(SignInAttempts.WINDOW.plusSeconds(1));
        assertThat(change(People.PASSWORD, CHOSEN, CHOSEN).told()).contains("Your password was changed");
    }

    @Test
    void aPersonSignsOutEverywhereAtOnce() {
        var elsewhere = signIn(People.PASSWORD);

        var out = browser.submit(browser.get("/account"), "/account/sign-out");

        assertThat(out.path()).isEqualTo("/sign-in");
        assertThat(out.told()).contains("signed out everywhere");
        assertThat(browser.get("/home").path()).isEqualTo("/sign-in");
        assertThat(elsewhere.get("/home").path()).isEqualTo("/sign-in");
        assertThat(sessions.count(who.person())).isZero();
    }

    @Test
    void theHomePageSaysSoWhenNothingWaits() {
        assertThat(browser.get("/home").text()).contains("What waits for you", who.name());
    }

    private Browser.Answer change(String old, String chosen, String again) {
        return browser.submit(
                browser.get("/account"), "/account/password", "old", old, "chosen", chosen, "again", again);
    }

    private Browser signIn(String password) {
        var another = browsers.ofAStranger();
        another.submit(another.get("/sign-in"), "/sign-in", "email", who.email(), "password", password);
        return another;
    }
}
