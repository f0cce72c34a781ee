package org.plumbline.reading;

import java.util.List;
import java.util.Optional;
import org.plumbline.inspection.Inspection;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.GradeScale;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Form;
import org.plumbline.page.Option;

/** A reading with what it is read by, as the pages show it. */
public record OpenedReading(Reading reading, Wave wave, Inspection inspection, Instrument instrument) {

    public String reference() {
        return reading.file().reference();
    }

    public String caseType() {
        var key = reading.file().caseType();
        return instrument.caseType(key).map(Instrument.CaseType::label).orElse(key);
    }

    public String href() {
        return "/readings/" + reading.id();
    }

    /** Whether this reader can still write in it. */
    public boolean isWritable() {
        return reading.isOpen() && wave.stage() != Wave.Stage.PUBLISHED;
    }

    /** The topics that have criteria for this type of case. */
    public List<Instrument.Topic> topics() {
        return instrument.topics().stream()
                .filter(topic -> !criteria(topic).isEmpty())
                .toList();
    }

    public List<Instrument.Criterion> criteria(Instrument.Topic topic) {
        return ReadingContent.criteria(topic, reading.file().caseType()).toList();
    }

    public int criteria() {
        return Math.toIntExact(
                ReadingContent.criteria(instrument, reading.file().caseType()).count());
    }

    public int judged() {
        return reading.content()
                .judged(ReadingContent.criteria(instrument, reading.file().caseType()));
    }

    public int judged(Instrument.Topic topic) {
        return reading.content().judged(criteria(topic).stream());
    }

    /** What is still to be said, in the order of the page. */
    public Form unanswered() {
        return Form.empty()
                .refusing(reading.content().missing(instrument, reading.file().caseType()));
    }

    public List<Option> judgements() {
        return instrument.judgements().stream()
                .map(it -> Option.of(it.key(), it.label()))
                .toList();
    }

    public List<Option> grades() {
        return instrument.scale().grades().stream()
                .map(it -> Option.of(it.key(), it.label(), it.meaning()))
                .toList();
    }

    public String judgement(Instrument.Criterion criterion) {
        return reading.content()
                .answer(criterion.key())
                .judgement()
                .map(key -> instrument
                        .judgement(key)
                        .map(Instrument.Judgement::label)
                        .orElse(key))
                .orElse("");
    }

    /** The reader's own grade in words; empty until given. */
    public String grade() {
        return label(reading.content().grade());
    }

    /** The final grade in words; empty until moderated. */
    public String finalGrade() {
        return label(reading.moderation().map(Reading.Moderation::grade));
    }

    public String label(Optional<String> grade) {
        return grade.map(key -> instrument
                        .scale()
                        .grade(key)
                        .map(GradeScale.Grade::label)
                        .orElse(key))
                .orElse("");
    }

    /** Conflicts in words: what each field is called and what each value means. */
    public String label(String field) {
        return ContentFields.label(field, instrument);
    }

    public String inWords(String field, String value) {
        return ContentFields.inWords(field, value, instrument);
    }
}
