package org.plumbline.statistics;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Holds what comes of degenerate input to what the library promises: a result without a number that is none, with sentences that
 * say something, or a refusal in its own words; never an exception from the inside.
 */
public final class Honest {

    /** Infinite by their documentation: nothing was left to chance, or forces are all alike. */
    private static final Set<String> MAY_BE_ENDLESS = Set.of("freedom", "worth");

    private final List<String> failures = new ArrayList<>();
    private int answers;
    private int refusals;

    /** Asks, and notes what is wrong with the answer. */
    public void ask(String what, Callable<?> question) {
        try {
            look(what, "", question.call());
            answers++;
        } catch (IllegalArgumentException refusal) {
            refusals++;
            StackTraceElement from = refusal.getStackTrace()[0];
            String message = String.valueOf(refusal.getMessage());
            boolean own = from.getClassName().startsWith("org.plumbline.statistics")
                    && !from.getClassName().equals(Interval.class.getName());
            if (!own || message.length() < 15) {
                failures.add("%s: %s from %s".formatted(what, refusal, from));
            }
        } catch (Exception inside) {
            failures.add("%s: %s from %s"
                    .formatted(what, inside, inside.getStackTrace().length == 0 ? "?" : inside.getStackTrace()[0]));
        }
    }

    public List<String> failures() {
        return failures;
    }

    /** A test in which nothing is answered, or nothing refused, would hold nothing. */
    public boolean hasBoth() {
        return answers > 0 && refusals > 0;
    }

    private void look(String what, String where, Object value) throws ReflectiveOperationException {
        switch (value) {
            case Double number -> {
                boolean endless = Double.isInfinite(number)
                        && MAY_BE_ENDLESS.contains(where.substring(where.lastIndexOf('.') + 1));
                if (!Double.isFinite(number) && !endless) {
                    failures.add("%s: %s is %s".formatted(what, where, number));
                }
            }
            case String text -> {
                if (text.matches("(?s).*\\b(NaN|Infinity|null|Optional|1 cases|points points)\\b.*")
                        || text.isBlank()) {
                    failures.add("%s: %s says '%s'".formatted(what, where, text));
                }
            }
            case OptionalDouble number -> {
                if (number.isPresent()) {
                    look(what, where, number.getAsDouble());
                }
            }
            case Optional<?> some -> {
                if (some.isPresent()) {
                    look(what, where, some.get());
                }
            }
            case Collection<?> all -> {
                for (Object each : all) {
                    look(what, where, each);
                }
            }
            case Map<?, ?> all -> look(what, where, all.values());
            case Record result -> {
                for (RecordComponent part : result.getClass().getRecordComponents()) {
                    Method accessor = part.getAccessor();
                    accessor.setAccessible(true);
                    if (part.getType() != String.class || part.getName().equals("sentence")) {
                        look(what, where + "." + part.getName(), accessor.invoke(result));
                    }
                }
                say(what, where, result);
            }
            default -> {
                for (int i = 0; value.getClass().isArray() && i < Array.getLength(value); i++) {
                    look(what, where, Array.get(value, i));
                }
            }
        }
    }

    private void say(String what, String where, Record result) throws ReflectiveOperationException {
        for (Method method : result.getClass().getMethods()) {
            if (!method.getName().equals("sentence") && !method.getName().equals("described")) {
                continue;
            }
            method.setAccessible(true);
            Object[] words = switch (List.of(method.getParameterTypes())) {
                case List<Class<?>> none when none.isEmpty() -> new Object[0];
                case List<Class<?>> one when one.equals(List.of(String.class)) -> new Object[] {"days"};
                case List<Class<?>> one when one.equals(List.of(Level.class)) -> new Object[] {Level.NINETY_FIVE};
                default -> new Object[] {2, Level.NINETY_FIVE};
            };
            try {
                look(what, where + "." + method.getName(), method.invoke(result, words));
            } catch (InvocationTargetException inside) {
                failures.add("%s: %s can't be said: %s".formatted(what, where, inside.getCause()));
            }
        }
    }
}
