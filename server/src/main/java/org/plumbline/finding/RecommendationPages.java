package org.plumbline.finding;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.OpenToThePublic;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Visitor;
import org.plumbline.page.Answer;
import org.plumbline.page.Dates;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Page;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** The register of recommendations: public, with the two sides' next steps for those who may take them. */
@Controller
class RecommendationPages {

    /** How many steps the form of an action plan has room for. */
    static final int PLANNED_STEPS = 8;

    private final Templates templates;
    private final Recommendations recommendations;
    private final Progress progress;
    private final Register register;
    private final JsonMapper json;
    private final Clock clock;

    RecommendationPages(
            Templates templates,
            Recommendations recommendations,
            Progress progress,
            Register register,
            JsonMapper json,
            Clock clock) {
        this.templates = templates;
        this.recommendations = recommendations;
        this.progress = progress;
        this.register = register;
        this.json = json;
        this.clock = clock;
    }

    @OpenToThePublic
    @GetMapping("/recommendations")
    JteModel all(Page page, Form form) {
        var all = recommendations.published();
        var today = today();
        var chosen = all.stream()
                .filter(each -> form.text("force")
                        .filter(force -> !force.equals(each.forceName()))
                        .isEmpty())
                .filter(each -> switch (form.value("state")) {
                    case "open" -> each.isOpen();
                    case "overdue" -> each.isOverdue(today);
                    case "closed" -> each.status().isPresent() && !each.isOpen();
                    case "unknown" -> each.status().isEmpty();
                    default -> true;
                })
                .toList();
        var forces =
                all.stream().map(Recommendation::forceName).distinct().sorted().toList();
        return templates.findingRecommendations(
                page.titled("Recommendations"), all.size(), chosen, forces, today, form);
    }

    @OpenToThePublic
    @GetMapping("/recommendations.csv")
    Download csv() {
        return Download.csv("recommendations.csv", RegisterTable.withHeader(recommendations.published(), today()));
    }

    @OpenToThePublic
    @GetMapping("/recommendations.json")
    Download json() {
        var today = today();
        return Download.json(
                "recommendations.json",
                json.writeValueAsBytes(recommendations.published().stream()
                        .map(each -> Map.of(
                                "recommendation", RegisterTable.row(each, today),
                                "history",
                                        each.history().stream()
                                                .map(event -> Map.of(
                                                        "dated", event.dated(),
                                                        "by", event.side().inWords(),
                                                        "status",
                                                                event.status()
                                                                        .map(Recommendation.Status::inWords)
                                                                        .orElse(""),
                                                        "words", event.words()))
                                                .toList()))
                        .toList()));
    }

