package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Organisations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a test of a room is written. */
@PlumblineTest
class PlumblineTestTests {

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock time;

    @Autowired
    private Clock clock;

    @Autowired
    private Organisations organisations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOperationIsCalledWithinTheFenceOfWhoeverTakesTheStep() {
        var inspectorate = people.inspectorate();
        var lead = people.join(inspectorate, LEAD_INSPECTOR);
        people.join(inspectorate, INSPECTOR);

        var colleagues = Fence.asMemberOf(lead.organisation(), () -> organisations.people(inspectorate.id()));

        assertThat(colleagues).hasSize(2);
    }

    @Test
    void anotherOrganisationSeesNothingThroughTheFence() {
        var inspectorate = people.inspectorate();
        people.join(inspectorate, LEAD_INSPECTOR);
        var liaison = people.join(people.force(), FORCE_LIAISON);

        assertThat(Fence.asMemberOf(liaison.organisation(), () -> organisations.people(inspectorate.id())))
                .isEmpty();
    }

    @Test
    void timeStandsStillUntilTheTestMovesIt() {
        assertThat(clock.instant()).isEqualTo(TestClock.START);

        time.advance(Duration.ofHours(3));

        assertThat(clock.instant()).isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void aSignedInPersonSeesTheirHomePageAndAStrangerIsAskedToSignIn() {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);

        assertThat(browsers.of(lead).get("/home").path()).isEqualTo("/home");
        assertThat(browsers.ofAStranger().get("/home").path()).isEqualTo("/sign-in");
    }

    @Test
    void aFormIsSentAsItStandsInThePage() {
        var lead = people.join(people.inspectorate(), LEAD_INSPECTOR);
        var browser = browsers.ofAStranger();

        var home =
                browser.submit(browser.get("/sign-in"), "/sign-in", "email", lead.email(), "password", People.PASSWORD);

        assertThat(home.path()).isEqualTo("/home");
        assertThat(home.page().select("h1")).hasSize(1);
    }

    @Test
    void theApplicationOwnsNothingAndIsHeldByRowLevelSecurity() {
        assertThat(jdbc.sql(
                                "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(jdbc.sql("select count(*) from pg_class where relowner = current_user::regrole")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("alter table organisation disable row level security")
                        .update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }
}
