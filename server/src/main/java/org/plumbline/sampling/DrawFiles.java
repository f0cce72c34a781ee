package org.plumbline.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.page.Download;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A draw as a file: all that somebody needs to draw again without Plumbline. */
final class DrawFiles {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DrawFiles() {}

    static Download json(Draw draw, List<Ticket> tickets) {
        var file = new LinkedHashMap<String, Object>();
        file.put("form", "plumbline-draw-1");
        file.put(
                "method",
                "HMAC-SHA-256 of each reference keyed with the seed; the smallest are drawn. See docs/method/draw.md");
        file.put("design", design(draw.plan()));
        file.put("described", draw.design().described());
        file.put("drawnAt", draw.at().toString());
        file.put("seed", draw.seed());
        file.put("caseloadHash", draw.caseloadHash());
        file.put("cases", draw.population());
        file.put("drawn", draw.drawn());
        file.put("caseTypes", draw.caseTypes().stream().map(DrawFiles::caseType).toList());
        file.put("drawnCases", tickets.stream().map(DrawFiles::ticket).toList());
        return Download.json(name(draw) + ".json", JSON.writeValueAsBytes(file));
    }

    static Download csv(Draw draw, List<Ticket> tickets) {
        var header = List.of("reference", "case type", "stratum", "place", "mark", "probability", "weight");
        return Download.csv(
                name(draw) + ".csv",
                Stream.concat(Stream.of(header), tickets.stream().map(DrawFiles::row)));
    }

    private static String name(Draw draw) {
        return "draw-" + draw.id();
    }

    private static String design(Draw.Plan plan) {
        return switch (plan) {
            case Draw.Plan.SimpleRandom _ -> "simple-random";
            case Draw.Plan.Stratified stratified ->
                stratified.proportional() ? "stratified-proportional" : "stratified-fixed";
            case Draw.Plan.ChosenByHand _ -> "chosen-by-hand";
        };
    }

    private static Map<String, Object> caseType(Draw.OfType type) {
        var line = new LinkedHashMap<String, Object>();
        line.put("caseType", type.caseType());
        line.put("cases", type.population());
        line.put("drawn", type.drawn());
        return line;
    }

    private static Map<String, Object> ticket(Ticket ticket) {
        var line = new LinkedHashMap<String, Object>();
        line.put("reference", ticket.reference());
        line.put("caseType", ticket.caseType());
        line.put("place", ticket.place());
        if (ticket.probability().isPresent()) {
            line.put("mark", ticket.mark());
            line.put("probability", ticket.probability().getAsDouble());
        }
        return line;
    }

    private static List<String> row(Ticket ticket) {
        boolean byChance = ticket.probability().isPresent();
        double probability = ticket.probability().orElse(1);
        return List.of(
                ticket.reference(),
                ticket.caseType(),
                ticket.stratum(),
                Integer.toString(ticket.place()),
                ticket.mark(),
                byChance ? Double.toString(probability) : "",
                byChance ? Double.toString(1 / probability) : "");
    }
}
