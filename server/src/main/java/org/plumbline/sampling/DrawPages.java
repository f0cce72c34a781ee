package org.plumbline.sampling;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Answer;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;
import org.plumbline.page.NotFound;
import org.plumbline.page.Numbers;
import org.plumbline.page.Page;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which a sample is planned, drawn, looked at and drawn again. */
@Controller
class DrawPages {

    static final int CASES_ON_A_PAGE = 100;

    private final Sampling sampling;
    private final HandPicking handPicking;
    private final DrawSettings settings;
    private final Draws draws;
    private final Templates templates;

    DrawPages(Sampling sampling, HandPicking handPicking, DrawSettings settings, Draws draws, Templates templates) {
        this.sampling = sampling;
        this.handPicking = handPicking;
        this.settings = settings;
        this.draws = draws;
        this.templates = templates;
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/draw")
    JteModel draw(
            Page page,
            SignedIn who,
            @PathVariable UUID wave,
            @RequestParam(name = "page", required = false) Optional<Integer> number) {
        var setting = settings.of(wave);
        var cases = draws.cases(wave);
        int pages = Math.max(1, Math.ceilDiv(cases.size(), CASES_ON_A_PAGE));
        int shown = Math.clamp(number.orElse(1), 1, pages);
        return templates.samplingDraw(
                titled(page, setting, "Draw of the sample"),
                setting,
                draws.ofWave(wave),
                cases.stream()
                        .skip((shown - 1L) * CASES_ON_A_PAGE)
                        .limit(CASES_ON_A_PAGE)
                        .toList(),
                cases.size(),
                shown,
                pages,
                setting.isOpen() && who.isAny(LEAD_INSPECTOR));
    }

    /** Where the design is chosen; without one in the address, it is asked for. */
    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/draw/new")
    Answer plan(Page page, @PathVariable UUID wave, Form form) {
        var setting = settings.open(wave);
        return form.typed().isEmpty()
                ? Answer.show(design(page, setting, form))
                : Answer.orAgain(
                        () -> Answer.show(sizes(page, setting, DrawForm.design(form), form)),
                        refused -> design(page, setting, form.refusing(refused)));
    }

    /** What the plan would draw, before anything is drawn. */
    @AllowedTo(LEAD_INSPECTOR)
    @GetMapping("/waves/{wave}/draw/check")
    Answer check(Page page, SignedIn who, @PathVariable UUID wave, Form form) {
        var setting = settings.open(wave);
        var design = DrawForm.design(form);
        return Answer.orAgain(
                () -> Answer.show(templates.samplingCheck(
                        titled(page, setting, "Check before you draw"),
                        setting,
                        sampling.preview(who, wave, byChance(design, form, setting)),
                        form,
                        Ids.next())),
                refused -> sizes(page, setting, design, form.refusing(refused)));
    }

    @AllowedTo(LEAD_INSPECTOR)
    @PostMapping("/waves/{wave}/draws")
    Answer draw(Page page, SignedIn who, @PathVariable UUID wave, Form form) {
        var setting = settings.open(wave);
        var design = DrawForm.design(form);
        return Answer.orAgain(
                () -> {
                    var drawn = design == DrawForm.Design.BY_HAND
                            ? handPicking.choose(who, wave, id(form), DrawForm.references(form), form.value("reason"))
                            : sampling.draw(
                                    who, wave, id(form), byChance(design, form, setting), form.value("caseloadHash"));
                    return Answer.leadTo("/waves/" + wave + "/draw")
                            .noting(Numbers.of(drawn.drawn(), "case")
                                    + (drawn.isByChance() ? " drawn" : " chosen by hand"));
                },
                refused -> sizes(page, setting, design, form.refusing(refused)));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/draw/verification")
    JteModel verification(Page page, @PathVariable UUID wave) {
        var setting = settings.of(wave);
        var draw = draws.byChance(wave).orElseThrow(NotFound::new);
        return templates.samplingVerification(
                titled(page, setting, "Drawn again"), setting, draw, sampling.verify(draw));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/draw/frame.txt")
    Download frame(@PathVariable UUID wave) {
        var setting = settings.of(wave);
        if (setting.caseload().isEmpty()) {
            throw new NotFound();
        }
        return Download.of(
                "frame.txt", "text/plain;charset=UTF-8", sampling.frame(wave).listing());
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/draws/{draw}.json")
    Download json(@PathVariable UUID wave, @PathVariable UUID draw) {
        return DrawFiles.json(find(wave, draw), draws.tickets(draw));
    }

    @AllowedTo({LEAD_INSPECTOR, INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER})
    @GetMapping("/waves/{wave}/draws/{draw}.csv")
    Download csv(@PathVariable UUID wave, @PathVariable UUID draw) {
        return DrawFiles.csv(find(wave, draw), draws.tickets(draw));
    }

    private Draw find(UUID wave, UUID draw) {
        return draws.find(draw).filter(found -> found.wave().equals(wave)).orElseThrow(NotFound::new);
    }

    private JteModel design(Page page, Setting setting, Form form) {
        boolean onlyByHand = draws.byChance(setting.wave().id()).isPresent();
        return onlyByHand
                ? sizes(page, setting, DrawForm.Design.BY_HAND, form)
                : templates.samplingDesign(
                        titled(page, setting, "How are the cases drawn?"), setting, DrawForm.DESIGNS, form);
    }

    private JteModel sizes(Page page, Setting setting, DrawForm.Design design, Form form) {
        return switch (design) {
            case SIMPLE_RANDOM, PROPORTIONAL ->
                templates.samplingSize(
                        titled(page, setting, "How many cases?"),
                        setting,
                        design == DrawForm.Design.PROPORTIONAL,
                        form);
            case FIXED -> templates.samplingSizes(titled(page, setting, "How many cases of each type?"), setting, form);
            case BY_HAND ->
                templates.samplingByHand(
                        titled(page, setting, "Choose cases by hand"),
                        setting,
                        form,
                        form.text("draw").orElseGet(() -> Ids.next().toString()));
        };
    }

    private Draw.Plan byChance(DrawForm.Design design, Form form, Setting setting) {
        return switch (design) {
            case SIMPLE_RANDOM ->
                new Draw.Plan.SimpleRandom(
                        DrawForm.size(form, setting.caseTypes().total()));
            case PROPORTIONAL ->
                sampling.proportional(
                        setting.wave().id(),
                        DrawForm.size(form, setting.caseTypes().total()));
            case FIXED -> DrawForm.fixed(form, setting.caseTypes().types());
            case BY_HAND -> throw new Refused("design", "Choose how the cases are drawn");
        };
    }

    private static UUID id(Form form) {
        try {
            return UUID.fromString(form.value("draw"));
        } catch (IllegalArgumentException notAnId) {
            throw new Refused("", "Open the page again and send it once more");
        }
    }

    private static Page titled(Page page, Setting setting, String title) {
        return page.titled(title)
                .below("Inspections", "/inspections")
                .below(
                        setting.inspection().title(),
                        "/inspections/" + setting.inspection().id())
                .below(setting.wave().name(), "/waves/" + setting.wave().id());
    }
}
