package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.page.Refused;

/** What a file is by its content, whatever it is called. */
class EvidenceContentTests {

    @TempDir
    Path folder;

    @Test
    void imagesAndPdfsAreKnownByTheirFirstBytes() throws IOException {
        assertThat(typeOf(EvidenceFiles.pdf("note"))).isEqualTo(EvidenceType.PDF);
        assertThat(typeOf(HexFormat.of().parseHex("89504e470d0a1a0a0000000d"))).isEqualTo(EvidenceType.PNG);
        assertThat(typeOf(HexFormat.of().parseHex("ffd8ffe000104a464946"))).isEqualTo(EvidenceType.JPEG);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml, DOCX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml, XLSX",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml, PPTX"
    })
    void officeFilesAreKnownByTheTypeOfTheirMainPart(String main, EvidenceType type) throws IOException {
        assertThat(typeOf(EvidenceFiles.openXml(main, Map.of()))).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
                "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
                "application/vnd.ms-excel.addin.macroEnabled.main+xml",
                "application/vnd.ms-excel.sheet.MACROENABLED.main+xml"
            })
    void macroEnabledOfficeFilesAreRefused(String main) {
        refused(EvidenceFiles.openXml(main, Map.of()), "macros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "XL/VBAPROJECT.BIN"})
    void aMacroInAFileThatDeclaresNoneIsRefused(String part) {
        refused(
                EvidenceFiles.openXml(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        Map.of(part, "x")),
                "macros");
    }

    @Test
    void anOpenDocumentTextIsTakenWithItsEmptyLibrariesAndRefusedWithAMacro() throws IOException {
        assertThat(typeOf(EvidenceFiles.openDocument(Map.of("Basic/script-lc.xml", "<l/>"))))
                .isEqualTo(EvidenceType.ODT);
        refused(EvidenceFiles.openDocument(Map.of("Basic/Standard/Module1.xml", "<m/>")), "macros");
        refused(EvidenceFiles.openDocument(Map.of("Scripts/python/run.py", "import os")), "macros");
    }

    @Test
    void whatIsNoneOfThemIsRefusedWhateverItIsCalled() {
        refused(EvidenceFiles.windowsProgram(), "no type that is taken");
        refused("#!/bin/sh\nrm -r x".getBytes(US_ASCII), "no type that is taken");
        refused("<html><script>alert(1)</script>".getBytes(US_ASCII), "no type that is taken");
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(US_ASCII), "no type that is taken");
        refused("%PD".getBytes(US_ASCII), "no type that is taken");
        refused(EvidenceFiles.zip(Map.of("run.exe", "MZ")), "archive");
        refused(EvidenceFiles.zip(Map.of("META-INF/MANIFEST.MF", "Main-Class: X")), "archive");
        refused(EvidenceFiles.zip(Map.of("mimetype", "application/epub+zip")), "archive");
        refused(EvidenceFiles.openXml("application/xml", Map.of()), "archive");
    }

    @Test
    void whatWasCutOffIsRefused() {
        var whole = EvidenceFiles.docx();
        refused(Arrays.copyOf(whole, whole.length - 30), "damaged");
        refused(Arrays.copyOf(whole, 40), "damaged");
        refused(Arrays.copyOf(EvidenceFiles.xls(), 1_000), "damaged");
    }

    @Test
    void anArchiveMadeToFillTheMemoryIsNotOpened() {
        refused(
                EvidenceFiles.zip(IntStream.range(0, 60_000)
                        .boxed()
                        .collect(Collectors.toMap(
                                n -> "an entry with a name that is quite long, number " + n, n -> ""))),
                "archive");
        refused(EvidenceFiles.openXml("x".repeat(2_000_000), Map.of()), "archive");
    }

    @Test
    void theTypesOfAFileAreReadWithoutFollowingWhatTheyPointTo() {
        refused(
                EvidenceFiles.zip(Map.of(
                        "[Content_Types].xml",
                        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Types>&x;</Types>")),
                "");
    }

    @Test
    void oldWordAndExcelFilesAreKnownByTheirStreams() throws IOException {
        assertThat(typeOf(EvidenceFiles.xls())).isEqualTo(EvidenceType.XLS);
        assertThat(typeOf(EvidenceFiles.compound(Map.of("WordDocument", new byte[5_000]))))
                .isEqualTo(EvidenceType.DOC);
        refused(EvidenceFiles.compound(Map.of("PowerPoint Document", new byte[5_000])), "no Word or Excel");
        refused(EvidenceFiles.compound(Map.of("__properties_version1.0", new byte[5_000])), "no Word or Excel");
    }

    @Test
    void oldFilesWithMacrosOrAPasswordAreRefused() {
        refused(EvidenceFiles.compound(Map.of("WordDocument", new byte[5_000], "Macros/VBA", new byte[9])), "macros");
        refused(
                EvidenceFiles.compound(Map.of("Workbook", new byte[5_000], "_VBA_PROJECT_CUR/PROJECT", new byte[9])),
                "macros");
        refused(EvidenceFiles.compound(Map.of("EncryptedPackage", new byte[5_000])), "password");
        var encrypted = new byte[5_000];
        encrypted[11] = 1;
        refused(EvidenceFiles.compound(Map.of("WordDocument", encrypted)), "password");
    }

    @Test
    void aMacroSheetOfBefore1997IsFoundAmongTheSheetsOfAWorkbook() throws IOException {
        assertThat(typeOf(workbook(0x0085, 0))).isEqualTo(EvidenceType.XLS);
        refused(workbook(0x0085, 1), "macros");
        refused(workbook(0x002F, 0), "password");
    }

    @Test
    void aLargeOldFileIsReadAlongItsChains() throws IOException {
        var streams = new LinkedHashMap<String, byte[]>();
        streams.put("Data", new byte[20_000_000]);
        streams.put("WordDocument", new byte[5_000]);
        assertThat(typeOf(EvidenceFiles.compound(streams))).isEqualTo(EvidenceType.DOC);
    }

    /** 20,000 files damaged at random, always the same ones: each is taken or refused, and none breaks anything. */
    @Test
    void nothingThatIsWrittenInAFileBreaksTheLookingIntoIt() throws IOException {
        var random = new Random(1_605);
        var good = new byte[][] {
            EvidenceFiles.xls(),
            EvidenceFiles.compound(Map.of("WordDocument", new byte[5_000])),
            EvidenceFiles.docx(),
            EvidenceFiles.openDocument(Map.of())
        };
        for (int n = 0; n < 20_000; n++) {
            var damaged = good[n % good.length].clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                int within = random.nextBoolean() ? Math.min(damaged.length, 600) : damaged.length;
                damaged[8 + random.nextInt(within - 8)] = (byte) random.nextInt(256);
            }
            try {
                typeOf(damaged);
            } catch (Refused refused) {
                assertThat(refused.refusals()).isNotEmpty();
            }
        }
    }

    /** A workbook that begins with one record of this kind, which says of a sheet that it is of this type. */
    private static byte[] workbook(int record, int type) {
        var stream = ByteBuffer.allocate(5_000).order(ByteOrder.LITTLE_ENDIAN);
        stream.putShort((short) 0x0809).putShort((short) 16).put(new byte[16]);
        stream.putShort((short) record)
                .putShort((short) 12)
                .putInt(0)
                .put((byte) 0)
                .put((byte) type)
                .put(new byte[6]);
        stream.putShort((short) 0x000A).putShort((short) 0);
        return EvidenceFiles.compound(Map.of("Workbook", stream.array()));
    }

    private void refused(byte[] content, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> typeOf(content))
                .withMessageContaining(why);
    }

    private EvidenceType typeOf(byte[] content) throws IOException {
        return EvidenceContent.typeOf(Files.write(folder.resolve("called.pdf"), content));
    }
}
