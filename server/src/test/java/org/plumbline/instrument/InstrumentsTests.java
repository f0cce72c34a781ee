package org.plumbline.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.instrument.Instruments.Loaded.ADDED;
import static org.plumbline.instrument.Instruments.Loaded.REFUSED;
import static org.plumbline.instrument.Instruments.Loaded.REPLACED;
import static org.plumbline.instrument.Instruments.Loaded.UNCHANGED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlumblineTest
class InstrumentsTests {

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void theInstrumentsThatComeWithPlumblineAreThereFromTheStart() {
        assertThat(instruments.all())
                .extracting(instrument -> instrument.ref().toString())
                .contains("child-protection-2014 1", "child-protection-2024 1", "multi-agency-audit 1");
    }

    @Test
    void whatIsStoredIsWhatTheFileSays() {
        var file = fresh().file();
        load(file);

        assertThat(instruments.find(file.instrument().ref())).contains(file.instrument());
        assertThat(instruments.file(file.instrument().ref())).contains(file.text());
    }

    @Test
    void aVersionThatNobodyUsesMayBeReplaced() {
        var small = fresh();
        assertThat(load(small.file())).isEqualTo(ADDED);
        assertThat(load(small.file())).isEqualTo(UNCHANGED);

        assertThat(load(changed(small))).isEqualTo(REPLACED);

        assertThat(instruments.find(small.ref())).map(Instrument::title).contains("A changed instrument");
    }

    @Test
    void aVersionThatAnInspectionUsesStaysWhateverTheFileSaysThen() {
        var small = fresh();
        load(small.file());
        use(lead(), small);

        assertThat(load(changed(small))).isEqualTo(REFUSED);
        assertThat(load(small.file())).isEqualTo(UNCHANGED);
        assertThat(load(changed(small.version("2")))).isEqualTo(ADDED);

        assertThat(instruments.find(small.ref())).map(Instrument::title).contains("A small instrument");
    }

    @Test
    void usingAVersionIsEnteredOnceInTheLedgerOfTheInspectorate() {
        var small = fresh();
        load(small.file());
        var lead = lead();

        use(lead, small);
        use(lead, small);

        Integer entries = Fence.asMemberOf(
                lead.organisation(),
                () -> transaction.execute(status -> jdbc.sql(
                                "select count(*) from ledger_entry where act = 'instrument.use' and subject_id = :id")
                        .param("id", small.ref().toString())
                        .query(Integer.class)
                        .single()));
        assertThat(entries).isEqualTo(1);
    }

    @Test
    void evenTheServerCannotChangeAUsedVersionInTheDatabase() {
        var small = fresh();
        load(small.file());
        use(lead(), small);

        assertThatThrownBy(() -> Fence.asTheServer(() -> retitle(small)))
                .rootCause()
                .hasMessageContaining("is used by an inspection and cannot change");
    }

    @Test
    void aMemberOfAnOrganisationCannotChangeTheContentOfAnyVersion() {
        var small = fresh();
        load(small.file());

        assertThatThrownBy(() -> Fence.asMemberOf(lead().organisation(), () -> retitle(small)))
                .rootCause()
                .hasMessageContaining("only the server replaces");
        retitle(small);
        assertThat(instruments.find(small.ref()))
                .as("after a stranger tried")
                .map(Instrument::title)
                .contains("A small instrument");
    }

    @Test
    void aWrongFileOfTheOperatorIsToldWithItsPlaceAndTheOthersAreLoaded(@TempDir Path folder) throws IOException {
        var right = fresh();
        var used = fresh();
        load(used.file());
        use(lead(), used);
        Files.writeString(folder.resolve("right.yaml"), right.yaml());
        Files.writeString(folder.resolve("wrong.yaml"), right.yaml().replace("poor: true", "poor: maybe"));
        Files.writeString(folder.resolve("used.yaml"), used.yaml().replace("A small", "A changed"));
        Files.writeString(folder.resolve("twice.yml"), right.yaml());
        var loading = new InstrumentLoading(instruments, folder.toString());

        loading.load();

        assertThat(instruments.find(right.ref())).isPresent();
        assertThat(loading.warnings())
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("wrong.yaml:23:").contains("'poor' must be true or false"))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("used.yaml")
                        .contains("is used by an inspection")
                        .contains("Raise 'version'"))
                .anySatisfy(warning -> assertThat(warning).contains("'" + right.key() + "' version 1 too"))
                .hasSize(3);
    }

    @Test
    void aFolderThatIsNotThereIsToldAndTheServerStarts(@TempDir Path folder) {
        var loading =
                new InstrumentLoading(instruments, folder.resolve("not-there").toString());

        loading.load();

        assertThat(loading.warnings()).containsExactly("the folder that 'plumbline.instruments' names cannot be read");
    }

    private void retitle(SmallInstrument small) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update instrument_version set title = 'Another' where key = :key")
                        .param("key", small.key())
                        .update());
    }

    private Instruments.Loaded load(InstrumentFile file) {
        return Fence.asTheServer(() -> instruments.load(file));
    }

    private void use(SignedIn lead, SmallInstrument small) {
        Fence.asMemberOf(lead.organisation(), () -> instruments.use(lead.by(), small.ref()));
    }

    private SignedIn lead() {
        return people.join(people.inspectorate(), Role.LEAD_INSPECTOR);
    }

    private static SmallInstrument fresh() {
        return SmallInstrument.named("small-" + UUID.randomUUID());
    }

    private static InstrumentFile changed(SmallInstrument small) {
        return InstrumentFile.read("changed.yaml", small.yaml().replace("A small", "A changed"));
    }
}
