package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.OpenToThePublic;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refused;
import org.plumbline.sentback.ApiCase.ApiCases;
import org.plumbline.sentback.SentBack.Side;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases sent back for programs, such as a force's own case system. It takes the same steps as the pages, by the same rules;
 * a step names the version that the program had read ({@code If-Match}) and a key of its own ({@code Idempotency-Key}).
 */
@RestController
class SentBackApi {

    private static final String CASES = "/api/v1/sent-back";
    private static final String CASE = CASES + "/{reference}";
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private final SentBacks sentBacks;
    private final SendingBack sendingBack;
    private final Answering answering;
    private final SentBackRequests requests;
    private final Clock clock;

    SentBackApi(
            SentBacks sentBacks, SendingBack sendingBack, Answering answering, SentBackRequests requests, Clock clock) {
        this.sentBacks = sentBacks;
        this.sendingBack = sendingBack;
        this.answering = answering;
        this.requests = requests;
        this.clock = clock;
    }

    @OpenToThePublic
    @GetMapping(path = "/api/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("api/openapi.yaml");
    }

    /** Those that wait for one side, what is due first on top. */
    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping(CASES)
    ApiCases cases(
            SignedIn who,
            @RequestParam(defaultValue = "FORCE") String waitsFor,
            @RequestParam(defaultValue = "1") int page) {
        var side = Stream.of(Side.values())
                .filter(each -> each.name().equals(waitsFor))
                .findFirst()
                .orElseThrow(() -> new Refused("waitsFor", "Ask for FORCE, INSPECTORATE or NOBODY"));
        return ApiCases.of(sendingBack.part(who, side, page), clock.instant());
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping(CASE)
    ResponseEntity<ApiCase> one(SignedIn who, @PathVariable String reference) {
        return answer(who, sendingBack.look(who, reference));
    }

    /** Those of the force to whom a case can be given. */
    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/api/v1/reviewers")
    List<ApiReviewer> reviewers(SignedIn who) {
        return answering.possibleReviewers(who).stream()
                .map(colleague -> new ApiReviewer(colleague.id(), colleague.name()))
                .toList();
    }

    record ApiReviewer(UUID id, String name) {}

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping(CASE + "/acknowledgement")
    ResponseEntity<ApiCase> acknowledge(
            SignedIn who, @PathVariable String reference, @RequestHeader HttpHeaders headers) {
        return take(
                who,
                StepKind.ACKNOWLEDGEMENT,
                reference,
                headers,
                "",
                seen -> answering.acknowledge(who, reference, seen));
    }

    record Assigned(Optional<UUID> reviewer) {}

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping(CASE + "/assignment")
    ResponseEntity<ApiCase> assign(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Assigned body) {
        return take(
                who,
                StepKind.ASSIGNMENT,
                reference,
                headers,
                body,
                seen -> answering.assign(who, reference, seen, body.reviewer()));
    }

    record Confirmed(Optional<String> how) {}

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER, CASE_REVIEWER})
    @PostMapping(CASE + "/safety-confirmation")
    ResponseEntity<ApiCase> confirmSafety(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Confirmed body) {
        return take(
                who,
                StepKind.SAFETY_CONFIRMATION,
                reference,
                headers,
                body,
                seen -> answering.confirmSafety(who, reference, seen, text(body.how())));
    }

    record Reviewed(Optional<List<Integer>> done, Optional<String> notes) {}

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping(CASE + "/review")
    ResponseEntity<ApiCase> review(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Reviewed body) {
        return take(
                who,
                StepKind.REVIEW,
                reference,
                headers,
                body,
                seen -> answering.review(who, reference, seen, items(body.done()), text(body.notes())));
    }

    /** @param consequences none for 'nobody'; left out it is no answer */
    record Answered(
            Optional<String> whatWasDone,
            Optional<Boolean> furtherRisk,
            Optional<List<Step.Consequence>> consequences,
            Optional<Integer> otherChildren) {}

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping(CASE + "/answer")
    ResponseEntity<ApiCase> answer(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Answered body) {
        var outcome = new Answering.Outcome(
                text(body.whatWasDone()),
                body.furtherRisk(),
                whole(body.consequences()).map(Set::copyOf),
                body.otherChildren());
        return take(
                who,
                StepKind.ANSWER,
                reference,
                headers,
                body,
                seen -> answering.answer(who, reference, seen, outcome));
    }

    /** @param safetyAnew left out for 'no' */
    record Verified(Optional<Step.Verdict> verdict, Optional<Boolean> safetyAnew, Optional<String> reason) {}

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping(CASE + "/verification")
    ResponseEntity<ApiCase> verify(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Verified body) {
        return take(
                who,
                StepKind.VERIFICATION,
                reference,
                headers,
                body,
                seen -> sendingBack.verify(
                        who, reference, seen, body.verdict(), body.safetyAnew().orElse(false), text(body.reason())));
    }

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping(CASE + "/closure")
    ResponseEntity<ApiCase> close(SignedIn who, @PathVariable String reference, @RequestHeader HttpHeaders headers) {
        return take(who, StepKind.CLOSURE, reference, headers, "", seen -> sendingBack.close(who, reference, seen));
    }

    record Reopened(Optional<String> reason) {}

    @AllowedTo({DUTY_INSPECTOR, LEAD_INSPECTOR})
    @PostMapping(CASE + "/reopening")
    ResponseEntity<ApiCase> reopen(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Reopened body) {
        return take(
                who,
                StepKind.REOPENING,
                reference,
                headers,
                body,
                seen -> sendingBack.reopen(who, reference, seen, text(body.reason())));
    }

    record Withdrawn(Optional<String> withdrawal) {}

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping(CASE + "/withdrawal")
    ResponseEntity<ApiCase> withdraw(
            SignedIn who,
            @PathVariable String reference,
            @RequestHeader HttpHeaders headers,
            @RequestBody Withdrawn body) {
        return take(
                who,
                StepKind.WITHDRAWAL,
                reference,
                headers,
                body,
                seen -> sendingBack.withdraw(who, reference, seen, text(body.withdrawal())));
    }

    /** Takes a step, and answers with the case as it stands after it, however often it is asked for. */
    private ResponseEntity<ApiCase> take(
            SignedIn who, StepKind kind, String reference, HttpHeaders headers, Object body, IntConsumer step) {
        int seen = seen(headers);
        var key = Optional.ofNullable(headers.getFirst("Idempotency-Key")).orElse("");
        requests.once(who, key, List.of(kind, reference, seen, body).toString(), () -> step.accept(seen));
        return answer(who, sentBacks.find(reference).orElseThrow(NotFound::new).after(seen + 1));
    }

    private ResponseEntity<ApiCase> answer(SignedIn who, SentBack sentBack) {
        return ResponseEntity.ok()
                .eTag("\"" + sentBack.version() + "\"")
                .body(ApiCase.of(sentBack, who, clock.instant()));
    }

    /** A step is taken on what was read, so that nobody writes over what another did. */
    private static int seen(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst("If-Match")).map(TAG::matcher).filter(Matcher::matches).stream()
                .mapToInt(tag -> Integer.parseInt(tag.group(1)))
                .findFirst()
                .orElseThrow(() -> new ErrorResponseException(HttpStatus.PRECONDITION_REQUIRED));
    }

    private static Set<Integer> items(Optional<List<Integer>> done) {
        return whole(done).map(Set::copyOf).orElse(Set.of());
    }

    /** A list with a hole in it says nothing. */
    private static <T> Optional<List<T>> whole(Optional<List<T>> list) {
        return list.filter(each -> each.stream().noneMatch(Objects::isNull));
    }

    private static String text(Optional<String> sent) {
        return sent.map(Form::plain).orElse("");
    }
}
