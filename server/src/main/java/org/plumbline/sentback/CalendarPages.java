package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.CalendarAddresses;
import org.plumbline.organisation.OpenToThePublic;
import org.plumbline.page.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The due times of running clocks for calendar programs, which cannot sign in: the address is the key. */
@RestController
class CalendarPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarAddresses addresses;
    private final SendingBack sendingBack;
    private final Clock clock;

    CalendarPages(CalendarAddresses addresses, SendingBack sendingBack, Clock clock) {
        this.addresses = addresses;
        this.sendingBack = sendingBack;
        this.clock = clock;
    }

    /** The same 404 for an address that was never made, is withdrawn, or whose person has left or sees no case any more. */
    @OpenToThePublic
    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token, HttpServletRequest request) {
        var who = Fence.asTheServer(() -> addresses.holder(token))
                .filter(holder -> holder.isAny(
                        INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER))
                .orElseThrow(NotFound::new);
        var clocks = Fence.asMemberOf(who.organisation(), () -> sendingBack.runningClocks(who, ClockCalendar.MOST));
        var calendar = ClockCalendar.of(
                clocks,
                path -> ServletUriComponentsBuilder.fromContextPath(request)
                        .path(path)
                        .toUriString(),
                clock.instant());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }
}
