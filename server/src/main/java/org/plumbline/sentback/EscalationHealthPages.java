package org.plumbline.sentback;

import java.util.Map;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.OpenToThePublic;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to a monitor whether due times are still looked at, by any server. */
@RestController
class EscalationHealthPages {

    private final Escalating escalating;

    EscalationHealthPages(Escalating escalating) {
        this.escalating = escalating;
    }

    @OpenToThePublic
    @GetMapping("/health/escalation")
    ResponseEntity<Map<String, String>> health() {
        boolean runs = Fence.asTheServer(escalating::isRunning);
        return ResponseEntity.status(runs ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("escalation", runs ? "runs" : "has stopped"));
    }
}
