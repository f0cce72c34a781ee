package org.plumbline.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jsoup.nodes.Document;
import org.plumbline.organisation.SignedIn;

/** One of those who take steps on cases sent back, by the forms of their pages, and retry until they are answered. */
final class Client implements Runnable {

    private static final Set<String> STEPS = Set.of(
            "acknowledgement",
            "assignment",
            "safety-confirmation",
            "review",
            "answer",
            "verification",
            "closure",
            "reopening");

    private final SignedIn who;
    private final Crew crew;
    private final Visitor visitor;
    private final Tally tally;
    private final SplittableRandom random;
    private final BooleanSupplier goesOn;

    Client(SignedIn who, Crew crew, Visitor visitor, Tally tally, SplittableRandom random, BooleanSupplier goesOn) {
        this.who = who;
        this.crew = crew;
        this.visitor = visitor;
        this.tally = tally;
        this.random = random;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            Visitor.pause(Duration.ofMillis(random.nextInt(200, 800)));
            try {
                workOnce();
            } catch (RuntimeException exception) {
                tally.unexpected(who.email() + ": " + exception);
            }
        }
    }

    private void workOnce() {
        var reading = who.isForce() ? java.util.Optional.<UUID>empty() : crew.nextToRaise();
        if (reading.isPresent()) {
            raise(reading.get());
        } else {
            crew.waitingFor(who.isForce(), random).ifPresent(this::takeFurther);
        }
    }

    private void raise(UUID reading) {
        var action = "/readings/" + reading + "/sent-back";
        var words = words();
        var page = visitor.get(action).page();
        var ground = List.of("child-in-danger-now", "stalled-investigation").get(random.nextInt(2));
        var reply = visitor.send(Visitor.form(page, action), Map.of("ground", ground, "reason", words));
        if (!reply.location().contains("/sent-back/SB-")) {
            tally.unexpected("raising: " + reply.status() + " " + reply.location());
            return;
        }
        var reference = reply.location().replaceFirst(".*/sent-back/", "");
        tally.acknowledged(new Tally.Acknowledged(reference, 1, "RAISING", who.person(), words), reply.tries());
        if (!crew.isToBeLeftAlone()) {
            crew.waits(reference, true);
        }
    }

    private void takeFurther(String reference) {
        var page = visitor.get("/sent-back/" + reference).page();
        var possible = steps(page, reference);
        if (possible.isEmpty()) {
            crew.waits(reference, !who.isForce());
            return;
        }
        var kind = possible.get(random.nextInt(possible.size()));
        if (kind.equals("reopening") && random.nextBoolean()) {
            crew.ended(reference);
            return;
        }
        var form = Visitor.form(page, "/sent-back/" + reference + "/" + kind);
        int seen = Integer.parseInt(form.select("input[name=seen]").attr("value"));
        var words = words();
        var typed = typed(kind, words, page);
        var reply = visitor.send(form, typed);
        if (reply.location().endsWith("/sent-back/" + reference)) {
            tally.acknowledged(
                    new Tally.Acknowledged(
                            reference,
                            seen + 1,
                            kind.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
                            who.person(),
                            typed.containsValue(words) ? words : ""),
                    reply.tries());
            crew.waits(reference, isForTheForceAfter(kind, typed));
        } else if (reply.status() == 409) {
            tally.tooLate();
        } else {
            tally.unexpected(kind + ": " + reply.status() + " " + reply.location());
        }
    }

    private static List<String> steps(Document page, String reference) {
        var address = "/sent-back/" + reference + "/";
        return page.forms().stream()
                .map(form -> form.attr("action"))
                .filter(action -> action.startsWith(address))
                .map(action -> action.substring(address.length()))
                .filter(STEPS::contains)
                .toList();
    }

    private Map<String, String> typed(String kind, String words, Document page) {
        return switch (kind) {
            case "assignment" ->
                Map.of(
                        "reviewer",
                        page.select("select[name=reviewer] option").stream()
                                .map(option -> option.attr("value"))
                                .filter(value -> !value.isEmpty())
                                .findFirst()
                                .orElse(""));
            case "safety-confirmation" -> Map.of("how", words);
            case "review" -> Map.of("notes", words);
            case "answer" ->
                Map.of("whatWasDone", words, "furtherRisk", "no", "consequences", "NOBODY", "otherChildren", "0");
            case "verification" ->
                Map.of("reason", words, "verdict", random.nextInt(5) == 0 ? "DOES_NOT_AGREE" : "AGREES");
            case "reopening" -> Map.of("reason", words);
            default -> Map.of();
        };
    }

    private boolean isForTheForceAfter(String kind, Map<String, String> typed) {
        return switch (kind) {
            case "answer", "closure" -> false;
            case "verification" -> !typed.containsValue("AGREES");
            default -> true;
        };
    }

    private static String words() {
        return "Of a campaign, " + UUID.randomUUID();
    }
}
