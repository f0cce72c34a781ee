package org.plumbline.organisation;

import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whom work can be given to, for those who give it. */
@Controller
class ColleaguePages {

    private final Templates templates;
    private final Persons persons;

    ColleaguePages(Templates templates, Persons persons) {
        this.templates = templates;
        this.persons = persons;
    }

    @AllowedTo({FORCE_LIAISON, CHIEF_OFFICER, LEAD_INSPECTOR, DUTY_INSPECTOR})
    @GetMapping("/colleagues")
    JteModel colleagues(Page page, SignedIn who) {
        return templates.organisationColleagues(
                page.titled("Colleagues"), who.organisationName(), persons.of(who.organisation()));
    }
}
