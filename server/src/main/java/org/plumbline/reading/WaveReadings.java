package org.plumbline.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.inspection.Inspection;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.Instrument;
import org.plumbline.sampling.DrawnCase;

/**
 * How far the reading of a wave has come.
 *
 * @param rows every drawn case, in the order of the references
 */
public record WaveReadings(Wave wave, Inspection inspection, Instrument instrument, List<Row> rows) {

    public WaveReadings {
        rows = List.copyOf(rows);
    }

    static WaveReadings of(Yardstick.Of yardstick, List<DrawnCase> drawn, List<Reading> readings) {
        var byCase = readings.stream().collect(Collectors.toMap(it -> it.file().id(), Function.identity()));
        return new WaveReadings(
                yardstick.wave(),
                yardstick.inspection(),
                yardstick.instrument(),
                drawn.stream()
                        .map(it -> new Row(
                                it,
                                Optional.ofNullable(byCase.get(it.file().id())).map(yardstick::opened)))
                        .toList());
    }

    /** A drawn case and the reading of it, where it is allocated. */
    public record Row(DrawnCase drawn, Optional<OpenedReading> opened) {

        public CaseFile file() {
            return drawn.file();
        }

        public Part part() {
            return opened.map(it -> switch (it.reading().state()) {
                        case ALLOCATED, DRAFT, RETURNED -> Part.BEING_READ;
                        case SUBMITTED -> Part.TO_MODERATE;
                        case MODERATED -> Part.FINAL;
                        case WITHDRAWN -> Part.UNALLOCATED;
                    })
                    .orElse(Part.UNALLOCATED);
        }
    }

    /** What the page can be narrowed to. */
    public enum Part {
        ALL("All"),
        UNALLOCATED("Without a reader"),
        BEING_READ("Being read"),
        TO_MODERATE("To moderate"),
        FINAL("Final");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Part named(String name) {
            return Arrays.stream(values())
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    public List<Row> rows(Part part) {
        return part == Part.ALL
                ? rows
                : rows.stream().filter(it -> it.part() == part).toList();
    }

    public int count(Part part) {
        return rows(part).size();
    }

    public int allocated() {
        return rows.size() - count(Part.UNALLOCATED);
    }

    public int submitted() {
        return count(Part.TO_MODERATE) + count(Part.FINAL);
    }

    public boolean isPublished() {
        return wave.stage() == Wave.Stage.PUBLISHED;
    }

    public String caseType(CaseFile file) {
        return instrument
                .caseType(file.caseType())
                .map(Instrument.CaseType::label)
                .orElse(file.caseType());
    }

    public String href() {
        return "/waves/" + wave.id() + "/readings";
    }
}
