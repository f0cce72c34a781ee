package org.plumbline.sentback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.page.Refused;

/** Tells what kind of Office file of 1997 to 2003 a compound file is, by the streams in it ([MS-CFB] 2.2 to 2.6). */
final class OldOffice {

    private static final Set<String> OF_MACROS = Set.of("macros", "vba", "_vba_project", "_vba_project_cur");

    /** A directory entry. */
    private static final int ENTRY = 128;

    private static final int MOST_ENTRIES = 10_000;
    private static final int END_OF_CHAIN = 0xFFFFFFFE;

    /** Shorter streams lie in another place, where nothing here looks; Word and Excel write longer ones. */
    private static final int SHORTEST_STREAM = 4_096;

    private static final int STREAM = 2;

    /** Records of a workbook, [MS-XLS] 2.3. */
    private static final int SHEET = 0x0085;

    private static final int PASSWORD = 0x002F;
    private static final int END = 0x000A;
    private static final int MACRO_SHEET = 1;

    /** A flag at the beginning of a document, [MS-DOC] 2.5.2. */
    private static final int FLAGS = 10;

    private static final int ENCRYPTED = 0x0100;

    private final FileChannel channel;
    private final ByteBuffer header;
    private final int sectorSize;
    private final long sectors;

    private OldOffice(FileChannel channel) throws IOException {
        this.channel = channel;
        header = read(0, 512);
        int shift = header.getShort(30);
        if (shift != 9 && shift != 12) {
            throw EvidenceContent.isDamaged();
        }
        sectorSize = 1 << shift;
        sectors = channel.size() / sectorSize;
    }

    /** @throws Refused when it is another file, has macros or a password, or is damaged */
    static EvidenceType typeOf(FileChannel channel) throws IOException {
        var file = new OldOffice(channel);
        var streams = file.directory();
        if (streams.containsKey("encryptedpackage")) {
            throw EvidenceContent.isProtected();
        }
        if (streams.keySet().stream().anyMatch(OF_MACROS::contains)) {
            throw EvidenceContent.hasMacros();
        }
        var document = streams.get("worddocument");
        if (document != null) {
            file.refusePassword(document);
            return EvidenceType.DOC;
        }
        var workbook = streams.get("workbook");
        if (workbook != null) {
            file.refuseMacroSheets(workbook);
            return EvidenceType.XLS;
        }
        throw new Refused("file", "This is no Word or Excel file. " + EvidenceContent.TAKEN);
    }

    /** Where a stream begins, by its number of sector, and how long it is. */
    private record Stream(int first, long bytes) {}

    /** All entries by name in small letters; a folder has no stream of its own. */
    private Map<String, Stream> directory() throws IOException {
        var entries = new HashMap<String, Stream>();
        int seen = 0;
        for (int sector = header.getInt(48); sector != END_OF_CHAIN; sector = next(sector)) {
            var entry = sector(sector);
            for (int at = 0; at < sectorSize; at += ENTRY) {
                if (++seen > MOST_ENTRIES) {
                    throw EvidenceContent.isDamaged();
                }
                int length = entry.getShort(at + 64) - 2;
                if (length > 0 && length <= 62) {
                    var name = new String(entry.array(), at, length, StandardCharsets.UTF_16LE);
                    boolean stream = entry.get(at + 66) == STREAM;
                    entries.put(
                            name.toLowerCase(Locale.ROOT),
                            new Stream(entry.getInt(at + 116), stream ? entry.getInt(at + 120) & 0xFFFFFFFFL : 0));
                }
            }
        }
        return entries;
    }

    private void refusePassword(Stream document) throws IOException {
        if ((new Chain(document).number(FLAGS) & ENCRYPTED) != 0) {
            throw EvidenceContent.isProtected();
        }
    }

    /** Macros of before 1997 are sheets of their own, which the beginning of a workbook lists. */
    private void refuseMacroSheets(Stream workbook) throws IOException {
        long at = 0;
        var records = new Chain(workbook);
        while (at + 4 <= workbook.bytes()) {
            int kind = records.number(at);
            int length = records.number(at + 2);
            switch (kind) {
                case END -> {
                    return;
                }
                case PASSWORD -> throw EvidenceContent.isProtected();
                case SHEET -> {
                    if (records.at(at + 4 + 5) == MACRO_SHEET) {
                        throw EvidenceContent.hasMacros();
                    }
                }
                default -> {}
            }
            at += 4 + length;
        }
        throw EvidenceContent.isDamaged();
    }

    /** The sectors of a stream, gone along forwards. */
    private final class Chain {

        private int sector;
        private long number;
        private ByteBuffer content;

        private Chain(Stream stream) throws IOException {
            if (stream.bytes() < SHORTEST_STREAM || stream.bytes() > channel.size()) {
                throw EvidenceContent.isDamaged();
            }
            sector = stream.first();
            content = sector(sector);
        }

        int number(long at) throws IOException {
            return at(at) | at(at + 1) << 8;
        }

        int at(long at) throws IOException {
            if (at / sectorSize != number) {
                while (number < at / sectorSize) {
                    sector = next(sector);
                    number++;
                }
                content = sector(sector);
            }
            return content.get((int) (at % sectorSize)) & 0xFF;
        }
    }

    /** The sector that follows one in its chain. A chain that bites its own tail ends at the limits of whoever walks it. */
    private int next(int sector) throws IOException {
        int perSector = sectorSize / 4;
        int of = known(sector) / perSector;
        int place;
        if (of < 109) {
            place = header.getInt(76 + 4 * of);
        } else {
            int further = header.getInt(68);
            for (int skip = (of - 109) / (perSector - 1); skip > 0; skip--) {
                further = sector(further).getInt(4 * (perSector - 1));
            }
            place = sector(further).getInt(4 * ((of - 109) % (perSector - 1)));
        }
        return sector(place).getInt(4 * (sector % perSector));
    }

    private int known(int sector) {
        if (sector < 0 || sector >= sectors) {
            throw EvidenceContent.isDamaged();
        }
        return sector;
    }

    private ByteBuffer sector(int number) throws IOException {
        return read((1L + known(number)) * sectorSize, sectorSize);
    }

    private ByteBuffer read(long from, int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw EvidenceContent.isDamaged();
            }
        }
        return buffer.flip();
    }
}
