package org.plumbline.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.plumbline.caseload.CaseFile;
import org.plumbline.organisation.Colleague;

/**
 * Cases shared among readers so that nobody has more than one case more than another, and the types of case are spread.
 *
 * @param shares one for each reader, by name
 */
public record EvenShares(List<Share> shares) {

    public EvenShares {
        shares = List.copyOf(shares);
    }

    /** @param has how many cases of the wave the reader has already */
    public record Share(Colleague reader, int has, List<CaseFile> cases) {

        public Share {
            cases = List.copyOf(cases);
        }

        public int willHave() {
            return has + cases.size();
        }
    }

    /** @param load how many cases of the wave each reader has already; those who have none may be missing */
    static EvenShares of(List<CaseFile> cases, List<Colleague> readers, Map<UUID, Integer> load) {
        var hands = readers.stream()
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
                .map(reader -> new Hand(reader, load.getOrDefault(reader.id(), 0)))
                .toList();
        var byType = Comparator.comparing(CaseFile::caseType).thenComparing(CaseFile::reference);
        for (var file : cases.stream().sorted(byType).toList()) {
            hands.stream()
                    .min(Comparator.comparingInt(Hand::size)
                            .thenComparingInt(hand -> hand.ofType.getOrDefault(file.caseType(), 0)))
                    .ifPresent(hand -> hand.take(file));
        }
        return new EvenShares(hands.stream()
                .map(hand -> new Share(hand.reader, hand.has, hand.cases))
                .toList());
    }

    public int cases() {
        return shares.stream().mapToInt(share -> share.cases().size()).sum();
    }

    /** The same for the same cases to the same readers, so that what is done is what was shown. */
    public String mark() {
        var listing = shares.stream()
                .map(share -> share.reader().id()
                        + share.cases().stream()
                                .map(file -> file.id().toString())
                                .collect(Collectors.joining(" ", " ", "\n")))
                .collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(listing.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static final class Hand {

        private final Colleague reader;
        private final int has;
        private final List<CaseFile> cases = new ArrayList<>();
        private final Map<String, Integer> ofType = new HashMap<>();

        Hand(Colleague reader, int has) {
            this.reader = reader;
            this.has = has;
        }

        int size() {
            return has + cases.size();
        }

        void take(CaseFile file) {
            cases.add(file);
            ofType.merge(file.caseType(), 1, Integer::sum);
        }
    }
}
