package org.plumbline.sentback;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;
import static org.plumbline.sentback.DescribedApi.assertDescribed;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.Program;
import org.plumbline.TestClock;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@PlumblineTest
class SentBackApiTests {

    private static final String OUTCOME = """
            {"whatWasDone": "Officers visited the family", "furtherRisk": false, "consequences": ["ARRESTED"], "otherChildren": 2}
            """;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Organisations organisations;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock time;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    Fieldwork.Team team;
    String reference;
    Program liaison;

    @BeforeEach
    void aCaseIsSentBackToAForceThatHasASystemOfItsOwn() {
        team = fieldwork.team();
        var reading = fieldwork.readings(team, fieldwork.reading(team, 2, 2)).getFirst();
        reference = as(
                        team.inspector(),
                        () -> sendingBack.raise(
                                team.inspector(),
                                Ids.next(),
                                reading.id(),
                                "child-in-danger-now",
                                "No visit since March"))
                .reference();
        liaison = Program.actingFor(team.liaison(), browsers, mvc);
    }

    @Test
    void theForcesOwnSystemReceivesTheCaseAndAnswersItAndTheInspectoratesVerifiesAndClosesIt() {
        var list = liaison.get("/api/v1/sent-back");
        assertDescribed("Cases", list);
        assertThat(list.json().at("/cases/0/reference").asString()).isEqualTo(reference);
        var read = liaison.get(at(""));
        assertDescribed("Case", read);
        assertThat(read.tag()).isEqualTo("\"1\"");

        var tag = taken(liaison, "acknowledgement", read.tag(), "");
        var reviewers = liaison.get("/api/v1/reviewers");
        assertThat(reviewers.json().findValuesAsString("id"))
                .contains(team.reviewer().person().toString());
        tag = taken(
                liaison,
                "assignment",
                tag,
                "{\"reviewer\": \"" + team.reviewer().person() + "\"}");
        var reviewer = Program.actingFor(team.reviewer(), browsers, mvc);
        tag = taken(
                reviewer, "safety-confirmation", tag, "{\"how\": \"Seen at home today by the duty social worker\"}");
        var all =
                IntStream.range(0, read.json().get("checklist").size()).boxed().toList();
        tag = taken(reviewer, "review", tag, "{\"done\": " + all + "}");
        tag = taken(reviewer, "answer", tag, OUTCOME);
        var duty = Program.actingFor(team.duty(), browsers, mvc);
        tag = taken(duty, "verification", tag, "{\"verdict\": \"AGREES\", \"reason\": \"Read the log of the visit\"}");
        taken(duty, "closure", tag, "");

        assertThat(as(team.lead(), () -> sentBacks.find(reference))
                        .orElseThrow()
                        .state())
                .isEqualTo(SentBack.State.CLOSED);
        var closed = duty.get(at(""));
        assertDescribed("Case", closed);
        assertThat(closed.json().at("/steps/5/said/otherChildren").asInt()).isEqualTo(2);
        assertThat(closed.json().at("/steps/5/by").asString())
                .isEqualTo(team.reviewer().name());
        assertDescribed("Cases", duty.get("/api/v1/sent-back?waitsFor=NOBODY"));
    }

