package org.plumbline.instrument;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that describes an instrument: YAML by {@code instruments/instrument.schema.json}.
 *
 * @param name the file's name, for messages
 * @param text as its author wrote it
 * @param canonical the content as canonical JSON (RFC 8785), so that neither comments nor layout change the digest
 */
public record InstrumentFile(String name, String text, String canonical, Instrument instrument) {

    /**
     * Reads a file.
     *
     * @throws WrongInstrument when anything in it is wrong, with all that is wrong and where
     * @throws IOException when the file cannot be read at all
     */
    public static InstrumentFile read(Path path) throws IOException {
        var name = path.getFileName();
        return read(name == null ? path.toString() : name.toString(), Files.readAllBytes(path));
    }

    static InstrumentFile read(String name, byte[] bytes) {
        try {
            return read(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException exception) {
            throw new WrongInstrument(
                    List.of(new WrongInstrument.Problem(name, 1, 1, "the file is not UTF-8: save it as UTF-8 text")));
        }
    }

    static InstrumentFile read(String name, String text) {
        var tree = YamlTree.of(name, text);
        InstrumentSchema.check(tree);
        var canonical = InstrumentContent.canonical(tree.root());
        try {
            var instrument = InstrumentContent.instrument(canonical, InstrumentContent.digest(canonical));
            return new InstrumentFile(name, text, canonical, instrument);
        } catch (FlawedInstrument flawed) {
            throw new WrongInstrument(flawed.flaws().stream()
                    .map(flaw -> tree.problem(flaw.pointer(), flaw.message()))
                    .toList());
        }
    }

    String digest() {
        return instrument.digest();
    }
}
