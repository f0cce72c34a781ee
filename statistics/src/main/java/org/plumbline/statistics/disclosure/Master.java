package org.plumbline.statistics.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The cheapest choice of cells, by halves or whole, that satisfies a growing list of cuts; by ojAlgo. */
final class Master {

    private static final int MOST_STEPS = 20_000;

    private final Puzzle puzzle;
    private final List<Cut> cuts = new ArrayList<>();

    Master(Puzzle puzzle) {
        this.puzzle = puzzle;
    }

    /**
     * @param hidden how far each cell is hidden, 0 to 1
     * @param cost of that
     */
    record Choice(double[] hidden, double cost) {}

    void add(Cut cut) {
        cuts.add(cut);
    }

    /**
     * @param whole each cell hidden or shown, else by halves too, which costs no more
     * @return empty where the solver did not come to an end
     */
    Optional<Choice> cheapest(boolean whole) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.iterations_suffice = MOST_STEPS;
        model.options.iterations_abort = MOST_STEPS;
        Map<Integer, Variable> variables = new LinkedHashMap<>();
        for (int cut = 0; cut < cuts.size(); cut++) {
            add(model, cut, variables, whole);
        }
        double[] hidden = new double[puzzle.size()];
        for (int cell = 0; cell < hidden.length; cell++) {
            hidden[cell] = puzzle.unsafe()[cell] ? 1 : 0;
        }
        if (variables.isEmpty()) {
            return Optional.of(new Choice(hidden, 0));
        }
        Optimisation.Result result = model.minimise();
        if (!result.getState().isOptimal()) {
            return Optional.empty();
        }
        int place = 0;
        for (int cell : variables.keySet()) {
            hidden[cell] = Math.clamp(result.doubleValue(place++), 0, 1);
        }
        return Optional.of(new Choice(hidden, result.getValue()));
    }

    private void add(ExpressionsBasedModel model, int number, Map<Integer, Variable> variables, boolean whole) {
        Cut cut = cuts.get(number);
        long open = cut.need();
        for (int i = 0; i < cut.cells().length; i++) {
            open -= puzzle.unsafe()[cut.cells()[i]] ? cut.capacities()[i] : 0;
        }
        if (open <= 0) {
            return;
        }
        Expression row = model.newExpression("cut" + number).lower(open);
        for (int i = 0; i < cut.cells().length; i++) {
            int cell = cut.cells()[i];
            // no cell has to take up more than is open
            long capacity = Math.min(open, cut.capacities()[i]);
            if (!puzzle.unsafe()[cell] && capacity > 0) {
                row.set(
                        variables.computeIfAbsent(
                                cell,
                                each -> model.newVariable("x" + each)
                                        .lower(0)
                                        .upper(1)
                                        .weight(puzzle.weights()[each])
                                        .integer(whole)),
                        capacity);
            }
        }
    }
}
