package org.plumbline.instrument;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be taken as an instrument: all that is wrong in it, in the order of the lines. */
public final class WrongInstrument extends RuntimeException {

    private final transient List<Problem> problems;

    WrongInstrument(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param column from 1
     * @param cause what is wrong and how to mend it
     */
    public record Problem(String file, int line, int column, String cause) {

        /** The same in a file that is called otherwise here, for example by its whole path. */
        public Problem in(String file) {
            return new Problem(file, line, column, cause);
        }

        /** As compilers write it, so that editors find the place: {@code file:line:column: cause}. */
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + cause;
        }
    }
}