    @Test
    void whoeverHasReadAnOlderVersionIsToldAndNothingIsTaken() {
        taken(liaison, "acknowledgement", "\"1\"", "");

        var stale = liaison.post(at("/safety-confirmation"), "\"1\"", "{\"how\": \"Seen at home today\"}");

        assertThat(stale.status()).isEqualTo(412);
        assertDescribed("Problem", stale);
        assertThat(stale.text()).contains("now acknowledged");
        assertThat(liaison.post(at("/safety-confirmation"), "", "{\"how\": \"Seen\"}")
                        .status())
                .as("without a version")
                .isEqualTo(428);
        assertThat(liaison.get(at("")).json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void theSameRequestSentAgainIsAnsweredAsTheFirstTimeWhateverHappenedSince() {
        var first = liaison.post(at("/acknowledgement"), "\"1\"", "key-1", "");
        taken(liaison, "safety-confirmation", first.tag(), "{\"how\": \"Seen at home today\"}");

        var again = liaison.post(at("/acknowledgement"), "\"1\"", "key-1", "");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(again.json().get("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(liaison.get(at("")).json().get("version").asInt()).isEqualTo(3);
        var other = liaison.post(at("/safety-confirmation"), "\"3\"", "key-1", "{\"how\": \"Seen again\"}");
        assertThat(other.status()).as("the key for another request").isEqualTo(422);
        assertThat(other.text()).contains("was used for another request");
    }

    @Test
    void ofTheSameRequestSentManyTimesAtOnceOneIsTaken() throws Exception {
        Callable<Program.Answer> sending = () -> liaison.post(at("/acknowledgement"), "\"1\"", "key-1", "");
        try (var clients = Executors.newFixedThreadPool(6)) {
            for (var answer : clients.invokeAll(java.util.Collections.nCopies(6, sending))) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().tag()).isEqualTo("\"2\"");
            }
        }
        assertThat(liaison.get(at("")).json().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aKeyOfARequestThatWasRefusedIsFreeForWhatIsMended() {
        var refused = liaison.post(at("/safety-confirmation"), "\"1\"", "key-1", "{\"how\": \"  \"}");
        assertThat(refused.status()).isEqualTo(422);
        assertDescribed("Problem", refused);
        assertThat(refused.json().at("/refusals/0/field").asString()).isEqualTo("how");

        assertThat(liaison.post(at("/safety-confirmation"), "\"1\"", "key-1", "{\"how\": \"Seen at home\"}")
                        .status())
                .isEqualTo(200);
        assertThat(liaison.post(at("/assignment"), "\"2\"", "", "{}").text()).contains("Idempotency-Key");
    }

    @Test
    void whatCannotBeReadIsRefusedWithThePlace() {
        assertThat(liaison.post(at("/safety-confirmation"), "\"1\"", "{\"how\": \"Seen\", \"hwo\": \"\"}")
                        .text())
                .contains("'hwo'", "line 1");
        assertThat(liaison.post(at("/safety-confirmation"), "\"1\"", "how=Seen").status())
                .isEqualTo(400);
        var zero = liaison.post(at("/safety-confirmation"), "\"1\"", "{\"how\": \"Seen \\u0000 at home\"}");
        assertThat(zero.status()).isEqualTo(200);
        assertThat(zero.json().at("/steps/1/said/how").asString()).isEqualTo("Seen  at home");
        assertThat(liaison.post(at("/review"), "\"2\"", "{\"done\": [null, 1]}").text())
                .contains("not ticked");
    }

    @Test
    void anAnswerThatLeavesOutWhoWasChargedIsNoAnswer() {
        var tag = taken(liaison, "safety-confirmation", "\"1\"", "{\"how\": \"Seen at home today\"}");
        tag = taken(liaison, "review", tag, "{\"done\": [], \"notes\": \"On Monday\"}");

        for (var consequences : Set.of("[null]", "null")) {
            var refused = liaison.post(at("/answer"), tag, OUTCOME.replace("[\"ARRESTED\"]", consequences));
            assertThat(refused.status()).as(consequences).isEqualTo(422);
            assertThat(refused.text()).contains("\"consequences\"");
        }
        assertThat(liaison.post(at("/answer"), tag, OUTCOME.replace("2}", "1.5}"))
                        .status())
                .isEqualTo(400);
        assertThat(liaison.get(at("")).json().get("version").asInt()).isEqualTo(3);
    }

    @Test
    void anotherForceFindsNothingAndAReviewerOnlyWhatWasGivenToThem() {
        var elsewhere = Program.actingFor(fieldwork.team().liaison(), browsers, mvc);
        var reviewer = Program.actingFor(team.reviewer(), browsers, mvc);

        assertThat(elsewhere.get(at("")).status()).isEqualTo(404);
        assertThat(elsewhere.post(at("/acknowledgement"), "\"1\"", "").status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/v1/sent-back").json().get("total").asInt())
                .isZero();
        assertThat(reviewer.get(at("")).status()).isEqualTo(404);
        assertThat(reviewer.get("/api/v1/sent-back").json().get("total").asInt())
                .isZero();
        assertThat(liaison.post(at("/verification"), "\"1\"", "{}").status())
                .as("a step of the other side")
                .isEqualTo(404);
    }

    @Test
    void aKeyThatIsWithdrawnOrOverOrOfSomebodyWhoLeftOpensNothing() {
        assertThat(Program.withKey("", mvc).get("/api/v1/sent-back").response().getHeader("WWW-Authenticate"))
                .startsWith("Bearer");
        assertThat(Program.withKey("plumbline_madeUp", mvc)
                        .get("/api/v1/sent-back")
                        .status())
                .isEqualTo(401);
        var browser = browsers.of(team.liaison());
        var mine = browser.get("/account/keys");
        assertThat(mine.text()).contains("Case system").doesNotContain(liaison.key());
        var withdrawal = mine.page().select("form[action$=withdrawal]").attr("action");
        browsers.of(team.chief()).post(withdrawal);
        assertThat(liaison.get("/api/v1/sent-back").status())
                .as("a colleague withdraws nothing")
                .isEqualTo(200);
        browser.post(withdrawal);
        assertThat(liaison.get("/api/v1/sent-back").status()).isEqualTo(401);

        var longer = Program.actingFor(team.liaison(), browsers, mvc);
        time.advance(Duration.ofDays(91));
        assertThat(longer.get("/api/v1/sent-back").status()).isEqualTo(401);
    }

    @Test
    void aPersonsCookieOpensNothingThatIsForPrograms() {
        assertThat(browsers.of(team.liaison()).get("/api/v1/sent-back").status())
                .isEqualTo(401);
    }

    @Test
    void aKeyIsMadeByWhoeverKnowsThePasswordAndOnce() {
        var browser = browsers.of(team.liaison());
        var id = UUID.randomUUID().toString();
        assertThat(browser.post("/account/keys", "id", id, "name", "", "days", "9999", "old", "a guess")
                        .told())
                .contains("not your password");
        assertThat(browser.post(
                                "/account/keys",
                                "id",
                                id,
                                "name",
                                "",
                                "days",
                                "9999",
                                "old",
                                org.plumbline.People.PASSWORD)
                        .told())
                .contains("which system", "for how long");
        String[] good = {"id", id, "name", "Case system", "days", "30", "old", org.plumbline.People.PASSWORD};
        assertThat(browser.post("/account/keys", good).text()).contains("plumbline_");
        assertThat(browser.post("/account/keys", good).told()).contains("was made already");
    }

    @Test
    void everyEndpointForProgramsIsDescribedAndNothingElse() {
        var described = DescribedApi.DESCRIPTION.get("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .collect(toSet());
        var there = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + " " + path)))
                .collect(toSet());

        assertThat(described).isEqualTo(there);
        assertThat(Program.withKey("", mvc).get("/api/openapi.yaml").text()).startsWith("openapi: 3.1.0");
    }

    private String taken(Program program, String step, String tag, String body) {
        var answer = program.post(at("/" + step), tag, body);
        assertThat(answer.status()).as(step + ": " + answer.text()).isEqualTo(200);
        assertDescribed("Case", answer);
        return answer.tag();
    }

    private String at(String step) {
        return "/api/v1/sent-back/" + reference + step;
    }
}
