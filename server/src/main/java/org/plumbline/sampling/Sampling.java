package org.plumbline.sampling;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plumbline.caseload.Caseloads;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.page.Stale;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.ImpossibleDesign;
import org.plumbline.statistics.draw.Drawing;
import org.plumbline.statistics.draw.Drawn;
import org.plumbline.statistics.draw.Frame;
import org.plumbline.statistics.draw.Seed;
import org.plumbline.statistics.planning.Allocation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drawing of the cases of a wave by chance, once, by a lead inspector; and drawing again to check. */
@Component
@Transactional
public class Sampling {

    /** What the variance of an estimate needs of each stratum. */
    static final int LEAST_OF_EACH_TYPE = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Draws draws;
    private final Caseloads caseloads;
    private final DrawBook book;
    private final Clock clock;

    Sampling(Draws draws, Caseloads caseloads, DrawBook book, Clock clock) {
        this.draws = draws;
        this.caseloads = caseloads;
        this.book = book;
        this.clock = clock;
    }

    /** Draws from the caseload as it stands. */
    public Draw draw(SignedIn lead, UUID wave, Draw.Plan plan) {
        return draw(lead, wave, Ids.next(), plan, book.caseload(wave).hash());
    }

    /**
     * Draws with a seed that nobody could foresee. Sent twice, it draws once.
     *
     * @param id given by whoever asks, so that asking twice makes one draw
     * @param caseloadHash of the caseload that the person saw
     * @throws Refused when the wave has no caseload, is past its draw, or cannot be drawn from by this plan
     * @throws Stale when the caseload was replaced meanwhile, or somebody else drew
     */
    Draw draw(SignedIn lead, UUID waveId, UUID id, Draw.Plan plan, String caseloadHash) {
        var wave = book.drawable(lead, waveId);
        var before = draws.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        draws.byChance(waveId).ifPresent(Sampling::alreadyDrawn);
        var frame = DrawBook.frame(caseloads.cases(waveId));
        var drawn = refusing(() -> drawn(frame, plan, Seed.fresh(RANDOM)));
        var draw = new Draw(
                id,
                waveId,
                plan,
                DrawBook.byType(
                        caseloads.byCaseType(waveId),
                        drawn.cases().stream().map(one -> one.unit().stratum()).toList()),
                drawn.seed().hex(),
                drawn.frameHash(),
                drawn.cases().size(),
                "",
                lead.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return book.keep(lead, wave, draw, tickets(drawn), caseloadHash);
    }

    /**
     * What a plan would draw, before anything is drawn.
     *
     * @throws Refused when it can't be carried out
     */
    @Transactional(readOnly = true)
    Preview preview(SignedIn lead, UUID waveId, Draw.Plan plan) {
        book.drawable(lead, waveId);
        draws.byChance(waveId).ifPresent(Sampling::alreadyDrawn);
        return refusing(() -> Preview.of(plan, caseloads.byCaseType(waveId)));
    }

    /**
     * The plan that gives each type of case its part by its size, at least two of each.
     *
     * @throws Refused when that can't be done
     */
    @Transactional(readOnly = true)
    public Draw.Plan.Stratified proportional(UUID waveId, int size) {
        var sizes = new TreeMap<String, Long>();
        caseloads.byCaseType(waveId).forEach((type, cases) -> sizes.put(type, (long) cases));
        var allocation = refusing(() -> Allocation.proportional(sizes, size, LEAST_OF_EACH_TYPE));
        return new Draw.Plan.Stratified(
                allocation.chosen().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> Math.toIntExact(each.getValue()))),
                true);
    }

    /** Draws again with the stored seed from the caseload as it is now, and compares. */
    @Transactional(readOnly = true)
    public Verification verify(Draw draw) {
        var frame = DrawBook.frame(caseloads.cases(draw.wave()));
        var again = drawnAgain(frame, draw);
        var stored = draws.tickets(draw.id()).stream().map(Ticket::reference).toList();
        var missing = new ArrayList<>(stored);
        missing.removeAll(again);
        var added = new ArrayList<>(again);
        added.removeAll(stored);
        return new Verification(frame.hash().equals(draw.caseloadHash()), missing, added, stored.size());
    }

    /** The caseload of a wave as it is listed and hashed. */
    @Transactional(readOnly = true)
    Frame frame(UUID waveId) {
        return DrawBook.frame(caseloads.cases(waveId));
    }

    private static void alreadyDrawn(Draw draw) {
        throw new Stale("%s has drawn this wave already. A wave is drawn by chance once; look at the draw"
                .formatted(draw.by()));
    }

    /** @throws ImpossibleDesign when the plan can't be carried out with this caseload */
    private static Drawn drawn(Frame frame, Draw.Plan plan, Seed seed) {
        return switch (plan) {
            case Draw.Plan.SimpleRandom simple -> Drawing.simpleRandom(frame, simple.size(), seed);
            case Draw.Plan.Stratified stratified -> {
                var sizes = new HashMap<String, Long>();
                stratified.sizes().forEach((type, size) -> sizes.put(type, (long) size));
                yield Drawing.stratified(frame, Allocation.of(sizes), seed);
            }
            case Draw.Plan.ChosenByHand _ ->
                throw new ImpossibleDesign("Cases chosen by hand cannot be drawn by chance");
        };
    }

    /** Nothing, where the caseload has come to be such that the plan can't be carried out with it any more. */
    private static List<String> drawnAgain(Frame frame, Draw draw) {
        try {
            return drawn(frame, draw.plan(), new Seed(draw.seed())).cases().stream()
                    .map(one -> one.unit().reference())
                    .toList();
        } catch (ImpossibleDesign changed) {
            return List.of();
        }
    }

    private static <T> T refusing(Supplier<T> design) {
        try {
            return design.get();
        } catch (ImpossibleDesign impossible) {
            throw new Refused("size", String.valueOf(impossible.getMessage()));
        }
    }

    private static List<Ticket> tickets(Drawn drawn) {
        boolean stratified = drawn.design() instanceof Design.Stratified;
        return drawn.cases().stream()
                .map(one -> new Ticket(
                        one.unit().reference(),
                        one.unit().stratum(),
                        stratified ? one.unit().stratum() : "",
                        one.rank(),
                        one.mark(),
                        OptionalDouble.of(one.probability())))
                .toList();
    }
}
