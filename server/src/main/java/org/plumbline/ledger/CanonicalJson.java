package org.plumbline.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as canonical JSON (RFC 8785): one text for one value, whoever writes it.
 *
 * <p>What would not read back as the same value elsewhere is refused with {@link IllegalArgumentException}: a number
 * that an IEEE 754 double does not hold exactly, and half of a surrogate pair (RFC 8785 §3.1, RFC 7493 §2).
 */
public final class CanonicalJson {

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    public static String of(Map<String, ?> object) {
        var json = new CanonicalJson();
        json.object(object);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Optional<?> optional -> value(optional.orElse(null));
            case Boolean truth -> text.append(truth);
            case Number number -> number(number);
            case CharSequence string -> string(string.toString());
            case Enum<?> constant -> string(constant.name());
            case UUID id -> string(id.toString());
            case Instant instant -> string(instant.toString());
            case LocalDate date -> string(date.toString());
            case Map<?, ?> map -> object(map);
            case Collection<?> list -> list(list);
            default ->
                throw new IllegalArgumentException(
                        "the ledger cannot hold a " + value.getClass().getName());
        }
    }

    /** Members in the order of their names' UTF-16 code units (RFC 8785 §3.2.3), which is {@code String}'s own. */
    private void object(Map<?, ?> object) {
        var members = new TreeMap<String, @Nullable Object>();
        object.forEach((name, value) -> members.put(name.toString(), value));
        if (members.size() != object.size()) {
            throw new IllegalArgumentException("two members have the same name: " + object.keySet());
        }
        var separator = "{";
        for (var member : members.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> list) {
        var separator = "";
        text.append('[');
        for (var item : list) {
            text.append(separator);
            value(item);
            separator = ",";
        }
        text.append(']');
    }

    private void number(Number number) {
        try {
            double nearest = number.doubleValue();
            var written = NumberToJSON.serializeNumber(nearest);
            boolean exact = number instanceof Double
                    || new BigDecimal(number.toString()).compareTo(new BigDecimal(written)) == 0;
            boolean safe = !(number instanceof Integer || number instanceof Long) || Math.abs(nearest) < 0x1p53;
            if (!exact || !safe) {
                throw new IllegalArgumentException(number + " does not fit a JSON number; give it as text");
            }
            text.append(written);
        } catch (IOException notFinite) {
            throw new IllegalArgumentException(number + " is no JSON number", notFinite);
        }
    }

    /** Escapes what must be and nothing else (RFC 8785 §3.2.2.2). */
    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (unit < ' ') {
                        text.append("\\u00").append(unit < 0x10 ? "0" : "").append(Integer.toHexString(unit));
                    } else if (!Character.isSurrogate(unit)) {
                        text.append(unit);
                    } else if (Character.isHighSurrogate(unit)
                            && i + 1 < string.length()
                            && Character.isLowSurrogate(string.charAt(i + 1))) {
                        text.append(unit).append(string.charAt(++i));
                    } else {
                        throw new IllegalArgumentException("the text has half a character at " + i);
                    }
                }
            }
        }
        text.append('"');
    }
}
