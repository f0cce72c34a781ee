package org.plumbline.caseload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An invented caseload of any size. */
final class GeneratedCaseload {

    private static final String[] TYPES = {"Missing", "Custody", "Domestic abuse"};

    private GeneratedCaseload() {}

    static Path write(Path file, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Reference,Case type,Date opened,Unit,Notes\n");
            for (int i = 0; i < rows; i++) {
                out.write("GB/2026/" + i + "," + TYPES[i % TYPES.length] + ",2026-0" + (4 + i % 6) + "-" + (10 + i % 19)
                        + ",\"Division " + i % 40
                        + ", east\",a note that is thrown away as every column is that nobody chose\n");
            }
        }
        return file;
    }
}
