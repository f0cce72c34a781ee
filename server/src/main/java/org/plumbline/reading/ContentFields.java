package org.plumbline.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.plumbline.instrument.Instrument;
import org.plumbline.page.Form;
import org.plumbline.reading.ReadingContent.Answer;
import org.plumbline.reading.ReadingContent.Failing;

/**
 * The names of the fields of a reading, in forms and in the record of edits; a field that says nothing has no value.
 * A failing and its note are two fields of a form, but one in the record, since neither means anything alone.
 */
public final class ContentFields {

    public static final String GRADE = "grade";
    public static final String RATIONALE = "rationale";
    public static final String TICKED = "yes";

    private static final String JUDGEMENT = "judgement.";
    private static final String NOTE = "note.";
    private static final String FAILING = "failing.";
    private static final String FAILING_NOTE = "failing-note.";

    private ContentFields() {}

    public static String judgement(String criterion) {
        return JUDGEMENT + criterion;
    }

    public static String note(String criterion) {
        return NOTE + criterion;
    }

    public static String failing(String kind) {
        return FAILING + kind;
    }

    public static String failingNote(String kind) {
        return FAILING_NOTE + kind;
    }

    static SortedMap<String, String> of(ReadingContent content) {
        var fields = new TreeMap<String, String>();
        content.answers().forEach((criterion, answer) -> {
            answer.judgement().ifPresent(judgement -> fields.put(judgement(criterion), judgement));
            fields.put(note(criterion), answer.note());
        });
        for (var failing : content.failings()) {
            fields.put(failing(failing.kind()), (TICKED + "\n" + failing.note()).strip());
        }
        content.grade().ifPresent(grade -> fields.put(GRADE, grade));
        fields.put(RATIONALE, content.rationale());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** What stands in the form when the reading is opened. */
    static Form form(ReadingContent content) {
        var form = Form.empty();
        for (var field : of(content).entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        for (var failing : content.failings()) {
            form = form.with(failing(failing.kind()), TICKED).with(failingNote(failing.kind()), failing.note());
        }
        return form;
    }

    static ReadingContent content(Form form) {
        var fields = new HashMap<String, String>();
        form.typed().keySet().forEach(name -> fields.put(name, form.value(name)));
        return content(fields);
    }

    /** Reads what a form sent; a note on a failing counts only where the failing is ticked, and other fields not at all. */
    static ReadingContent content(Map<String, String> fields) {
        var answers = new HashMap<String, Answer>();
        var failings = new ArrayList<Failing>();
        fields.forEach((field, value) -> {
            if (field.startsWith(JUDGEMENT)) {
                answers.merge(field.substring(JUDGEMENT.length()), new Answer(given(value), ""), ContentFields::both);
            } else if (field.startsWith(NOTE)) {
                answers.merge(field.substring(NOTE.length()), new Answer(Optional.empty(), value), ContentFields::both);
            } else if (field.startsWith(FAILING) && !value.isEmpty()) {
                var kind = field.substring(FAILING.length());
                var note = value.equals(TICKED)
                        ? fields.getOrDefault(failingNote(kind), "")
                        : value.substring(Math.min(TICKED.length(), value.length()));
                failings.add(new Failing(kind, note));
            }
        });
        return new ReadingContent(
                answers, failings, given(fields.getOrDefault(GRADE, "")), fields.getOrDefault(RATIONALE, ""));
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(it -> !it.isEmpty());
    }

    private static Answer both(Answer one, Answer other) {
        return new Answer(one.judgement().or(other::judgement), one.note() + other.note());
    }

    /** What a person calls the field, for example 'Note on: Was the child seen?'. */
    static String label(String field, Instrument instrument) {
        if (field.startsWith(JUDGEMENT)) {
            return criterion(field.substring(JUDGEMENT.length()), instrument);
        }
        if (field.startsWith(NOTE)) {
            return "Note on: " + criterion(field.substring(NOTE.length()), instrument);
        }
        if (field.startsWith(FAILING)) {
            return "Failing: " + kind(field.substring(FAILING.length()), instrument);
        }
        return field.equals(GRADE) ? "Grade" : "Rationale";
    }

    private static String criterion(String key, Instrument instrument) {
        return instrument.criterion(key).map(Instrument.Criterion::text).orElse(key);
    }

    private static String kind(String key, Instrument instrument) {
        return instrument.failing(key).map(Instrument.FailingKind::label).orElse(key);
    }

    /** What a person calls the value, for example 'Not met'; 'Nothing' where there is none. */
    static String inWords(String field, String value, Instrument instrument) {
        if (value.isEmpty()) {
            return field.startsWith(FAILING) ? "Not ticked" : "Nothing";
        }
        UnaryOperator<String> judgement = key ->
                instrument.judgement(key).map(Instrument.Judgement::label).orElse(key);
        UnaryOperator<String> grade =
                key -> instrument.scale().grade(key).map(it -> it.label()).orElse(key);
        if (field.startsWith(JUDGEMENT)) {
            return judgement.apply(value);
        }
        if (field.startsWith(FAILING)) {
            return ("Ticked " + value.substring(Math.min(TICKED.length(), value.length()))).strip();
        }
        return field.equals(GRADE) ? grade.apply(value) : value;
    }
}