    @OpenToThePublic
    @GetMapping("/recommendations/{reference}")
    JteModel one(Page page, Visitor visitor, @PathVariable String reference) {
        return shown(page, visitor.signedIn(), reference, Form.empty());
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER, LEAD_INSPECTOR})
    @PostMapping("/recommendations/{reference}/history")
    Answer enter(Page page, SignedIn who, @PathVariable String reference, @RequestParam int seen, Form form) {
        return orAgain(page, who, reference, form, () -> {
            var status = Stream.of(Recommendation.Status.values())
                    .filter(each -> each.name().equals(form.value("status")))
                    .findFirst();
            progress.enter(who, reference, seen, status, form.value("words"), form.text("supersededBy"));
            return Answer.leadTo("/recommendations/" + reference)
                    .noting("Added to the history, for everybody to read.");
        });
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER})
    @PostMapping("/recommendations/{reference}/action-plan")
    Answer plan(Page page, SignedIn who, @PathVariable String reference, @RequestParam int plan, Form form) {
        return orAgain(page, who, reference, form, () -> {
            progress.plan(who, reference, plan, steps(form));
            return Answer.leadTo("/recommendations/" + reference)
                    .noting("The action plan is saved. The chief officer signs it.");
        });
    }

    @AllowedTo(CHIEF_OFFICER)
    @PostMapping("/recommendations/{reference}/action-plan/signature")
    Answer sign(SignedIn who, @PathVariable String reference, @RequestParam int plan) {
        progress.sign(who, reference, plan);
        return Answer.leadTo("/recommendations/" + reference).noting("You signed the action plan.");
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR})
    @GetMapping("/recommendations/register")
    JteModel register(Page page) {
        return registerForm(page, Form.empty());
    }

    @AllowedTo({LEAD_INSPECTOR, ADMINISTRATOR})
    @PostMapping("/recommendations/register")
    Answer take(Page page, SignedIn who, @RequestParam MultipartFile file, Form form) {
        return Answer.orAgain(
                () -> {
                    try (var content = file.getInputStream()) {
                        var taken = register.take(who, content);
                        return Answer.leadTo("/recommendations")
                                .noting(Numbers.of(taken.added(), "recommendation") + " added, " + taken.unchanged()
                                        + " were there already"
                                        + (taken.differing().isEmpty()
                                                ? "."
                                                : "; these are there with other content and stay as they were: "
                                                        + String.join(", ", taken.differing()) + "."));
                    } catch (IOException lost) {
                        throw new Refused("file", "The file could not be read. Choose it again");
                    }
                },
                refused -> registerForm(page, form.refusing(refused)));
    }

    private JteModel registerForm(Page page, Form form) {
        return templates.findingRegister(
                page.below("Recommendations", "/recommendations").titled("Take in a register"), form);
    }

    private Answer orAgain(Page page, SignedIn who, String reference, Form form, Supplier<Answer> step) {
        return Answer.orAgain(step, refused -> shown(page, Optional.of(who), reference, form.refusing(refused)));
    }

    private JteModel shown(Page page, Optional<SignedIn> who, String reference, Form form) {
        var recommendation = recommendations
                .find(reference)
                .filter(Recommendation::published)
                .orElseThrow(NotFound::new);
        var plan = recommendations.plan(recommendation);
        return templates.findingRecommendation(
                page.below("Recommendations", "/recommendations").titled(reference),
                recommendation,
                who.map(person -> progress.possible(person, recommendation)).orElse(Set.of()),
                plan,
                who.filter(person -> person.isAny(FORCE_LIAISON, CHIEF_OFFICER)
                                && recommendation
                                        .force()
                                        .filter(person.organisation()::equals)
                                        .isPresent()
                                && recommendation.register().isEmpty())
                        .isPresent(),
                who.filter(person -> person.isAny(CHIEF_OFFICER)).isPresent(),
                today(),
                form.has("writing", "plan") ? form : withPlan(form, plan));
    }

    /** An action plan is written anew from what stands. */
    private static Form withPlan(Form form, Optional<ActionPlan> plan) {
        var filled = form;
        var steps = plan.map(ActionPlan::steps).orElse(List.of());
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            filled = filled.with("what-" + (i + 1), step.what())
                    .with("owner-" + (i + 1), step.owner())
                    .with("by-" + (i + 1), step.by());
        }
        return filled;
    }

    private List<ActionPlan.PlannedStep> steps(Form form) {
        var steps = new ArrayList<ActionPlan.PlannedStep>();
        var refusals = new ArrayList<Refusal>();
        for (int i = 1; i <= PLANNED_STEPS; i++) {
            var what = form.text("what-" + i);
            var owner = form.text("owner-" + i);
            var by = form.date("by-" + i);
            if (what.isEmpty() && owner.isEmpty() && !form.hasDate("by-" + i)) {
                continue;
            }
            if (what.isEmpty()) {
                refusals.add(Refusal.of("what-" + i, "Step " + i + ": say what is done"));
            }
            if (owner.isEmpty()) {
                refusals.add(Refusal.of("owner-" + i, "Step " + i + ": say which post does it"));
            }
            if (by.filter(date -> date.getYear() >= 2000 && date.getYear() < 2100)
                    .isEmpty()) {
                refusals.add(Refusal.of(
                        "by-" + i, "Step " + i + ": enter the date by which it is done, for example 31 3 2027"));
            }
            if (what.isPresent() && owner.isPresent() && by.isPresent()) {
                steps.add(new ActionPlan.PlannedStep(what.get(), owner.get(), by.get()));
            }
        }
        Refused.ifAny(refusals);
        return steps;
    }

    private LocalDate today() {
        return clock.instant().atZone(Dates.LONDON).toLocalDate();
    }
}
