package org.plumbline.instrument;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file as a tree in which every part still knows its line and column. */
record YamlTree(String file, JsonNode root, Map<String, TokenStreamLocation> places) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws WrongInstrument when the text is not YAML, has a key twice in one place, or is empty */
    static YamlTree of(String file, String text) {
        try {
            var root = YAML.readTree(text);
            if (root.isMissingNode() || root.isNull()) {
                throw wrong(file, 1, 1, "the file is empty");
            }
            return new YamlTree(file, root, places(text));
        } catch (JacksonException exception) {
            var at = exception.getLocation();
            throw wrong(
                    file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), inPlainWords(exception));
        }
    }

    WrongInstrument.Problem problem(String pointer, String cause) {
        var nearest = pointer;
        while (!places.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        var at = places.get(nearest);
        return new WrongInstrument.Problem(
                file, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), cause);
    }

    /** Where each part begins, by JSON pointer: an entry of a mapping at its key, an entry of a list at its start. */
    private static Map<String, TokenStreamLocation> places(String text) {
        var places = new HashMap<String, TokenStreamLocation>();
        try (var parser = YAML.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
                    places.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(), parser.currentTokenLocation());
                }
            }
        }
        return places;
    }

    private static String inPlainWords(JacksonException exception) {
        var message = exception.getOriginalMessage();
        if (message == null) {
            return "the file is not YAML";
        }
        if (message.startsWith("Duplicate")) {
            // Jackson: Duplicate Object property "key"
            var quoted = message.indexOf('"');
            var key = message.substring(quoted + 1, message.indexOf('"', quoted + 1));
            return "the key '" + key + "' stands twice in one place";
        }
        // The parser quotes the text around the place on indented lines, and a line of ours has the place already
        var inside = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        return "the file is not YAML: " + inside;
    }

    private static WrongInstrument wrong(String file, int line, int column, String cause) {
        return new WrongInstrument(List.of(new WrongInstrument.Problem(file, line, column, cause)));
    }
}
