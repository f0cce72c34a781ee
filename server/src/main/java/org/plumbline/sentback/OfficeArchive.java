package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.plumbline.page.Refused;

/**
 * Tells what kind of Office file a ZIP archive is, by the types that it declares for its own parts (ECMA-376 part 2,
 * 10.1.2) or by its {@code mimetype} (OpenDocument 1.3 part 2, 3.3). Nothing but those two is unpacked.
 */
final class OfficeArchive {

    /** The record with which an archive ends, and a comment of at most 64 kB behind it (APPNOTE.TXT 4.3.16). */
    private static final int END = 0x06054b50;

    private static final int SHORTEST_END = 22;
    private static final int LONGEST_END = SHORTEST_END + 0xFFFF;

    private static final int MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;
    private static final int MOST_DECLARED_BYTES = 1024 * 1024;

    private static final Map<String, EvidenceType> MAIN_PARTS = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", EvidenceType.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", EvidenceType.XLSX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", EvidenceType.PPTX);

    /** What an OpenDocument without macros may have in the folder of macros. */
    private static final Set<String> EMPTY_LIBRARIES =
            Set.of("script-lc.xml", "dialog-lc.xml", "script-lb.xml", "dialog-lb.xml");

    private OfficeArchive() {}

    /** @throws Refused when it is another archive, has macros, or is damaged */
    static EvidenceType typeOf(Path file, FileChannel channel) throws IOException {
        refuseLargeDirectory(channel);
        try (var zip = new ZipFile(file.toFile())) {
            var types = zip.getEntry("[Content_Types].xml");
            if (types != null) {
                return openXml(zip, declared(read(zip, "[Content_Types].xml")));
            }
            if (zip.getEntry("mimetype") != null) {
                return openDocument(zip);
            }
            throw other();
        } catch (ZipException | EOFException damaged) {
            throw EvidenceContent.isDamaged();
        }
    }

    /** The directory of an archive is read as a whole, so one that is made to fill the memory is not opened. */
    private static void refuseLargeDirectory(FileChannel channel) throws IOException {
        channel.position(Math.max(0, channel.size() - LONGEST_END));
        var tail =
                ByteBuffer.wrap(Channels.newInputStream(channel).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.capacity() - SHORTEST_END; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                if (Integer.compareUnsigned(tail.getInt(at + 12), MOST_DIRECTORY_BYTES) > 0) {
                    throw other();
                }
                return;
            }
        }
        throw EvidenceContent.isDamaged();
    }

    private static EvidenceType openXml(ZipFile zip, Set<String> declared) {
        boolean macros = declared.stream().anyMatch(type -> type.contains("macro") || type.contains("vba"))
                || zip.stream().map(entry -> lower(entry.getName())).anyMatch(OfficeArchive::isMacroPart);
        if (macros) {
            throw EvidenceContent.hasMacros();
        }
        return MAIN_PARTS.entrySet().stream()
                .filter(main -> declared.contains(main.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(OfficeArchive::other);
    }

    private static boolean isMacroPart(String name) {
        return name.contains("vbaproject") || name.contains("macrosheets/");
    }

    private static EvidenceType openDocument(ZipFile zip) throws IOException {
        if (!new String(read(zip, "mimetype"), US_ASCII).strip().equals(EvidenceType.ODT.mediaType())) {
            throw other();
        }
        if (zip.stream().anyMatch(entry -> !entry.isDirectory() && isMacro(entry.getName()))) {
            throw EvidenceContent.hasMacros();
        }
        return EvidenceType.ODT;
    }

    private static boolean isMacro(String name) {
        var lower = lower(name);
        return lower.startsWith("scripts/")
                || lower.startsWith("basic/") && !EMPTY_LIBRARIES.contains(lower.substring(lower.lastIndexOf('/') + 1));
    }

    private static Set<String> declared(byte[] contentTypes) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var declared = new HashSet<String>();
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(contentTypes));
            while (reader.hasNext()) {
                reader.next();
                var type = reader.isStartElement() ? reader.getAttributeValue("", "ContentType") : null;
                if (type != null) {
                    declared.add(lower(type.strip()));
                }
            }
            return declared;
        } catch (XMLStreamException damaged) {
            throw EvidenceContent.isDamaged();
        }
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (var content = zip.getInputStream(zip.getEntry(name))) {
            var read = content.readNBytes(MOST_DECLARED_BYTES + 1);
            if (read.length > MOST_DECLARED_BYTES) {
                throw other();
            }
            return read;
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Refused other() {
        return new Refused("file", "This is an archive and no Office file that is taken. " + EvidenceContent.TAKEN);
    }
}
