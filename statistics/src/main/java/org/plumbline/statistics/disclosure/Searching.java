package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.statistics.disclosure.Suppressing.Found;

/**
 * The search: ways that are found cheapest first, trimmed, and improved one cell at a time; a bound from cuts, by a linear
 * program; and ways that follow the program's answer. Small networks are solved to the end.
 */
final class Searching {

    /** So many moves are looked for to improve a pattern, by ways round a network and by linear programs. */
    private static final int WORK_BY_PATHS = 30_000;

    private static final int WORK_BY_PROGRAMS = 600;
    private static final int ROUNDS = 6;

    /** Up to so many cells the choice is made in whole cells too. */
    private static final int SMALL = 700;

    private static final int WHOLE_ROUNDS = 8;

    private final Puzzle puzzle;
    private final Clock clock;
    private int work;

    Searching(Puzzle puzzle, Clock clock) {
        this.puzzle = puzzle;
        this.clock = clock;
    }

    Optional<Found> found() {
        Optional<Paths> paths = Paths.in(puzzle);
        Optional<Found> found = paths.flatMap(this::inNetwork);
        return found.isPresent() ? found : inAnyTables();
    }

    private Optional<Found> inNetwork(Paths paths) {
        work = WORK_BY_PATHS;
        List<Pattern> patterns = new ArrayList<>();
        grow(paths, puzzle.weights()).ifPresent(patterns::add);
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        Master master = new Master(puzzle);
        Cuts.ofSums(puzzle).forEach(master::add);
        // what doesn't fit into the network isn't hidden here, but might be: no cut but those of single sums holds for
        // all ways
        boolean isAll = paths.puzzle().sameFree(puzzle);
        long atLeast = bound(master, paths, isAll, patterns);
        Pattern best = cheapest(patterns);
        if (best.cost() > atLeast) {
            best = best.improve(this::goesOn);
        }
        patterns.add(best);
        if (isAll && puzzle.size() <= SMALL) {
            atLeast = whole(master, paths, patterns, atLeast);
            best = cheapest(patterns);
        }
        return Optional.of(new Found(best.hidden(), best.cost(), atLeast));
    }

    /** Adds ways that follow the bound's answer. */
    private long bound(Master master, Paths paths, boolean isAll, List<Pattern> patterns) {
        long atLeast = 0;
        for (int round = 0; round < ROUNDS && clock.goesOn(); round++) {
            Optional<Master.Choice> choice = master.cheapest(false);
            if (choice.isEmpty()) {
                return atLeast;
            }
            atLeast = Math.max(atLeast, (long) Math.ceil(choice.get().cost() - 1e-4));
            int added = isAll ? separate(master, paths, choice.get()) : 0;
            if (added == 0 || round == ROUNDS - 1) {
                grow(paths, follow(choice.get())).ifPresent(patterns::add);
                return atLeast;
            }
        }
        return atLeast;
    }

    private int separate(Master master, Paths paths, Master.Choice choice) {
        int added = 0;
        for (Task task : puzzle.tasks()) {
            Optional<Cut> cut = Cuts.smallest(puzzle, paths, task, choice.hidden());
            cut.ifPresent(master::add);
            added += cut.isPresent() ? 1 : 0;
        }
        return added;
    }

    /** What the program hides is nearly free. */
    private long[] follow(Master.Choice choice) {
        long[] weights = new long[puzzle.size()];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = (long) Math.ceil(puzzle.weights()[cell] * 16 * (1 - 0.95 * choice.hidden()[cell]));
        }
        return weights;
    }

    /** Whole cells in place of halves: where no cut is broken any more, the choice is the cheapest way there is. */
    private long whole(Master master, Paths paths, List<Pattern> patterns, long bound) {
        long atLeast = bound;
        for (int round = 0; round < WHOLE_ROUNDS && clock.goesOn(); round++) {
            if (cheapest(patterns).cost() <= atLeast) {
                return atLeast;
            }
            Optional<Master.Choice> choice = master.cheapest(true);
            if (choice.isEmpty()) {
                return atLeast;
            }
            atLeast = Math.max(atLeast, Math.round(choice.get().cost()));
            grow(paths, follow(choice.get())).ifPresent(patterns::add);
            if (separate(master, paths, choice.get()) == 0) {
                return atLeast;
            }
        }
        return atLeast;
    }

    private Optional<Found> inAnyTables() {
        work = WORK_BY_PROGRAMS;
        Programs programs = new Programs(puzzle);
        Optional<Pattern> grown = grow(programs, puzzle.weights());
        if (grown.isEmpty()) {
            return Optional.empty();
        }
        Master master = new Master(puzzle);
        Cuts.ofSums(puzzle).forEach(master::add);
        Optional<Master.Choice> choice = master.cheapest(false);
        long atLeast = choice.map(each -> (long) Math.ceil(each.cost() - 1e-4)).orElse(0L);
        Pattern best = grown.get().cost() > atLeast ? grown.get().improve(this::goesOn) : grown.get();
        return Optional.of(new Found(best.hidden(), best.cost(), atLeast));
    }

    private Optional<Pattern> grow(Moves moves, long[] weights) {
        return Pattern.grown(puzzle, counted(moves), weights).map(pattern -> pattern.trim(clock::goesOn));
    }

    private Moves counted(Moves moves) {
        return (task, cost) -> {
            work--;
            return moves.cheapest(task, cost);
        };
    }

    private boolean goesOn() {
        return work > 0 && clock.goesOn();
    }

    private static Pattern cheapest(List<Pattern> patterns) {
        return patterns.stream().min(Comparator.comparing(Pattern::cost)).orElseThrow();
    }
}
