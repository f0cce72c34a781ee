package org.plumbline.sentback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.instrument.OfficeHours;
import org.plumbline.organisation.Organisation;

/**
 * Who is on duty for an organisation out of hours, within a span of time. Nothing of it is a deadline: a rota says who is
 * told, and moves no due time.
 *
 * @param duties those that touch the span, the first first; two may overlap
 * @param outOfHours the time within the span for which somebody has to be on duty, in its order
 */
public record Rota(Organisation organisation, Keeping keeping, Span within, List<Duty> duties, List<Span> outOfHours) {

    public Rota {
        duties = List.copyOf(duties);
        outOfHours = List.copyOf(outOfHours);
    }

    /**
     * How an organisation keeps its rota.
     *
     * @param kept false where it has decided to keep none: then nobody is missing from it
     * @param version moves with every change, so that a second editor is told
     */
    public record Keeping(OfficeHours hours, boolean kept, int version) {

        static final Keeping AT_FIRST = new Keeping(OfficeHours.USUAL, true, 0);
    }

    /**
     * A line of the rota as it is read.
     *
     * @param duty empty where nobody is on duty
     */
    public record Line(Span span, Optional<Duty> duty) {}

    /** When nobody is on duty who has to be. */
    public List<Span> gaps() {
        var gaps = new ArrayList<Span>();
        if (keeping.kept()) {
            outOfHours.forEach(span -> addGaps(span, gaps));
        }
        return gaps;
    }

    private void addGaps(Span span, List<Span> gaps) {
        var covered = span.from();
        for (var duty : duties) {
            if (!duty.stands() || !duty.span().to().isAfter(covered)) {
                continue;
            }
            if (!duty.span().from().isBefore(span.to())) {
                break;
            }
            if (duty.span().from().isAfter(covered)) {
                gaps.add(new Span(covered, duty.span().from()));
            }
            covered = duty.span().to();
        }
        if (covered.isBefore(span.to())) {
            gaps.add(new Span(covered, span.to()));
        }
    }

    /** The gaps that are not over at a moment: only those can be filled. */
    public List<Span> gapsAfter(Instant moment) {
        return gaps().stream().filter(gap -> gap.to().isAfter(moment)).toList();
    }

    /** Duties, and gaps that are not over, one after the other. */
    public List<Line> lines(Instant now) {
        return Stream.concat(
                        duties.stream().map(duty -> new Line(duty.span(), Optional.of(duty))),
                        gapsAfter(now).stream().map(gap -> new Line(gap, Optional.empty())))
                .sorted(Comparator.comparing((Line line) -> line.span().from())
                        .thenComparing(line -> line.span().to()))
                .toList();
    }

    List<Duty> onDutyAt(Instant moment) {
        return duties.stream()
                .filter(duty -> duty.stands() && duty.span().includes(moment))
                .toList();
    }

    Optional<Span> gapAt(Instant moment) {
        return gaps().stream().filter(gap -> gap.includes(moment)).findFirst();
    }

    /** Who is on duty at a moment of the span. */
    Watch at(Instant moment) {
        var next = outOfHours.stream().filter(span -> span.to().isAfter(moment)).findFirst();
        boolean isOutOfHours = next.filter(span -> span.includes(moment)).isPresent();
        var asked = isOutOfHours ? moment : next.map(Span::from).orElse(moment);
        return new Watch(organisation, keeping.kept(), isOutOfHours, asked, onDutyAt(asked), gapAt(asked));
    }
}
