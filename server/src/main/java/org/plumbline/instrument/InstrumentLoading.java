package org.plumbline.instrument;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.fence.Fence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Loads the instruments at the start: those that come with Plumbline, and those of the operator's folder
 * ({@code plumbline.instruments}). A file that is wrong, or that would change a version in use, is left aside with a
 * warning; the server serves what it had.
 */
@Component
class InstrumentLoading implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentLoading.class);

    private final Instruments instruments;
    private final String folder;
    private volatile List<String> warnings = List.of();

    InstrumentLoading(Instruments instruments, @Value("${plumbline.instruments:}") String folder) {
        this.instruments = instruments;
        this.folder = folder;
    }

    /** What was left aside at the last start, each with file, line and cause. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load();
    }

    void load() {
        var found = new ArrayList<String>();
        var taken = new HashMap<InstrumentRef, String>();
        for (var source : sources(found)) {
            try {
                found.addAll(take(source, taken));
            } catch (WrongInstrument wrong) {
                wrong.problems().forEach(problem -> found.add(problem.toString()));
            }
        }
        found.forEach(warning -> LOG.warn("Instrument left aside: {}", warning));
        warnings = List.copyOf(found);
    }

    private List<String> take(Source source, Map<InstrumentRef, String> taken) {
        // The fence stands outside the transaction. What is stored word for word was checked when it was taken
        var kept = Fence.asTheServer(() -> instruments.keptFrom(source.text()));
        if (kept.filter(ref -> taken.putIfAbsent(ref, source.name()) == null).isPresent()) {
            return List.of();
        }
        return take(InstrumentFile.read(source.name(), source.bytes()), taken);
    }

    private List<String> take(InstrumentFile file, Map<InstrumentRef, String> taken) {
        var ref = file.instrument().ref();
        var other = taken.putIfAbsent(ref, file.name());
        if (other != null) {
            return List.of(file.name() + ": " + other + " describes '" + ref.key() + "' version " + ref.version()
                    + " too. Give one of the two another key or version");
        }
        var loaded = Fence.asTheServer(() -> instruments.load(file));
        if (loaded == Instruments.Loaded.REFUSED) {
            return List.of(
                    file.name() + ": '" + ref.key() + "' version " + ref.version()
                            + " is used by an inspection and cannot change. Raise 'version' in the file; the stored version stays in use");
        }
        return List.of();
    }

    private record Source(String name, byte[] bytes) {

        /** Whatever is no UTF-8 in it differs from every text that is kept. */
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private List<Source> sources(List<String> found) {
        var sources = new ArrayList<Source>();
        try {
            for (var resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:instruments/*.yaml")) {
                sources.add(new Source(String.valueOf(resource.getFilename()), resource.getContentAsByteArray()));
            }
        } catch (IOException exception) {
            throw new IllegalStateException("the instruments that come with Plumbline cannot be read", exception);
        }
        if (!folder.isBlank()) {
            addFolder(Path.of(folder), sources, found);
        }
        return sources;
    }

    private static void addFolder(Path folder, List<Source> sources, List<String> found) {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList()) {
                sources.add(new Source(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
            }
        } catch (IOException exception) {
            LOG.warn("The folder of instruments cannot be read: {}", exception.toString());
            found.add("the folder that 'plumbline.instruments' names cannot be read");
        }
    }
}
