package org.plumbline.sentback;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a piece of evidence can be. Nothing that runs is among them, and no Office file with macros. */
public enum EvidenceType {
    PDF("PDF", "application/pdf", "pdf"),
    PNG("PNG image", "image/png", "png"),
    JPEG("JPEG image", "image/jpeg", "jpg", "jpeg"),
    DOCX("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("OpenDocument text", "application/vnd.oasis.opendocument.text", "odt"),
    DOC("Word 97 to 2003", "application/msword", "doc"),
    XLS("Excel 97 to 2003", "application/vnd.ms-excel", "xls");

    private final String words;
    private final String mediaType;
    private final List<String> extensions;

    EvidenceType(String words, String mediaType, String... extensions) {
        this.words = words;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public String inWords() {
        return words;
    }

    String mediaType() {
        return mediaType;
    }

    /** The name with an ending that says what the content is, so that no computer opens it as something else. */
    String named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))
                ? name
                : name + "." + extensions.getFirst();
    }

    /** For the file dialogue of a browser: '.pdf,.png,…'. */
    public static String endings() {
        return Arrays.stream(values())
                .flatMap(type -> type.extensions.stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }
}
