package org.plumbline.sentback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.page.Form;
import org.plumbline.sentback.SentBack.State;

/**
 * Which cases somebody wants to see on the board; what is not chosen narrows nothing.
 *
 * @param ground in words
 * @param reviewer to whom it was last given
 * @param reference a part of the case's own reference or of that of its file, as it was typed; may be empty
 */
public record BoardFilter(
        Optional<State> state,
        boolean overdue,
        Optional<UUID> force,
        Optional<String> ground,
        Optional<UUID> reviewer,
        String reference) {

    static final BoardFilter NONE =
            new BoardFilter(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** What an address asks for; what it cannot ask for is passed over, as an old bookmark must still lead somewhere. */
    static BoardFilter of(Form asked) {
        return new BoardFilter(
                Stream.of(State.values())
                        .filter(state -> asked.has("state", state.name()))
                        .findFirst(),
                asked.has("overdue", "yes"),
                asked.id("force"),
                asked.text("ground"),
                asked.id("reviewer"),
                asked.text("reference").orElse(""));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The same as fields of the form that asks for it. */
    public Form form() {
        var form = Form.empty();
        for (var field : fields().entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return form;
    }

    /** The same as the query of an address, for example {@code state=ANSWERED&overdue=yes}; empty where nothing is chosen. */
    public String query() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    /** References are read out and typed with and without their hyphens. */
    String searched() {
        return reference.replaceAll("[\\s-]", "").toUpperCase(Locale.UK);
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (!reference.isEmpty()) {
            fields.put("reference", reference);
        }
        state.ifPresent(chosen -> fields.put("state", chosen.name()));
        ground.ifPresent(chosen -> fields.put("ground", chosen));
        force.ifPresent(chosen -> fields.put("force", chosen.toString()));
        reviewer.ifPresent(chosen -> fields.put("reviewer", chosen.toString()));
        if (overdue) {
            fields.put("overdue", "yes");
        }
        return fields;
    }
}
