package org.plumbline.sampling;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.People;
import org.plumbline.caseload.CaseFile;
import org.plumbline.caseload.CaseloadImport;
import org.plumbline.caseload.Caseloads;
import org.plumbline.fence.Fence;
import org.plumbline.inspection.Planning;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.InstrumentRef;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;

/** A wave with a confirmed caseload of 60 cases of three types, and the people concerned; each one is new. */
final class WaveToDraw {

    static final Map<String, Integer> CASE_TYPES =
            new TreeMap<>(Map.of("missing", 40, "domestic-abuse", 17, "s47-enquiry", 3));
    static final int CASES = 60;

    final Organisation inspectorate;
    final Organisation force;
    final SignedIn lead;
    final SignedIn inspector;
    final SignedIn liaison;
    final Wave wave;

    private final CaseloadImport caseloadImport;
    private final Caseloads caseloads;

    WaveToDraw(People people, Planning planning, CaseloadImport caseloadImport, Caseloads caseloads) {
        this.caseloadImport = caseloadImport;
        this.caseloads = caseloads;
        inspectorate = people.inspectorate();
        force = people.force();
        lead = people.join(inspectorate, Role.LEAD_INSPECTOR);
        inspector = people.join(inspectorate, Role.INSPECTOR);
        liaison = people.join(force, Role.FORCE_LIAISON);
        wave = as(lead, () -> {
            var inspection = planning.inspect(
                    lead, force.id(), "Child protection", new InstrumentRef("child-protection-2014", "1"));
            return planning.addWave(
                    lead, inspection.id(), "Baseline", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30));
        });
        upload("R");
    }

    /** Makes a caseload of new references the one of the wave. */
    void upload(String prefix) {
        var rows = CASE_TYPES.entrySet().stream()
                .flatMap(type -> IntStream.rangeClosed(1, type.getValue())
                        .mapToObj(n -> "%s-%s-%d,%s,2026-05-%02d,North"
                                .formatted(prefix, type.getKey(), n, type.getKey(), 1 + n % 28)))
                .collect(Collectors.joining("\n", "reference,case type,opened,unit\n", "\n"));
        as(
                liaison,
                () -> caseloadImport.confirm(
                        liaison,
                        wave.id(),
                        "cases.csv",
                        new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))));
    }

    List<CaseFile> cases() {
        return as(lead, () -> caseloads.cases(wave.id()));
    }

    String caseloadHash() {
        return as(lead, () -> caseloads.ofWave(wave.id()).orElseThrow().hash());
    }

    String path(String rest) {
        return "/waves/" + wave.id() + rest;
    }

    static <T> T as(SignedIn who, Supplier<T> step) {
        return Fence.asMemberOf(who.organisation(), step);
    }
}
