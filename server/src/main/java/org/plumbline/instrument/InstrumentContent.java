package org.plumbline.instrument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.erdtman.jcs.JsonCanonicalizer;
import org.plumbline.instrument.Instrument.CaseType;
import org.plumbline.instrument.Instrument.Criterion;
import org.plumbline.instrument.Instrument.FailingCategory;
import org.plumbline.instrument.Instrument.FailingKind;
import org.plumbline.instrument.Instrument.Ground;
import org.plumbline.instrument.Instrument.Judgement;
import org.plumbline.instrument.Instrument.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of an instrument as JSON, and the instrument that it describes. What is stored is read without the
 * schema: a version in use stays readable whatever a later schema asks.
 */
final class InstrumentContent {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private InstrumentContent() {}

    static String canonical(JsonNode content) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(content)).getEncodedString();
        } catch (IOException exception) {
            throw new IllegalStateException("a tree of JSON has a canonical form", exception);
        }
    }

    static String digest(String canonical) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    /** @throws FlawedInstrument when the parts do not fit each other */
    static Instrument instrument(String canonical, String digest) {
        var content = JSON.readTree(canonical);
        return new Instrument(
                new InstrumentRef(text(content, "key"), text(content, "version")),
                text(content, "title"),
                text(content, "summary"),
                digest,
                each(content, "case-types", type -> new CaseType(text(type, "key"), text(type, "label"))),
                each(content, "topics", InstrumentContent::topic),
                each(
                        content,
                        "judgements",
                        judgement -> new Judgement(text(judgement, "key"), text(judgement, "label"))),
                scale(content.path("scale")),
                each(content, "failings", InstrumentContent::category),
                each(content, "grounds", InstrumentContent::ground),
                clocks(content.path("clocks")));
    }

    private static Topic topic(JsonNode topic) {
        return new Topic(
                text(topic, "key"),
                text(topic, "title"),
                each(
                        topic,
                        "criteria",
                        criterion -> new Criterion(
                                text(criterion, "key"),
                                text(criterion, "text"),
                                text(criterion, "guidance"),
                                each(criterion, "case-types", JsonNode::asString))));
    }

    private static GradeScale scale(JsonNode scale) {
        return new GradeScale(
                text(scale, "key"),
                each(
                        scale,
                        "grades",
                        grade -> new GradeScale.Grade(
                                text(grade, "key"),
                                text(grade, "label"),
                                text(grade, "meaning"),
                                grade.path("poor").asBoolean())));
    }

    private static FailingCategory category(JsonNode category) {
        var key = text(category, "key");
        return new FailingCategory(
                key,
                text(category, "label"),
                each(category, "kinds", kind -> new FailingKind(key + "." + text(kind, "key"), text(kind, "label"))));
    }

    private static Ground ground(JsonNode ground) {
        return new Ground(
                text(ground, "key"),
                text(ground, "label"),
                text(ground, "description"),
                ground.path("immediate-danger").asBoolean(),
                each(ground, "checklist", JsonNode::asString));
    }

    private static Clocks clocks(JsonNode clocks) {
        var office = clocks.has("office-hours") ? officeHours(text(clocks, "office-hours")) : OfficeHours.USUAL;
        return new Clocks(
                TimeLimit.parse(text(clocks, "acknowledged-in-danger"), office),
                TimeLimit.parse(text(clocks, "acknowledged"), office),
                clocks.has("safety-confirmed")
                        ? TimeLimit.parse(text(clocks, "safety-confirmed"), office)
                        : Clocks.SAFETY_CONFIRMED,
                TimeLimit.parse(text(clocks, "answered"), office),
                TimeLimit.parse(text(clocks, "verified"), office));
    }

    private static OfficeHours officeHours(String text) {
        try {
            return OfficeHours.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new FlawedInstrument(
                    List.of(new FlawedInstrument.Flaw("/clocks/office-hours", String.valueOf(wrong.getMessage()))));
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(read)
                .toList();
    }
}
