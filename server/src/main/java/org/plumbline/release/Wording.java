package org.plumbline.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.page.Refusal;
import org.plumbline.release.Report.Figure;

/**
 * The words of a report. A number is never typed into them: it is put in by its name, such as {@code {poor}}, from the
 * data of the report, so that it cannot be another than the tables'. Words that say a size are not taken either.
 */
final class Wording {

    private static final Pattern NAMED = Pattern.compile("\\{([a-z0-9-]+)}");
    private static final Pattern DIGIT = Pattern.compile("\\d\\S*");
    private static final Pattern SIZE = Pattern.compile(
            "\\b(half|halves|third|thirds|majority|minority|most|dozens?|hundreds?|thousands?|twice|double[ds]?|trebled?"
                    + "|quarters? of|fifths?|tenths?|nearly all|almost all|all but|none of"
                    + "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen"
                    + "|(twen|thir|for|fif|six|seven|eigh|nine)ty(-\\w+)?|per cent|percent)\\b",
            Pattern.CASE_INSENSITIVE);

    private Wording() {}

    /** What is wrong with words that were typed, as refusals of this field. */
    static List<Refusal> refusals(String field, String typed, List<Figure> figures) {
        var refusals = new ArrayList<Refusal>();
        var named = NAMED.matcher(typed);
        while (named.find()) {
            var name = named.group(1);
            if (figures.stream().noneMatch(figure -> figure.name().equals(name))) {
                refusals.add(
                        Refusal.of(field, "There is no figure named {" + name + "}: use one of " + names(figures)));
            }
        }
        var bare = NAMED.matcher(typed).replaceAll("");
        var digit = DIGIT.matcher(bare);
        if (digit.find()) {
            refusals.add(Refusal.of(
                    field,
                    "Do not type the number '" + digit.group() + "': put a figure in by its name, one of "
                            + names(figures)));
        }
        var size = SIZE.matcher(bare);
        if (size.find()) {
            refusals.add(Refusal.of(
                    field,
                    "'" + size.group().toLowerCase(Locale.UK) + "' says a size: put the figure in by its name, one of "
                            + names(figures)));
        }
        return refusals;
    }

    static String filled(String typed, List<Figure> figures) {
        return NAMED.matcher(typed)
                .replaceAll(name -> java.util.regex.Matcher.quoteReplacement(figures.stream()
                        .filter(figure -> figure.name().equals(name.group(1)))
                        .map(Figure::words)
                        .findFirst()
                        .orElse(name.group())));
    }

    private static String names(List<Figure> figures) {
        return figures.stream().map(figure -> "{" + figure.name() + "}").collect(Collectors.joining(", "));
    }
}
