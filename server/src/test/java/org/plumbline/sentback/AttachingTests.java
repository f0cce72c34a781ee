package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.plumbline.Fieldwork.as;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.TestClock;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.sentback.ClamdServer.Manner;
import org.plumbline.sentback.Step.Verdict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Evidence on a case sent back, as the people of both sides meet with it. */
@PlumblineTest
class AttachingTests {

    private static final Path INCOMING = Path.of("target/test-home/incoming");
    private static final byte[] PDF = EvidenceFiles.pdf("note of the visit");

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Answering answering;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Attaching attaching;

    @Autowired
    KeepingEvidence keeping;

    @Autowired
    Evidences evidences;

    @Autowired
    Incoming incoming;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    Fieldwork.Team team;
    SentBack sentBack;
    String page;

    @BeforeEach
    void aCaseIsSentBackAndGivenToAReviewer() {
        team = fieldwork.team();
        sentBack = fieldwork.sendBack(team);
        page = "/sent-back/" + sentBack.reference();
        as(team.liaison(), () -> {
            answering.acknowledge(team.liaison(), sentBack.reference(), 1);
            answering.assign(
                    team.liaison(),
                    sentBack.reference(),
                    2,
                    Optional.of(team.reviewer().person()));
        });
    }

    @Test
    void whatTheReviewerAttachesBothSidesSeeAndTakeAwayAsItWas() {
        var reviewer = browsers.of(team.reviewer());
        var form = reviewer.get(page + "/evidence/new");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.text()).contains("at most 50 MB", "not scanned");

        var attached = reviewer.upload(page + "/evidence", "file", "note of the visit.pdf", PDF);

