package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files as people have them, good and bad. Those of Office before 2007 are written by Apache POI. */
final class EvidenceFiles {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private EvidenceFiles() {}

    static byte[] pdf(String text) {
        return ("%PDF-1.7\n% " + text + "\n%%EOF\n").getBytes(UTF_8);
    }

    static byte[] windowsProgram() {
        return "MZ\u0090\0\u0003\0\0\0 This program cannot be run in DOS mode.".getBytes(US_ASCII);
    }

    static byte[] docx() {
        return openXml(WORD, Map.of());
    }

    /** @param main type of its main part */
    static byte[] openXml(String main, Map<String, String> more) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/main.xml" ContentType="%s"/></Types>
                """.formatted(main).strip());
        entries.put("main.xml", "<w/>");
        entries.putAll(more);
        return zip(entries);
    }

    static byte[] openDocument(Map<String, String> more) {
        var entries = new LinkedHashMap<>(Map.of("mimetype", "application/vnd.oasis.opendocument.text"));
        entries.put("content.xml", "<c/>");
        entries.putAll(more);
        return zip(entries);
    }

    static byte[] zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    static byte[] xls() {
        try (var workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("Visits");
            for (int row = 0; row < 500; row++) {
                sheet.createRow(row).createCell(0).setCellValue("visit " + row);
            }
            var bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The streams and their content; a name with a slash lies in a folder. */
    static byte[] compound(Map<String, byte[]> streams) {
        try (var file = new POIFSFileSystem()) {
            for (var stream : streams.entrySet()) {
                var names = stream.getKey().split("/");
                var folder = names.length == 1 ? file.getRoot() : file.getRoot().createDirectory(names[0]);
                folder.createDocument(names[names.length - 1], new ByteArrayInputStream(stream.getValue()));
            }
            var bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
