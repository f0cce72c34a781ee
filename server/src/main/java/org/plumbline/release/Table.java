package org.plumbline.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.page.Numbers;

/**
 * A table of a report. Each cell is a typed value: a number that cannot be given is a reason, never 0 and never blank.
 *
 * @param name in file names and addresses, for example {@code grades}
 * @param rows cells in the order of the columns
 * @param note what a reader must know beside it; may be empty
 */
public record Table(String name, String title, List<Column> columns, List<List<Cell>> rows, String note) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        var width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("a row of '" + name + "' has not " + width + " cells");
        }
    }

    /** Whether it is for looking things up in rather than for reading: shown folded, and on paper only named. */
    public boolean staysFolded() {
        return name.equals(SentBackTimes.CURVES);
    }

    public boolean sumsTimesUp() {
        return name.equals(SentBackTimes.SUMMARY);
    }

    /** The header and the rows as open data: an interval takes two columns. */
    public List<List<String>> data() {
        var data = new ArrayList<List<String>>();
        data.add(columns.stream().flatMap(column -> column.names().stream()).toList());
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                cells.addAll(row.get(i).data(columns.get(i).kind()));
            }
            data.add(cells);
        }
        return data;
    }

    public record Column(String name, String label, Kind kind) {

        List<String> names() {
            return kind == Kind.INTERVAL ? List.of(name + "_lower", name + "_upper") : List.of(name);
        }

        public boolean numeric() {
            return kind != Kind.WORDS;
        }
    }

    public enum Kind {
        WORDS,
        COUNT,
        SHARE,
        INTERVAL
    }

    /**
     * @param words for words, and the reason where a number cannot be given
     * @param first the number or the lower limit of an interval; 0 for words
     * @param second the upper limit of an interval; 0 for all else
     */
    public record Cell(Type type, String words, double first, double second) {

        public enum Type {
            WORDS,
            COUNT,
            SHARE,
            INTERVAL,
            NOT_GIVEN
        }

        public static Cell words(String words) {
            return new Cell(Type.WORDS, words, 0, 0);
        }

        public static Cell count(long count) {
            return new Cell(Type.COUNT, "", count, 0);
        }

        /** @param share 0 to 1 */
        public static Cell share(double share) {
            return new Cell(Type.SHARE, "", share, 0);
        }

        public static Cell interval(double lower, double upper) {
            return new Cell(Type.INTERVAL, "", lower, upper);
        }

        public static Cell notGiven(String reason) {
            return new Cell(Type.NOT_GIVEN, reason, 0, 0);
        }

        public String shown() {
            return switch (type) {
                case WORDS, NOT_GIVEN -> words;
                case COUNT -> Numbers.inWords(Math.round(first));
                case SHARE -> Numbers.percent(first);
                case INTERVAL -> Numbers.interval(first, second);
            };
        }

        /** In a data file a number that is not given says so in brackets: {@code [chosen by hand]}. */
        List<String> data(Kind column) {
            return switch (type) {
                case WORDS -> List.of(words);
                case NOT_GIVEN ->
                    column == Kind.INTERVAL
                            ? List.of("[" + words + "]", "[" + words + "]")
                            : List.of("[" + words + "]");
                case COUNT -> List.of(Long.toString(Math.round(first)));
                case SHARE -> List.of(decimal(first));
                case INTERVAL -> List.of(decimal(first), decimal(second));
            };
        }

        private static String decimal(double share) {
            return String.format(Locale.ROOT, "%.6f", share);
        }
    }
}
