package org.plumbline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints, made at the first start and kept in the home folder where no database role reaches,
 * and the public keys that this installation believes.
 *
 * <p>In {@code ledger/} of the home folder: {@code signing-key.pem} (PKCS #8, readable by its owner alone) with
 * {@code signing-key.vkey} beside it, and any further {@code *.vkey} whose checkpoints are to be believed, for example
 * after a change of key.
 */
@Component
public class LedgerKeys {

    static final int SIGNATURE_LENGTH = 64;

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeys.class);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey signing;
    private final VerifierKey own;
    private final List<VerifierKey> believed;

    LedgerKeys(@Value("${plumbline.home:.plumbline}") Path home) {
        var folder = home.resolve("ledger");
        var privateFile = folder.resolve("signing-key.pem");
        var publicFile = folder.resolve("signing-key.vkey");
        try {
            if (Files.notExists(privateFile)) {
                make(folder, privateFile, publicFile);
            }
            this.signing = read(privateFile);
            this.own = VerifierKey.parse(Files.readString(publicFile));
            try (var files = Files.list(folder)) {
                this.believed = files.filter(file -> file.toString().endsWith(".vkey"))
                        .sorted()
                        .map(LedgerKeys::believed)
                        .toList();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("The ledger's signing key in " + folder + " cannot be used", exception);
        }
        if (!own.signed(new byte[] {0}, ed25519(new byte[] {0}))) {
            throw new IllegalStateException(publicFile + " is not the public half of " + privateFile);
        }
    }

    /** Which ledger this is: the first line of its checkpoints. */
    public String origin() {
        return own.name();
    }

    /** The public key, in the line in which others' tools take it. */
    public String verifierKey() {
        return own.line();
    }

    Checkpoint sign(long size, byte[] root) {
        var body = Checkpoint.body(origin(), size, root);
        var signature = ed25519(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Checkpoint.of(origin(), size, root, Hashes.concat(own.id(), signature));
    }

    boolean signed(Checkpoint checkpoint) {
        return believed.stream().anyMatch(key -> key.signed(checkpoint));
    }

    private byte[] ed25519(byte[] content) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(signing);
            ed25519.update(content);
            return ed25519.sign();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("The ledger's key cannot sign", exception);
        }
    }

    /** The public half is written first: with the private one in place there are both. */
    private static void make(Path folder, Path privateFile, Path publicFile) throws IOException {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var name = "plumbline/" + HexFormat.of().formatHex(Hashes.sha256(VerifierKey.raw(pair.getPublic())), 0, 8);
            var pem = BEGIN + "\n"
                    + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + END + "\n";
            Files.createDirectories(folder);
            write(publicFile, VerifierKey.of(name, pair.getPublic()).line() + "\n", "rw-r--r--");
            write(privateFile, pem, "rw-------");
            LOG.info("Made the key that signs the ledger, {}; keep a copy of {} in a safe place", name, privateFile);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("No Ed25519 in this Java", exception);
        }
    }

    private static void write(Path file, String content, String permissions) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(beside, content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PrivateKey read(Path privateFile) throws IOException {
        try {
            var pem = Files.readString(privateFile).replace(BEGIN, "").replace(END, "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        } catch (GeneralSecurityException exception) {
            throw new IOException(privateFile + " is no Ed25519 key in PKCS #8", exception);
        }
    }

    private static VerifierKey believed(Path file) {
        try {
            return VerifierKey.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException exception) {
            throw new IllegalStateException(file + " is no verifier key: " + exception.getMessage(), exception);
        }
    }
}
