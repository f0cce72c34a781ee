package org.plumbline.sentback;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Download;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * The way of a file to its case: taken in, looked into, scanned, kept. No transaction is open while a file comes in or
 * is scanned, which takes its time.
 */
@Component
public class Attaching {

    private final KeepingEvidence keeping;
    private final Evidences evidences;
    private final Incoming incoming;
    private final Clamd clamd;

    Attaching(KeepingEvidence keeping, Evidences evidences, Incoming incoming, Clamd clamd) {
        this.keeping = keeping;
        this.evidences = evidences;
        this.incoming = incoming;
        this.clamd = clamd;
    }

    /**
     * Attaches a file to a case sent back; the same file sent again by the same person is attached once.
     *
     * @param fileName as the person's computer calls it
     * @param bytes as many as were said to come
     * @throws org.plumbline.page.NotFound when there is no such case for this person
     * @throws org.plumbline.page.Stale when the case is closed or withdrawn
     * @throws Refused when the file is too large, did not come whole, is of no type that is taken, is infected, or cannot be scanned
     */
    public Evidence attach(SignedIn who, String reference, String fileName, long bytes, InputStream content) {
        var sentBack = keeping.open(who, reference);
        return incoming.receive(
                content,
                bytes,
                received -> keeping.already(who, sentBack, received.digest()).orElseGet(() -> {
                    var type = typeOf(received);
                    return keeping.keep(who, reference, fileName, type, received, scan(who, sentBack, received));
                }));
    }

    /** The same, of what a browser or a program sent as a part of a form; the name may be missing, the file may not. */
    Evidence attach(SignedIn who, String reference, Optional<MultipartFile> sent) {
        var file = sent.filter(part -> !part.isEmpty() || !name(part).isEmpty())
                .orElseThrow(() -> new Refused("file", "Choose the file to attach"));
        try (var content = file.getInputStream()) {
            return attach(who, reference, name(file), file.getSize(), content);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename()).orElse("");
    }

    private static EvidenceType typeOf(Incoming.Received received) {
        try {
            return EvidenceContent.typeOf(received.file());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private Evidence.Scan scan(SignedIn who, SentBack sentBack, Incoming.Received received) {
        if (!clamd.isSetUp()) {
            return Evidence.Scan.NOT_SCANNED;
        }
        return switch (clamd.scan(received.file())) {
            case Clamd.Verdict.Clean _ -> Evidence.Scan.NOTHING_FOUND;
            case Clamd.Verdict.Infected infected -> {
                keeping.refuseInfected(who, sentBack, received, infected.name());
                throw new Refused(
                        "file",
                        "The virus scanner found '" + infected.name()
                                + "' in this file. Nothing of it was kept. Tell your security team, and attach a clean copy");
            }
            case Clamd.Verdict.TooLarge _ ->
                throw new Refused(
                        "file",
                        "The virus scanner takes no file of this size, so nothing was kept. Attach a smaller one, or tell the"
                                + " administrator of the inspectorate");
            case Clamd.Verdict.Silent _ ->
                throw new Refused(
                        "file",
                        "The virus scanner does not answer, and nothing is taken unscanned. Try again in a few minutes");
        };
    }

    boolean scans() {
        return clamd.isSetUp();
    }

    /** A file as it was sent, one piece in memory at a time. */
    Download download(Evidence evidence) {
        return Download.uploaded(
                evidence.fileName(), evidence.type().mediaType(), evidence.bytes(), output -> write(evidence, output));
    }

    private void write(Evidence evidence, OutputStream output) throws IOException {
        long left = evidence.bytes();
        for (int number = 0; left > 0; number++) {
            var piece = evidences.piece(evidence.id(), number).orElseThrow();
            output.write(piece);
            left -= piece.length;
        }
    }
}
