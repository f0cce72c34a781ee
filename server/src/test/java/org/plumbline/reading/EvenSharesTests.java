package org.plumbline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.caseload.CaseFile;
import org.plumbline.organisation.Colleague;
import org.plumbline.organisation.Role;
import org.plumbline.page.Ids;

class EvenSharesTests {

    private static final Colleague ASHA = reader("Asha");
    private static final Colleague BEN = reader("Ben");
    private static final Colleague CARYS = reader("Carys");

    @Test
    void nobodyHasMoreThanOneCaseMoreThanAnother() {
        var shares = EvenShares.of(cases(11, "missing"), List.of(ASHA, BEN, CARYS), Map.of());

        assertThat(shares.shares()).extracting(EvenShares.Share::willHave).containsExactly(4, 4, 3);
    }

    @Test
    void whoHasCasesAlreadyGetsFewer() {
        var shares = EvenShares.of(cases(5, "missing"), List.of(ASHA, BEN), Map.of(ASHA.id(), 3));

        assertThat(shares.shares()).extracting(it -> it.cases().size()).containsExactly(1, 4);
        assertThat(shares.shares()).extracting(EvenShares.Share::willHave).containsExactly(4, 4);
    }

    @Test
    void theTypesOfCaseAreSpread() {
        var cases = java.util.stream.Stream.concat(cases(2, "custody").stream(), cases(2, "missing").stream())
                .toList();

        var shares = EvenShares.of(cases, List.of(ASHA, BEN), Map.of());

        assertThat(shares.shares())
                .allSatisfy(share ->
                        assertThat(share.cases()).extracting(CaseFile::caseType).containsExactly("custody", "missing"));
    }

    @Test
    void whatIsShownIsKnownAgainByItsMark() {
        var cases = cases(4, "missing");
        var shown = EvenShares.of(cases, List.of(ASHA, BEN), Map.of());

        assertThat(EvenShares.of(cases, List.of(BEN, ASHA), Map.of()).mark()).isEqualTo(shown.mark());
        assertThat(EvenShares.of(cases.subList(0, 3), List.of(ASHA, BEN), Map.of())
                        .mark())
                .isNotEqualTo(shown.mark());
        assertThat(EvenShares.of(cases, List.of(ASHA, CARYS), Map.of()).mark()).isNotEqualTo(shown.mark());
    }

    private static Colleague reader(String name) {
        return new Colleague(Ids.next(), name, name + "@example.org", Set.of(Role.INSPECTOR), true);
    }

    private static List<CaseFile> cases(int number, String type) {
        return IntStream.range(0, number)
                .mapToObj(n -> new CaseFile(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "C-0000%d-00000".formatted(n),
                        type,
                        LocalDate.of(2026, 5, 1),
                        ""))
                .toList();
    }
}
