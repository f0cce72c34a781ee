package org.plumbline.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row of a table of golden values; each row names its source in the last column, which may be quoted. */
public record Golden(Map<String, String> cells) {

    public static List<Golden> rows(String table) {
        try (var in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + table))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> header = List.of(lines.getFirst().split(","));
            return lines.stream().skip(1).map(line -> row(header, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden row(List<String> header, String line) {
        List<String> parts = Arrays.asList(line.split(",", header.size()));
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), parts.get(i));
        }
        return new Golden(cells);
    }

    public String text(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    public double number(String column) {
        return Double.parseDouble(text(column));
    }

    public long count(String column) {
        return Long.parseLong(text(column));
    }
}
