package org.plumbline.operation;

import java.util.Map;
import org.plumbline.organisation.OpenToThePublic;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to a monitor whether the server can work, and nothing of its inside. */
@RestController
class HealthPages {

    private final Health health;

    HealthPages(Health health) {
        this.health = health;
    }

    @OpenToThePublic
    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        boolean answers = health.databaseAnswers();
        return ResponseEntity.status(answers ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("database", answers ? "answers" : "does not answer"));
    }
}
