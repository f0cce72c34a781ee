package org.plumbline.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry's canonical text, read again. */
record CanonicalEntry(JsonNode members) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static Optional<CanonicalEntry> read(String canonical) {
        try {
            return Optional.of(new CanonicalEntry(JSON.readTree(canonical)));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    Map<String, Object> facts() {
        return JSON.convertValue(members.path("facts"), new TypeReference<>() {});
    }

    static Map<String, String> personal(String content) {
        return JSON.readValue(content, new TypeReference<>() {});
    }

    boolean hasPersonal() {
        return members.has("personal");
    }

    boolean binds(StoredLedger.Personal personal) {
        return hasPersonal()
                && Arrays.equals(
                        HexFormat.of().parseHex(members.path("personal").asString()),
                        Hashes.personal(personal.salt(), personal.content()));
    }

    /** Whether the columns by which the entry is found say what its text says. */
    boolean says(StoredLedger.Stored stored) {
        return Ledger.FORM.equals(text("form"))
                && stored.id().toString().equals(text("id"))
                && stored.at().equals(Instant.parse(text("at")))
                && stored.by()
                        .person()
                        .toString()
                        .equals(members.path("by").path("person").asString(""))
                && stored.by()
                        .organisation()
                        .toString()
                        .equals(members.path("by").path("organisation").asString(""))
                && stored.inspectorate().toString().equals(text("inspectorate"))
                && stored.force().map(Object::toString).orElse("").equals(text("force"))
                && stored.act().equals(text("act"))
                && stored.subject().equals(members.path("on").path("kind").asString(""))
                && stored.subjectId().equals(members.path("on").path("id").asString(""));
    }

    private String text(String member) {
        return members.path(member).asString("");
    }
}
