package org.plumbline.organisation;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.page.Answer;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Making and withdrawing the secret address of one's own calendar. */
@Controller
class CalendarAddressPages {

    private final Templates templates;
    private final CalendarAddresses addresses;

    CalendarAddressPages(Templates templates, CalendarAddresses addresses) {
        this.templates = templates;
        this.addresses = addresses;
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/account/calendar")
    JteModel address(Page page, SignedIn who) {
        return templates.organisationCalendarAddress(
                page.below("Your account", "/account").titled("Due times in your calendar"), addresses.of(who));
    }

    /** The one page on which the secret is shown; it is no redirect, so that the secret is written nowhere on its way. */
    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @PostMapping("/account/calendar")
    JteModel make(Page page, SignedIn who, HttpServletRequest request) {
        var link = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/calendar/" + addresses.make(who) + ".ics")
                .toUriString();
        return templates.organisationCalendarAddressMade(
                page.below("Your account", "/account")
                        .below("Due times in your calendar", "/account/calendar")
                        .titled("The address of your calendar"),
                link);
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @PostMapping("/account/calendar/withdrawal")
    Answer withdraw(SignedIn who) {
        addresses.withdraw(who);
        return Answer.leadTo("/account/calendar")
                .noting("The address is withdrawn. Calendars that ask there find nothing from now on");
    }
}
