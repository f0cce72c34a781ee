package org.plumbline.sentback;

import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.organisation.AllowedTo;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Download;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Evidence, for programs. It needs no key of its own: the same file of the same person is attached to a case once. */
@Controller
@RequestMapping("/api/v1/sent-back/{reference}/evidence")
class EvidenceApi {

    private final SendingBack sendingBack;
    private final Attaching attaching;
    private final KeepingEvidence keeping;

    EvidenceApi(SendingBack sendingBack, Attaching attaching, KeepingEvidence keeping) {
        this.sendingBack = sendingBack;
        this.attaching = attaching;
        this.keeping = keeping;
    }

    /** @param sha256 of the file, in hexadecimal */
    record ApiEvidence(
            UUID id,
            String fileName,
            String mediaType,
            long bytes,
            String sha256,
            Evidence.Scan scan,
            Instant at,
            String by) {

        static ApiEvidence of(Evidence evidence) {
            return new ApiEvidence(
                    evidence.id(),
                    evidence.fileName(),
                    evidence.type().mediaType(),
                    evidence.bytes(),
                    evidence.digest(),
                    evidence.scan(),
                    evidence.at(),
                    evidence.by().name());
        }
    }

    /** In the order in which they came. */
    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping
    @ResponseBody
    List<ApiEvidence> all(SignedIn who, @PathVariable String reference) {
        return keeping.ofCase(sendingBack.look(who, reference)).stream()
                .map(ApiEvidence::of)
                .toList();
    }

    @AllowedTo({FORCE_LIAISON, CASE_REVIEWER})
    @PostMapping
    @ResponseBody
    ApiEvidence attach(SignedIn who, @PathVariable String reference, @RequestParam Optional<MultipartFile> file) {
        keeping.open(who, reference);
        return ApiEvidence.of(attaching.attach(who, reference, file));
    }

    @AllowedTo({INSPECTOR, LEAD_INSPECTOR, DUTY_INSPECTOR, FORCE_LIAISON, CASE_REVIEWER, CHIEF_OFFICER})
    @GetMapping("/{id}")
    Download takeAway(SignedIn who, @PathVariable String reference, @PathVariable UUID id) {
        return attaching.download(keeping.takeAway(who, reference, id));
    }
}
