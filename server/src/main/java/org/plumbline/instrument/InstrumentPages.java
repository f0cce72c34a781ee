package org.plumbline.instrument;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.organisation.AllowedToAnyoneSignedIn;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Download;
import org.plumbline.page.Form;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is judged, to be read by whoever judges and whoever is judged. */
@Controller
class InstrumentPages {

    private final Templates templates;
    private final Instruments instruments;
    private final InstrumentLoading loading;

    InstrumentPages(Templates templates, Instruments instruments, InstrumentLoading loading) {
        this.templates = templates;
        this.instruments = instruments;
        this.loading = loading;
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/instruments")
    JteModel list(Page page, SignedIn who) {
        var warnings = who.isAny(Role.LEAD_INSPECTOR, Role.ADMINISTRATOR) ? loading.warnings() : List.<String>of();
        return templates.instrumentInstruments(page.titled("Instruments"), instruments.versions(), warnings);
    }

    /** With {@code caseType} only the questions that are put to a case of that type. */
    @AllowedToAnyoneSignedIn
    @GetMapping("/instruments/{key}/{version}")
    JteModel read(Page page, Form form, @PathVariable String key, @PathVariable String version) {
        var found = ref(key, version).flatMap(instruments::version).orElseThrow(NotFound::new);
        var instrument = found.instrument();
        var caseType = form.text("caseType").flatMap(instrument::caseType);
        return templates.instrumentInstrument(
                page.titled(instrument.title()).below("Instruments", "/instruments"), found, form, caseType);
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/instruments/{key}/{version}/file")
    Download file(@PathVariable String key, @PathVariable String version) {
        var ref = ref(key, version).orElseThrow(NotFound::new);
        var yaml = instruments.file(ref).orElseThrow(NotFound::new);
        return Download.of(
                ref.key() + "-" + ref.version() + ".yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<InstrumentRef> ref(String key, String version) {
        try {
            return Optional.of(new InstrumentRef(key, version));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
