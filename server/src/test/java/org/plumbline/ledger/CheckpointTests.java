package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTests {

    @TempDir
    private Path home;

    /** RFC 8032 §7.1, tests 1 to 3: the signature that this Java makes is the standard's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 "
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a - "
                        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                        + "d25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb "
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c 72 "
                        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                        + "387b2eaeb4302aeeb00d291612bb0c00"
            })
    void signaturesAreThoseOfTheStandard(String vector) throws Exception {
        var hex = HexFormat.of();
        var parts = vector.split(" ");
        var message = hex.parseHex(parts[2].replace("-", ""));
        var seed = hex.parseHex("302e020100300506032b657004220420" + parts[0]);
        var ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(seed)));
        ed25519.update(message);
        var signature = ed25519.sign();

        assertThat(hex.formatHex(signature)).isEqualTo(parts[3]);
        assertThat(VerifierKey.of("example", hex.parseHex(parts[1])).signed(message, signature))
                .isTrue();
    }

    /** The example of golang.org/x/mod/sumdb/note, with which others' verifiers are tested. */
    @Test
    void aKeyOfAnotherToolIsRead() {
        var line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

        assertThat(VerifierKey.parse(line).line()).isEqualTo(line);
        assertThatThrownBy(() -> VerifierKey.parse(line.replace("c74f20a3", "c74f20a4")))
                .hasMessageContaining("do not belong together");
    }

    @Test
    void aCheckpointReadsBackFromItsTextAndIsBelieved() {
        var keys = new LedgerKeys(home);
        var checkpoint = keys.sign(1_204, Hashes.leaf("x"));

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse("\ufeff" + checkpoint.text().replace("\n", "\r\n") + "\r\n"))
                .isEqualTo(checkpoint);
        assertThat(keys.signed(checkpoint)).isTrue();
        assertThat(checkpoint.text().lines())
                .hasSize(5)
                .startsWith(keys.origin(), "1204")
                .element(4)
                .asString()
                .startsWith("\u2014 " + keys.origin() + " ");
    }

    @Test
    void aWitnessMaySignBesideTheLedger() {
        var checkpoint = new LedgerKeys(home).sign(3, Hashes.leaf("x"));

        assertThat(Checkpoint.parse(checkpoint.text() + "\u2014 witness.example AAAA\n"))
                .isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "a\n0\nb\n\n\u2014 a b\n", "a\n-1\n"})
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSizeThatWasTypedOverIsNotBelieved() {
        var keys = new LedgerKeys(home);
        var text = keys.sign(12, Hashes.leaf("x")).text();

        assertThat(keys.signed(Checkpoint.parse(text.replace("\n12\n", "\n11\n"))))
                .isFalse();
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        var first = new LedgerKeys(home);
        var second = new LedgerKeys(home);

        assertThat(second.verifierKey()).isEqualTo(first.verifierKey());
        assertThat(second.signed(first.sign(1, Hashes.leaf("x")))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("ledger/signing-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anEarlierKeyIsBelievedWhenItsPublicHalfLiesBeside(@TempDir Path earlierHome) throws IOException {
        var earlier = new LedgerKeys(earlierHome);
        var old = earlier.sign(5, Hashes.leaf("x"));
        assertThat(new LedgerKeys(home).signed(old)).isFalse();

        Files.writeString(home.resolve("ledger/earlier.vkey"), earlier.verifierKey());

        assertThat(new LedgerKeys(home).signed(old)).isTrue();
    }
}
