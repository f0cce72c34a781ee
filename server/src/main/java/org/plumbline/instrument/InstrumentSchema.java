package org.plumbline.instrument;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Holds a file against {@code instruments/instrument.schema.json} and says in plain words what does not pass. */
final class InstrumentSchema {

    private static final Schema SCHEMA = schema();

    private InstrumentSchema() {}

    /** @throws WrongInstrument with every place that does not pass, in the order of the lines */
    static void check(YamlTree tree) {
        var problems = SCHEMA.validate(tree.root()).stream()
                .map(error -> tree.problem(pointer(error), inPlainWords(error, tree.root())))
                .distinct()
                .sorted(Comparator.comparingInt(WrongInstrument.Problem::line)
                        .thenComparingInt(WrongInstrument.Problem::column))
                .toList();
        if (!problems.isEmpty()) {
            throw new WrongInstrument(problems);
        }
    }

    private static Schema schema() {
        try (var in = InstrumentSchema.class.getResourceAsStream("/instruments/instrument.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema of the instruments is not packed");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static String pointer(Error error) {
        var at = at(error).toString();
        return error.getKeyword().equals("additionalProperties") ? at + "/" + error.getProperty() : at;
    }

    private static JsonPointer at(Error error) {
        var location = error.getInstanceLocation().toString();
        return JsonPointer.compile(location.equals("$") ? "" : location);
    }

    private static String inPlainWords(Error error, JsonNode root) {
        var at = at(error);
        var name = name(at);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> "'" + error.getProperty() + "' is not known here; known are " + known(error);
            case "required" -> "'" + error.getProperty() + "' is missing" + in(at, root);
            case "type" -> name + " must be " + expected(error) + ", not " + given(root.at(at));
            case "minItems" ->
                name + " has " + root.at(at).size() + (root.at(at).size() == 1 ? " entry" : " entries")
                        + " and needs at least " + error.getArguments()[0] + ": " + description(error);
            case "uniqueItems" -> name + " has the same entry twice";
            case "maxLength" -> name + " is too long: write " + description(error);
            case "pattern", "enum" ->
                root.at(at).asString("").isBlank()
                        ? name + " is blank: write " + description(error)
                        : name + " is '" + root.at(at).asString() + "': write " + description(error);
            default -> name + " " + error.getMessage();
        };
    }

    /** The name of the nearest entry of a mapping, quoted; an entry of a list goes by the list's name. */
    private static String name(JsonPointer at) {
        for (var here = at; here != null && !here.toString().isEmpty(); here = here.head()) {
            var last = here.last();
            if (last != null && last.getMatchingIndex() < 0) {
                var within = here.equals(at) ? "" : "an entry of ";
                return within + "'" + last.getMatchingProperty() + "'";
            }
        }
        return "the file";
    }

    private static String in(JsonPointer at, JsonNode root) {
        var key = root.at(at).path("key").asString("");
        if (!at.toString().isEmpty() && !key.isEmpty()) {
            return " in '" + key + "'";
        }
        return at.toString().isEmpty() ? "" : " in " + name(at);
    }

    private static String expected(Error error) {
        return switch (siblings(error).path("type").asString("")) {
            case "array" -> "a list";
            case "object" -> "a mapping of keys to values";
            case "boolean" -> "true or false";
            case "string" -> description(error).isEmpty() ? "text" : description(error);
            default -> description(error);
        };
    }

    private static String given(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "a mapping";
            case BOOLEAN, NUMBER -> node + " (put text in quotes)";
            case NULL, MISSING -> "nothing";
            default -> "text";
        };
    }

    private static String known(Error error) {
        return siblings(error).path("properties").propertyNames().stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
    }

    private static String description(Error error) {
        return siblings(error).path("description").asString("");
    }

    /** The part of the schema in which the keyword stands that did not pass. */
    private static JsonNode siblings(Error error) {
        var keyword =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        return SCHEMA.getSchemaNode().at(keyword.head());
    }
}
