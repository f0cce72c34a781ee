package org.plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.page.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PlumblineTest
class AdministrationTests {

    private static final String CHOSEN = "correct horse battery staple";

    @Autowired
    private People people;

    @Autowired
    private Browser.Opener browsers;

    @Autowired
    private TestClock time;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Persons persons;

    @Autowired
    private Administration administration;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Organisation inspectorate;
    private SignedIn administrator;
    private Browser browser;

    @BeforeEach
    void anInspectorateHasAnAdministrator() {
        inspectorate = people.inspectorate();
        administrator = people.join(inspectorate, ADMINISTRATOR);
        browser = browsers.of(administrator);
    }

    @Test
    void anAdministratorAddsAForceAndItsFirstPersonWhoChoosesAPasswordAndSignsIn() {
        var force = addForce();
        var email = "liaison@" + force.slug() + ".example";

        var invited = browser.submit(
                browser.get("/organisations/" + force.slug() + "/people/new"),
                "/organisations/" + force.slug() + "/people",
                "name",
                "Robin Weir",
                "email",
                email,
                "roles",
                "FORCE_LIAISON");
        var link = link(invited);
        var newcomer = browsers.ofAStranger();
        var signIn = newcomer.submit(newcomer.get(link), link, "chosen", CHOSEN, "again", CHOSEN);
        var home = newcomer.submit(signIn, "/sign-in", "email", email, "password", CHOSEN);

        assertThat(invited.page().select("h1").text()).isEqualTo("Hand over this link");
        assertThat(signIn.told()).contains("Your password is set");
        assertThat(home.path()).isEqualTo("/home");
        assertThat(home.text()).contains("Robin Weir", force.name());
        assertThat(newcomer.get("/colleagues").text()).contains(email);
    }

