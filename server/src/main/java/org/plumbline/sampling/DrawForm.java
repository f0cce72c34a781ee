package org.plumbline.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.plumbline.page.Form;
import org.plumbline.page.Numbers;
import org.plumbline.page.Option;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;

/** What a person types to plan a draw. */
final class DrawForm {

    static final List<Option> DESIGNS = List.of(
            Option.of(
                    Design.SIMPLE_RANDOM.value(),
                    "Simple random",
                    "Every case is as likely as any other. Shares of the cases read speak for the whole caseload."),
            Option.of(
                    Design.PROPORTIONAL.value(),
                    "By type of case, in proportion",
                    "Each type of case gets its part of the sample by its size, at least 2. The surest for the caseload as a whole."),
            Option.of(
                    Design.FIXED.value(),
                    "By type of case, numbers you set",
                    "For saying something of each type of case, the small ones too. The results are weighted."),
            Option.of(
                    Design.BY_HAND.value(),
                    "Chosen by hand",
                    "People choose the cases for a reason. They are counted; nothing is estimated from them."));

    enum Design {
        SIMPLE_RANDOM,
        PROPORTIONAL,
        FIXED,
        BY_HAND;

        /** As it stands in addresses and forms: 'simple-random'. */
        String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private DrawForm() {}

    static Design design(Form form) {
        return Stream.of(Design.values())
                .filter(design -> design.value().equals(form.value("design")))
                .findFirst()
                .orElseThrow(() -> new Refused("design", "Choose how the cases are drawn"));
    }

    static int size(Form form, int population) {
        int size = number(form.value("size")).orElse(0);
        if (size < 1 || size > population) {
            throw new Refused(
                    "size",
                    "Enter how many cases to draw, a number from 1 to %s".formatted(Numbers.inWords(population)));
        }
        return size;
    }

    /** The numbers typed for each type of case, in the fields {@code size-} and its key. */
    static Draw.Plan.Stratified fixed(Form form, List<CaseTypes.Type> types) {
        var refusals = new ArrayList<Refusal>();
        var sizes = new LinkedHashMap<String, Integer>();
        for (var type : types) {
            var field = field(type);
            int size = number(form.value(field)).orElse(-1);
            if (size < 0 || size > type.cases()) {
                refusals.add(Refusal.of(
                        field,
                        "Enter how many cases of '%s' to draw, a number from 0 to %s"
                                .formatted(type.label(), Numbers.inWords(type.cases()))));
            }
            sizes.put(type.key(), size);
        }
        Refused.ifAny(refusals);
        var plan = new Draw.Plan.Stratified(sizes, false);
        if (plan.total() == 0) {
            throw new Refused(field(types.getFirst()), "Draw at least one case of one type");
        }
        return plan;
    }

    static String field(CaseTypes.Type type) {
        return "size-" + type.key();
    }

    /** References as they were typed or pasted: one on a line, or with commas or blanks between them. */
    static List<String> references(Form form) {
        return Stream.of(form.value("references").split("[\\s,;]+"))
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static OptionalInt number(String typed) {
        var digits = typed.replaceAll("[\\s,]", "");
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