        assertThat(attached.path()).isEqualTo(page);
        assertThat(attached.told()).contains("'note of the visit.pdf' is attached");
        for (var person : List.of(team.liaison(), team.reviewer(), team.chief(), team.duty(), team.lead())) {
            var shown = browsers.of(person).get(page).page().select("section[aria-labelledby=evidence-heading]");
            assertThat(shown.text())
                    .contains(
                            "note of the visit.pdf",
                            "PDF, 1 kB",
                            team.reviewer().name(),
                            "Not scanned");
            var taken = browsers.of(person).get(shown.select("table a").attr("href"));
            assertThat(taken.response().getContentAsByteArray()).isEqualTo(PDF);
        }
        assertThat(browsers.of(team.duty()).get(page).page().select("a[href$=/evidence/new]"))
                .as("the inspectorate attaches nothing")
                .isEmpty();
    }

    @Test
    void noBrowserShowsItOrRunsAnythingOfIt() {
        var evidence = attach(team.liaison(), "report.docx", EvidenceFiles.docx());

        var response = browsers.of(team.duty()).get(address(evidence)).response();

        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("report.docx");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(response.getContentType()).isEqualTo(EvidenceType.DOCX.mediaType());
        assertThat(response.getHeader("Content-Length")).isEqualTo(Long.toString(evidence.bytes()));
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void aFileOfManyPiecesComesBackByteForByte() {
        var file = largePdf(3 * Evidences.PIECE + 17);
        var evidence = attach(team.liaison(), "scan.pdf", file);

        assertThat(browsers.of(team.lead()).get(address(evidence)).response().getContentAsByteArray())
                .isEqualTo(file);
        assertThat(count("select count(*) from sent_back_evidence_piece where evidence_id = '" + evidence.id() + "'"))
                .isEqualTo(4);
    }

    @Test
    void aFileOfExactly50MegabytesIsTakenAndOneByteMoreIsRefusedWithLimitAndSize() {
        var liaison = browsers.of(team.liaison());

        var over = liaison.upload(page + "/evidence", "file", "scan.pdf", largePdf((int) Evidence.MOST_BYTES + 1));
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.told()).contains("at most 50 MB (52,428,800 bytes)", "52,428,801 bytes");
        assertNothingIsKept();

        var full = liaison.upload(page + "/evidence", "file", "scan.pdf", largePdf((int) Evidence.MOST_BYTES));
        assertThat(full.status()).isEqualTo(200);
        assertThat(ofCase()).singleElement().extracting(Evidence::bytes).isEqualTo(Evidence.MOST_BYTES);
        assertThat(incomingFiles()).isEmpty();
    }

    @Test
    void aFileThatSaysItIsSmallAndNeverEndsIsReadNoFurtherThanTheLimit() {
        var read = new long[1];
        var endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                read[0] += length;
                return length;
            }
        };

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> attaching.attach(team.liaison(), sentBack.reference(), "a.pdf", 1_000, endless)));
        assertThat(read[0]).isLessThan(Evidence.MOST_BYTES + 1_000_000);
        assertNothingIsKept();
    }

    @Test
    void aProgramRenamedToPdfIsRefusedAndMacrosAreRefused() {
        var liaison = browsers.of(team.liaison());

        var program = liaison.upload(page + "/evidence", "file", "report.pdf", EvidenceFiles.windowsProgram());
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.told()).contains("no type that is taken", "Attach a PDF");
        assertThat(program.page().select("#file-error").text()).isNotEmpty();
        assertThat(liaison.upload(
                                page + "/evidence",
                                "file",
                                "report.docx",
                                EvidenceFiles.openXml(
                                        "application/vnd.ms-word.document.macroEnabled.main+xml", Map.of()))
                        .told())
                .contains("macros are not taken");
        assertNothingIsKept();
    }

    @Test
    void nothingChosenAndAnEmptyFileAreSaidSo() {
        var liaison = browsers.of(team.liaison());

        assertThat(liaison.post(page + "/evidence").told()).contains("Choose the file to attach");
        assertThat(liaison.upload(page + "/evidence", "file", "", new byte[0]).told())
                .contains("Choose the file to attach");
        assertThat(liaison.upload(page + "/evidence", "file", "empty.pdf", new byte[0])
                        .told())
                .contains("not empty");
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() {
        var breaking = new SequenceInputStream(new ByteArrayInputStream(PDF), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> attaching.attach(team.liaison(), sentBack.reference(), "a.pdf", 5_000, breaking)))
                .withMessageContaining("did not arrive whole");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> as(
                        team.liaison(),
                        () -> attaching.attach(
                                team.liaison(), sentBack.reference(), "a.pdf", 5_000, new ByteArrayInputStream(PDF))))
                .withMessageContaining(PDF.length + " bytes of 5,000");
        assertNothingIsKept();
    }

    @Test
    void whatAKilledServerLeftGoesWithTheNextSweepAndWhatIsUnderWayStays() throws IOException {
        Files.createDirectories(INCOMING);
        var left = Files.write(INCOMING.resolve("left.part"), PDF);
        Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        var underWay = Files.write(INCOMING.resolve("under-way.part"), PDF);
        Files.setLastModifiedTime(underWay, FileTime.from(clock.instant()));

        incoming.clear();

        assertThat(left).doesNotExist();
        assertThat(underWay).exists();
        Files.delete(underWay);
    }

    @Test
    void toEverybodyElseNeitherTheFormNorTheFileExists() {
        var evidence = attach(team.liaison(), "note.pdf", PDF);
        var strangers = List.of(
                people.join(people.force(), Role.FORCE_LIAISON),
                people.join(people.force(), Role.CASE_REVIEWER),
                people.join(team.force(), Role.CASE_REVIEWER),
                people.join(people.inspectorate(), Role.DUTY_INSPECTOR),
                people.join(people.inspectorate(), Role.LEAD_INSPECTOR),
                people.join(people.oversight(), Role.OVERSEER),
                people.join(team.inspectorate(), Role.ADMINISTRATOR));

        for (var stranger : strangers) {
            var browser = browsers.of(stranger);
            assertThat(browser.get(address(evidence)).status()).isEqualTo(404);
            assertThat(browser.get(page + "/evidence/new").status()).isEqualTo(404);
            assertThat(browser.upload(page + "/evidence", "file", "mine.pdf", EvidenceFiles.pdf("mine"))
                            .status())
                    .isEqualTo(404);
        }
        for (var onlyReads : List.of(team.chief(), team.inspector(), team.lead(), team.duty())) {
            assertThat(browsers.of(onlyReads)
                            .upload(page + "/evidence", "file", "mine.pdf", EvidenceFiles.pdf("mine"))
                            .status())
                    .isEqualTo(404);
            assertThat(browsers.of(onlyReads).get(address(evidence)).status()).isEqualTo(200);
        }
        assertThat(ofCase()).containsExactly(evidence);
    }

    @Test
    void aReviewerFromWhomTheCaseWasTakenSeesNoEvidenceAnyMore() {
        var evidence = attach(team.reviewer(), "note.pdf", PDF);
        var other = people.join(team.force(), Role.CASE_REVIEWER);
        as(
                team.liaison(),
                () -> answering.assign(team.liaison(), sentBack.reference(), 3, Optional.of(other.person())));

        assertThat(browsers.of(team.reviewer()).get(address(evidence)).status()).isEqualTo(404);
        assertThat(browsers.of(other).get(address(evidence)).status()).isEqualTo(200);
    }

    @Test
    void evidenceIsFoundOnItsOwnCaseOnly() {
        var evidence = attach(team.liaison(), "note.pdf", PDF);
        var otherTeamsPage = page;
        var otherEvidence = evidence;
        aCaseIsSentBackAndGivenToAReviewer();

        assertThat(browsers.of(team.liaison())
                        .get(page + "/evidence/" + otherEvidence.id())
                        .status())
                .isEqualTo(404);
        assertThat(browsers.of(team.liaison())
                        .get(otherTeamsPage + "/evidence/" + otherEvidence.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSameFileSentAgainByTheSamePersonIsKeptOnce() throws Exception {
        var first = attach(team.liaison(), "note.pdf", PDF);
        assertThat(attach(team.liaison(), "note again.pdf", PDF)).isEqualTo(first);
        assertThat(ofCase()).hasSize(1);

        attach(team.reviewer(), "note.pdf", PDF);
        assertThat(ofCase()).as("another person's is another piece of evidence").hasSize(2);

        var other = EvidenceFiles.pdf("sent twice at once");
        Callable<Evidence> sending = () -> attach(team.liaison(), "twice.pdf", other);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = both.invokeAll(List.of(sending, sending, sending, sending));
            for (var each : sent) {
                assertThat(each.get().digest()).isEqualTo(sent.getFirst().get().digest());
            }
        }
        assertThat(ofCase()).hasSize(3);
        assertThat(entries("sent-back.evidence")).hasSize(3);
    }

    @Test
    void whatIsAttachedAndTakenAwayIsInTheLedgerByHashAndSizeAndItsNameIsNoFact() {
        var evidence = attach(team.reviewer(), "Visit to a family.pdf", PDF);
        browsers.of(team.duty()).get(address(evidence));

        assertThat(entries("sent-back.evidence"))
                .singleElement()
                .asString()
                .contains(evidence.digest(), "\"bytes\":" + PDF.length, sentBack.reference(), "NOT_SCANNED")
                .doesNotContain("Visit to a family");
        assertThat(evidence.digest()).isEqualTo(sha256(PDF));
        assertThat(entries("sent-back.evidence-download"))
                .singleElement()
                .asString()
                .contains(evidence.id().toString(), evidence.digest(), "SENT_STRAIGHT_BACK");
    }

    @Test
    void aClosedCaseTakesNothingMoreAndKeepsWhatItHas() {
        var evidence = attach(team.liaison(), "note.pdf", PDF);
        close();

        assertThat(browsers.of(team.liaison())
                        .upload(page + "/evidence", "file", "late.pdf", EvidenceFiles.pdf("late"))
                        .status())
                .isEqualTo(409);
        assertThat(browsers.of(team.liaison()).get(page + "/evidence/new").status())
                .isEqualTo(409);
        assertThat(browsers.of(team.liaison()).get(page).page().select("a[href$=/evidence/new]"))
                .isEmpty();
        assertThat(browsers.of(team.duty()).get(address(evidence)).status()).isEqualTo(200);
        assertThatExceptionOfType(DataAccessException.class)
                .as("nor does the database")
                .isThrownBy(() -> as(team.liaison(), this::addPastTheRules));
    }

    private void addPastTheRules() {
        var late = new Evidence(
                Ids.next(),
                sentBack.id(),
                sentBack.inspectorate(),
                sentBack.force(),
                Taking.who(team.liaison()),
                clock.instant(),
                "late.pdf",
                EvidenceType.PDF,
                4,
                sha256(new byte[4]),
                Evidence.Scan.NOT_SCANNED);
        try {
            evidences.add(late, new ByteArrayInputStream(new byte[4]));
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void theDatabaseItselfLetsNobodyChangeRemoveOrAddToIt() {
        var evidence = attach(team.liaison(), "note.pdf", PDF);

        for (var change : List.of(
                "update sent_back_evidence set file_name = 'other.pdf'",
                "delete from sent_back_evidence",
                "update sent_back_evidence_piece set content = 'x'",
                "delete from sent_back_evidence_piece",
                "insert into sent_back_evidence_piece select evidence_id, 1, inspectorate_id, force_id, content"
                        + " from sent_back_evidence_piece where evidence_id = '" + evidence.id() + "'")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> as(
                            team.liaison(),
                            () -> transaction.executeWithoutResult(
                                    status -> jdbc.sql(change).update())));
            assertThatExceptionOfType(DataAccessException.class)
                    .as("%s by the server", change)
                    .isThrownBy(() -> Fence.asTheServer(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(change).update())));
        }
    }

    @Test
    void theDatabaseItselfShowsAPieceToNobodyElse() {
        var evidence = attach(team.liaison(), "note.pdf", PDF);

        for (var outsider : List.of(people.inspectorate(), people.force(), people.oversight())) {
            assertThat(Fence.asMemberOf(outsider.id(), () -> evidences.piece(evidence.id(), 0)))
                    .isEmpty();
            assertThat(Fence.asMemberOf(outsider.id(), () -> evidences.ofCase(sentBack.id())))
                    .isEmpty();
        }
        assertThat(evidences.piece(evidence.id(), 0)).as("to a stranger").isEmpty();
        assertThat(as(team.duty(), () -> evidences.piece(evidence.id(), 0))).isPresent();
    }

    @Test
    void aFileIsNamedForWhatItIsAndWithoutAFolder() {
        assertThat(Evidence.cleaned("C:\\Users\\x\\note.pdf", EvidenceType.PDF)).isEqualTo("note.pdf");
        assertThat(Evidence.cleaned("../../etc/note.PDF", EvidenceType.PDF)).isEqualTo("note.PDF");
        assertThat(Evidence.cleaned("run.exe", EvidenceType.PDF)).isEqualTo("run.exe.pdf");
        assertThat(Evidence.cleaned("fdp\u202etxt.exe\r\n", EvidenceType.PNG)).isEqualTo("fdptxt.exe.png");
        assertThat(Evidence.cleaned("..", EvidenceType.ODT)).isEqualTo("evidence.odt");
        assertThat(Evidence.cleaned("a<b>\"c\"?.jpeg", EvidenceType.JPEG)).isEqualTo("a_b__c__.jpeg");
        assertThat(Evidence.cleaned("é".repeat(400) + ".pdf", EvidenceType.PDF))
                .hasSize(150)
                .endsWith("é.pdf");
        assertThat(Evidence.cleaned("\ud83d\udc67".repeat(200), EvidenceType.XLS))
                .matches("(\ud83d\udc67)+\\.xls");
    }

    @Test
    void aScannedFileSaysSo() throws IOException {
        try (var server = new ClamdServer(Manner.WORKS)) {
            var evidence = scanned(server, PDF);

            assertThat(evidence.scan()).isEqualTo(Evidence.Scan.NOTHING_FOUND);
            assertThat(browsers.of(team.duty()).get(page).text()).contains("No virus found");
        }
    }

    @Test
    void anInfectedFileIsRefusedAndTheLedgerKeepsThatItCame() throws IOException {
        var infected = EvidenceFiles.pdf(ClamdServer.VIRUS);
        try (var server = new ClamdServer(Manner.WORKS)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> scanned(server, infected))
                    .withMessageContaining("Win.Test.Plumbline-1")
                    .withMessageContaining("Nothing of it was kept");
        }
        assertNothingIsKept();
        assertThat(entries("sent-back.evidence-refused"))
                .singleElement()
                .asString()
                .contains(sha256(infected), "Win.Test.Plumbline-1");
    }

    @Test
    void withAScannerThatIsSilentNothingIsTakenAndItCanBeTriedAgain() throws IOException {
        try (var server = new ClamdServer(Manner.SAYS_NOTHING)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> scanned(server, PDF))
                    .withMessageContaining("Try again");
        }
        assertNothingIsKept();
        try (var server = new ClamdServer(Manner.WORKS)) {
            assertThat(scanned(server, PDF).scan()).isEqualTo(Evidence.Scan.NOTHING_FOUND);
        }
    }

    @Test
    void noTransactionIsOpenWhileAFileIsScanned() throws Exception {
        try (var server = new ClamdServer(Manner.SAYS_NOTHING);
                var many = Executors.newVirtualThreadPerTaskExecutor()) {
            // twice as many as there are connections to the database
            Callable<Boolean> sending = () -> {
                try {
                    scanned(server, PDF);
                    return false;
                } catch (Refused silent) {
                    return true;
                }
            };
            var sent = many.invokeAll(Stream.generate(() -> sending).limit(32).toList());
            for (var each : sent) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private Evidence scanned(ClamdServer server, byte[] content) {
        var withScanner = new Attaching(
                keeping, evidences, incoming, new Clamd("localhost", server.port(), Duration.ofSeconds(2)));
        return as(
                team.liaison(),
                () -> withScanner.attach(
                        team.liaison(),
                        sentBack.reference(),
                        "note.pdf",
                        content.length,
                        new ByteArrayInputStream(content)));
    }

    private Evidence attach(SignedIn who, String name, byte[] content) {
        return as(
                who,
                () -> attaching.attach(
                        who, sentBack.reference(), name, content.length, new ByteArrayInputStream(content)));
    }

    private void close() {
        var reference = sentBack.reference();
        as(team.reviewer(), () -> {
            answering.confirmSafety(team.reviewer(), reference, 3, "Seen at home");
            answering.review(team.reviewer(), reference, 4, Set.of(0, 1, 2, 3), "All of it is done");
            answering.answer(
                    team.reviewer(),
                    reference,
                    5,
                    new Answering.Outcome("Visited", Optional.of(false), Optional.of(Set.of()), Optional.of(0)));
        });
        as(team.duty(), () -> {
            sendingBack.verify(team.duty(), reference, 6, Optional.of(Verdict.AGREES), false, "Read the note");
            sendingBack.close(team.duty(), reference, 7);
        });
    }

    private void assertNothingIsKept() {
        assertThat(ofCase()).isEmpty();
        assertThat(incomingFiles()).isEmpty();
        assertThat(entries("sent-back.evidence")).isEmpty();
    }

    private List<Evidence> ofCase() {
        return as(team.lead(), () -> evidences.ofCase(sentBack.id()));
    }

    private static List<Path> incomingFiles() {
        if (Files.notExists(INCOMING)) {
            return List.of();
        }
        try (var files = Files.list(INCOMING)) {
            return files.toList();
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }

    private List<String> entries(String act) {
        return as(
                team.lead(),
                () -> transaction.execute(status -> jdbc.sql("""
                select canonical from ledger_entry where act = :act and subject_id = :id
                """)
                        .param("act", act)
                        .param("id", sentBack.id().toString())
                        .query(String.class)
                        .list()));
    }

    private int count(String sql) {
        return as(
                team.lead(),
                () -> transaction.execute(
                        status -> jdbc.sql(sql).query(Integer.class).single()));
    }

    private String address(Evidence evidence) {
        return page + "/evidence/" + evidence.id();
    }

    private static byte[] largePdf(int bytes) {
        var file = new byte[bytes];
        new Random(bytes).nextBytes(file);
        System.arraycopy(PDF, 0, file, 0, PDF.length);
        return file;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