    @Test
    void anInvitationIsGoodOnceAndForThreeDaysAndUntilThereIsANewerOne() {
        var colleague = people.join(inspectorate, INSPECTOR);
        var first = Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()));
        var second =
                Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()));
        var stranger = browsers.ofAStranger();

        assertThat(stranger.get(first.path()).status()).isEqualTo(404);
        assertThat(stranger.get(second.path()).status()).isEqualTo(200);
        assertThat(stranger.get(second.path()).status())
                .as("looking uses nothing")
                .isEqualTo(200);
        stranger.post(second.path(), "chosen", CHOSEN, "again", CHOSEN);
        assertThat(stranger.get(second.path()).status()).isEqualTo(404);
        assertThat(stranger.post(second.path(), "chosen", CHOSEN, "again", CHOSEN)
                        .status())
                .isEqualTo(404);

        var third = Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()));
        time.advance(Invitations.GOOD_FOR);
        assertThat(stranger.get(third.path()).status()).isEqualTo(404);
        assertThat(stranger.get("/invitation/made-up").status()).isEqualTo(404);
    }

    @Test
    void theSecretOfAnInvitationIsWrittenNowhere() {
        var colleague = people.join(inspectorate, INSPECTOR);
        var invitation =
                Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()));

        var written = Fence.asTheServer(() -> inTransaction(() -> jdbc.sql("""
                        select (select count(*) from invitation i where encode(i.token_hash, 'escape') like :secret)
                             + (select count(*) from ledger_entry e where e.canonical like :secret)
                        """)
                .param("secret", "%" + invitation.token() + "%")
                .query(Integer.class)
                .single()));

        assertThat(written).isZero();
    }

    @Test
    void aPasswordThatIsTooShortEasilyGuessedOrMistypedIsRefusedBesideItsField() {
        var colleague = people.join(inspectorate, INSPECTOR);
        var link = Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()))
                .path();
        var stranger = browsers.ofAStranger();

        assertThat(stranger.post(link, "chosen", "too short", "again", "too short")
                        .told())
                .contains("at least 15 characters");
        assertThat(stranger.post(link, "chosen", "aaaaaaaaaaaaaaaaaaaa", "again", "aaaaaaaaaaaaaaaaaaaa")
                        .told())
                .contains("easily guessed");
        assertThat(stranger.post(link, "chosen", colleague.email(), "again", colleague.email())
                        .told())
                .contains("easily guessed");
        var mistyped = stranger.post(link, "chosen", CHOSEN, "again", CHOSEN + "r");
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(mistyped.page().title()).startsWith("Error: ");
        assertThat(mistyped.page().select("#again-error").text()).contains("not the same");
    }

    @Test
    void whatIsMissingOrTakenIsSaidWithAllThatWasTyped() {
        var force = addForce();
        var address = "/organisations/" + force.slug() + "/people";

        var empty = browser.post(address, "name", " ", "email", "not an address");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.told()).contains("Enter their name", "Enter an e-mail address", "Choose at least one role");
        assertThat(empty.page().select("#email").attr("value")).isEqualTo("not an address");

        var taken = browser.post(
                address,
                "name",
                "R",
                "email",
                administrator.email().toUpperCase(Locale.ROOT),
                "roles",
                "CASE_REVIEWER");
        assertThat(taken.told()).contains("Somebody already signs in with");

        var foreign = browser.post(address, "name", "R", "email", "r@example.org", "roles", "ADMINISTRATOR");
        assertThat(foreign.told()).contains(force.name() + " can have no administrator");

        assertThat(browser.post("/organisations", "kind", "FORCE", "name", force.name(), "nation", "SCOTLAND")
                        .told())
                .contains("There is an organisation of this name already");
        assertThat(browser.post("/organisations", "kind", "INSPECTORATE", "name", "Another", "nation", "SCOTLAND")
                        .told())
                .contains("Choose a police force or an oversight body");
        assertThat(browser.post("/organisations", "name", "No kind").told())
                .contains("Choose a police force or an oversight body");
        assertThat(browser.post("/organisations", "kind", "FORCE", "name", "!!!", "nation", "SCOTLAND")
                        .told())
                .contains("Enter its name");
    }

    @Test
    void rolesAreChangedAndASecondEditorIsTold() {
        var colleague = people.join(inspectorate, INSPECTOR);
        var address = "/people/" + colleague.person();

        var changed = browser.post(address + "/roles", "roles", "LEAD_INSPECTOR", "version", "0");
        var stale = browser.post(address + "/roles", "roles", "DUTY_INSPECTOR", "version", "0");

        assertThat(changed.told()).contains("were changed");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(roles(colleague)).containsExactly(LEAD_INSPECTOR);
        assertThat(browser.post(address + "/roles", "version", "1").told()).contains("Choose at least one role");
        assertThat(browser.post(address + "/roles", "roles", "INSPECTOR").status())
                .as("a page without a version")
                .isEqualTo(409);
    }

    @Test
    void whoeverIsDeactivatedCannotSignInUntilTheyAreReactivated() {
        var colleague = people.join(inspectorate, INSPECTOR);
        var address = "/people/" + colleague.person();
        var invitation =
                Fence.asMemberOf(inspectorate.id(), () -> administration.invite(administrator, colleague.person()));

        var done = browser.submit(browser.get(address + "/deactivation"), address + "/deactivation");
        assertThat(done.told()).contains("can no longer sign in");
        assertThat(Fence.asTheServer(() -> organisations.signedIn(colleague.email())))
                .isEmpty();
        assertThat(browsers.ofAStranger().get(invitation.path()).status()).isEqualTo(404);
        assertThat(browser.post(address + "/invitation").told()).contains("Reactivate them first");

        var again = browser.post(address + "/deactivation", "version", "0");
        assertThat(again.told()).as("a second press of the button").contains("can no longer sign in");

        browser.submit(browser.get(address), address + "/reactivation");
        assertThat(Fence.asTheServer(() -> organisations.signedIn(colleague.email())))
                .isPresent();
    }

    @Test
    void theLastAdministratorStaysAndNobodyDeactivatesThemselves() {
        var address = "/people/" + administrator.person();
        people.join(inspectorate, INSPECTOR);

        assertThat(browser.post(address + "/roles", "roles", "INSPECTOR", "version", "0")
                        .told())
                .contains("last administrator");
        assertThat(browser.post(address + "/deactivation", "version", "0").told())
                .contains("You can't deactivate yourself");

        var second = people.join(inspectorate, ADMINISTRATOR);
        assertThat(browsers.of(second)
                        .post(address + "/roles", "roles", "INSPECTOR", "version", "0")
                        .told())
                .contains("were changed");
        assertThat(roles(administrator)).containsExactly(INSPECTOR);
    }

    @Test
    void anAdministratorWhoHasNoPasswordYetDoesNotCountAsOne() {
        Fence.asMemberOf(
                inspectorate.id(),
                () -> administration.addPerson(
                        administrator,
                        inspectorate,
                        new Newcomer(
                                "Not yet", "notyet-" + UUID.randomUUID() + "@example.org", Set.of(ADMINISTRATOR))));

        assertThat(browser.post("/people/" + administrator.person() + "/roles", "roles", "INSPECTOR", "version", "0")
                        .told())
                .contains("last administrator");
    }

    @Test
    void twoAdministratorsWhoDeactivateEachOtherAtTheSameMomentDoNotBothSucceed() throws Exception {
        for (int round = 0; round < 5; round++) {
            var place = people.inspectorate();
            var one = people.join(place, ADMINISTRATOR);
            var other = people.join(place, ADMINISTRATOR);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.of(deactivation(one, other), deactivation(other, one)));
            }
            var left = Fence.asMemberOf(place.id(), () -> organisations.people(place.id())).stream()
                    .filter(Colleague::active);
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void anotherInspectoratesAdministratorFindsNothing() {
        var force = addForce();
        var colleague = people.join(inspectorate, INSPECTOR);
        var reviewer = people.join(force, CASE_REVIEWER);
        var other = browsers.of(people.join(people.inspectorate(), ADMINISTRATOR));

        for (var address : List.of(
                "/organisations/" + force.slug(),
                "/organisations/" + inspectorate.slug(),
                "/organisations/" + force.slug() + "/people/new",
                "/people/" + colleague.person(),
                "/people/" + reviewer.person(),
                "/people/" + reviewer.person() + "/deactivation",
                "/people/nobody")) {
            assertThat(other.get(address).status()).as(address).isEqualTo(404);
        }
        for (var address : List.of(
                "/organisations/" + force.slug() + "/people",
                "/people/" + reviewer.person() + "/roles",
                "/people/" + reviewer.person() + "/invitation",
                "/people/" + reviewer.person() + "/deactivation",
                "/people/" + reviewer.person() + "/reactivation")) {
            assertThat(other.post(
                                    address,
                                    "version",
                                    "0",
                                    "roles",
                                    "FORCE_LIAISON",
                                    "name",
                                    "X",
                                    "email",
                                    "x@example.org")
                            .status())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(other.get("/organisations").text()).doesNotContain(force.name());
        assertThat(browser.get("/people/" + reviewer.person()).status()).isEqualTo(200);
    }

    @Test
    void everyChangeIsInTheLedgerWithoutANameAmongItsFacts() {
        var force = addForce();
        var invitation = Fence.asMemberOf(
                inspectorate.id(),
                () -> administration.addPerson(
                        administrator,
                        force,
                        new Newcomer("Wren Sorrel", "wren-" + force.slug() + "@example.org", Set.of(FORCE_LIAISON))));
        var person = invitation.person();
        Fence.asMemberOf(inspectorate.id(), () -> {
            administration.giveRoles(administrator, person.id(), Set.of(CASE_REVIEWER), 0);
            administration.deactivate(administrator, person.id(), 1);
            administration.reactivate(administrator, person.id(), 2);
        });

        var acts = Fence.asMemberOf(
                inspectorate.id(),
                () -> inTransaction(
                        () -> jdbc.sql("select act from ledger_entry where subject_id = :id order by at, id")
                                .param("id", person.id().toString())
                                .query((row, n) -> row.getString(1))
                                .list()));
        var named = Fence.asTheServer(
                () -> inTransaction(() -> jdbc.sql("select count(*) from ledger_entry where canonical like '%Sorrel%'")
                        .query(Integer.class)
                        .single()));

        assertThat(acts)
                .containsExactlyInAnyOrder(
                        "person.addition",
                        "person.invitation",
                        "person.roles",
                        "person.deactivation",
                        "person.reactivation");
        assertThat(named).isZero();
    }

    private Organisation addForce() {
        var name = "Invented Police " + UUID.randomUUID().toString().substring(0, 8);
        var added = browser.submit(
                browser.get("/organisations/new"),
                "/organisations",
                "kind",
                "FORCE",
                "name",
                name,
                "nation",
                "SCOTLAND");
        assertThat(added.told()).contains(name + " was added");
        return organisations.findBySlug(Organisation.slugOf(name)).orElseThrow();
    }

    private Callable<String> deactivation(SignedIn by, SignedIn of) {
        return () -> {
            try {
                Fence.asMemberOf(by.organisation(), () -> administration.deactivate(by, of.person(), 0));
                return "done";
            } catch (Refused refused) {
                return "refused";
            }
        };
    }

    private Set<Role> roles(SignedIn of) {
        return Fence.asTheServer(() -> persons.find(of.person())).orElseThrow().roles();
    }

    private static String link(Browser.Answer invited) {
        return URI.create(invited.page().select(".pl-code").text()).getPath();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
