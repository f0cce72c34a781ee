package org.plumbline.caseload;

import java.util.List;
import java.util.Map;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument.CaseType;
import org.plumbline.page.Dates;
import org.plumbline.page.NotFound;
import org.plumbline.page.Option;
import org.springframework.stereotype.Component;

/** Says what is stored in keys in the words of the inspection and its instrument. */
@Component
class Wording {

    private final Inspections inspections;
    private final Uploading uploading;

    Wording(Inspections inspections, Uploading uploading) {
        this.inspections = inspections;
        this.uploading = uploading;
    }

    Shown.Where where(Wave wave) {
        var inspection = inspections.find(wave.inspection()).orElseThrow(NotFound::new);
        return new Shown.Where(
                inspection.title(), wave.name(), "/waves/" + wave.id(), "/waves/" + wave.id() + "/caseload");
    }

    Shown.File file(Upload upload) {
        return new Shown.File(upload.fileName(), size(upload.bytes()), upload.here(), Long.toString(upload.version()));
    }

    /** The instrument's types in its order, those without a case included: that there is none says something too. */
    List<Shown.Count> counts(Wave wave, Map<String, Integer> byCaseType) {
        return uploading.instrument(wave).caseTypes().stream()
                .map(type -> new Shown.Count(type.label(), byCaseType.getOrDefault(type.key(), 0)))
                .toList();
    }

    String caseType(Wave wave, String key) {
        return uploading.instrument(wave).caseType(key).map(CaseType::label).orElse(key);
    }

    /** The types of case, and that a word means none of them. */
    List<Option> meanings(Wave wave) {
        var types = uploading.instrument(wave).caseTypes().stream().map(type -> Option.of(type.key(), type.label()));
        var none = Option.of(RowRules.LEFT_OUT, "Not part of this inspection: leave these rows out");
        return java.util.stream.Stream.concat(types, java.util.stream.Stream.of(none))
                .toList();
    }

    static String period(Wave wave) {
        return Dates.inWords(wave.practiceFrom()) + " to " + Dates.inWords(wave.practiceTo());
    }

    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000 ? bytes / 1_000 + " kB" : String.format(java.util.Locale.UK, "%.1f MB", bytes / 1e6);
    }
}
