package org.plumbline.sentback;

/**
 * Why a row of a table cannot be taken.
 *
 * @param row as a spreadsheet numbers it
 * @param column its heading
 * @param value what stands there, shortened
 * @param why what is wrong and how to mend it
 */
public record RowFault(int row, String column, String value, String why) {

    private static final int LONGEST_SHOWN = 80;

    static RowFault of(AnswerRow row, AnswerColumn column, String why) {
        return new RowFault(row.number(), column.heading(), shortened(row.cell(column)), why);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
    }
}
