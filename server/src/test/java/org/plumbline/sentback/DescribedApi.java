package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import org.plumbline.Program;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code api/openapi.yaml} says of the answers that programs get. */
final class DescribedApi {

    static final JsonNode DESCRIPTION = description();

    private DescribedApi() {}

    static void assertDescribed(String schema, Program.Answer answer) {
        assertDescribed(schema, answer.text());
    }

    static void assertDescribed(String schema, String json) {
        var document = ((ObjectNode) DESCRIPTION.deepCopy()).put("$ref", "#/components/schemas/" + schema);
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document.toString(), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
        assertThat(errors).as(json).isEmpty();
    }

    private static JsonNode description() {
        try (var yaml = new ClassPathResource("api/openapi.yaml").getInputStream()) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }
}
