package org.plumbline.reading;

import tools.jackson.databind.json.JsonMapper;

/** How the content of a reading is stored. A mapper of its own: what the web's is set to must not change what is kept. */
final class ContentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ContentJson() {}

    static ReadingContent read(String json) {
        return MAPPER.readValue(json, ReadingContent.class);
    }

    static String of(ReadingContent content) {
        return MAPPER.writeValueAsString(content);
    }
}
