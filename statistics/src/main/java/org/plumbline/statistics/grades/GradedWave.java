package org.plumbline.statistics.grades;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Words;
import org.plumbline.statistics.change.Setting;

/**
 * One wave's cases by kind and grade, with all that decides whether another may be compared with it.
 *
 * @param scale the grade scale, with its version
 * @param assessor who judged: {@code "inspector"}, {@code "force"}
 * @param from first day of the practice looked at
 * @param to last day of the practice looked at
 * @param design how the cases were chosen
 * @param kinds each once, all told by the same traits; no more cases than were chosen
 */
public record GradedWave(
        String scale, String assessor, LocalDate from, LocalDate to, Design design, List<GradedKind> kinds) {

    public GradedWave {
        kinds = List.copyOf(kinds);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A practice period ends on or after its first day");
        }
        if (kinds.stream().map(GradedKind::traits).distinct().count() < kinds.size()
                || kinds.stream().map(kind -> kind.traits().keySet()).distinct().count() > 1) {
            throw new IllegalArgumentException("Each kind is there once, and all are told by the same traits");
        }
        long read = kinds.stream().mapToLong(GradedKind::cases).sum();
        if (read > design.chosen()) {
            throw new IllegalArgumentException(
                    "%s cannot be read of %s".formatted(Words.cases(read), design.described()));
        }
    }

    /** How many were read, n. */
    public long cases() {
        return kinds.stream().mapToLong(GradedKind::cases).sum();
    }

    /** How many cases the caseload holds, N; empty for cases chosen by hand. */
    OptionalLong population() {
        return switch (design) {
            case Design.SimpleRandom simple -> OptionalLong.of(simple.population());
            case Design.Stratified stratified -> OptionalLong.of(stratified.population());
            case Design.Census census -> OptionalLong.of(census.population());
            case Design.Purposive _ -> OptionalLong.empty();
        };
    }

    Setting setting() {
        return new Setting("grades", scale, assessor, Set.of(), from, to, design.isRandom(), cases() > 0);
    }

    /** Whether the strata, if there are any, are one of the traits: then drawing them at different rates changes no odds. */
    boolean isAdjustedForItsStrata() {
        if (!(design instanceof Design.Stratified stratified)) {
            return true;
        }
        Set<String> strata = new HashSet<>();
        stratified.strata().forEach(stratum -> strata.add(stratum.name()));
        return kinds.stream()
                .flatMap(kind -> kind.traits().keySet().stream())
                .distinct()
                .anyMatch(trait -> kinds.stream()
                        .allMatch(kind -> strata.contains(kind.traits().get(trait))));
    }
}
