package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this is, for somebody who comes by; and the pages that the foot of every page leads to. */
@Controller
class WelcomePages {

    private final Templates templates;

    WelcomePages(Templates templates) {
        this.templates = templates;
    }

    @OpenToThePublic
    @GetMapping("/")
    JteModel front(Page page) {
        return templates.pageFront(page.titled("How well the police protect children, read case by case"));
    }

    @OpenToThePublic
    @GetMapping("/help")
    JteModel help(Page page) {
        return templates.pageHelp(page.titled("Help"));
    }

    @OpenToThePublic
    @GetMapping("/accessibility")
    JteModel accessibility(Page page) {
        return templates.pageAccessibility(page.titled("Accessibility statement"));
    }

    @OpenToThePublic
    @GetMapping("/privacy")
    JteModel privacy(Page page) {
        return templates.pagePrivacy(page.titled("Privacy"));
    }

    @OpenToThePublic
    @GetMapping("/licence")
    JteModel licence(Page page) {
        return templates.pageLicence(page.titled("Licence and source"));
    }
}
