package org.plumbline.caseload;

/**
 * Why a row of the file cannot be taken.
 *
 * @param row as a spreadsheet numbers it; for bytes that are no text, the line
 * @param column as {@link Headings#called}; empty when it is about the whole row
 * @param value what stands there, shortened; empty when it is about the whole row
 * @param why what is wrong and how to mend it
 */
record Fault(int row, String column, String value, Kind kind, String why) {

    enum Kind {
        UNREADABLE("Cannot be read"),
        CELLS("Wrong number of cells"),
        REFERENCE("Reference"),
        DUPLICATE("Reference used twice"),
        CASE_TYPE("Type of case"),
        DATE("Date"),
        PERIOD("Opened outside the practice period"),
        UNIT("Unit");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
