package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: the reference tree of Certificate Transparency's own implementations (transparency-dev/merkle, testonly). */
class MerkleTreeTests {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsOfTheReferenceTreeAreMet() {
        var frontier = new Frontier();
        assertThat(hex(frontier.root())).isEqualTo(ROOTS.getFirst());
        for (int size = 1; size <= LEAVES.size(); size++) {
            frontier.append(leaf(size - 1), (level, ordinal, hash) -> {});
            assertThat(hex(frontier.root())).as("size %d", size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void theKeptNodesGiveTheSameRootsAsTheFrontier() {
        var tree = Kept.of(LEAVES.size());
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(hex(MerkleTree.root(size, tree))).isEqualTo(ROOTS.get(size));
            assertThat(hex(Frontier.of(size, tree).root())).isEqualTo(ROOTS.get(size));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | 1 |
                    0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 \
                    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                    6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
                    5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b \
                    ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 \
                    d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
                    2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
                    1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d \
                    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                    bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
                    """)
    void theInclusionProofsOfTheReferenceTreeAreMet(int position, int size, String steps) {
        var proof = MerkleTree.inclusionProof(position, size, Kept.of(LEAVES.size()));

        assertThat(proof).extracting(MerkleTreeTests::hex).containsExactlyElementsOf(words(steps));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1 |
                    1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 \
                    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                    6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
                    6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a \
                    ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 \
                    d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
                    2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e \
                    bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
                    """)
    void theConsistencyProofsOfTheReferenceTreeAreMet(int earlier, int size, String steps) {
        var proof = MerkleTree.consistencyProof(earlier, size, Kept.of(LEAVES.size()));

        assertThat(proof).extracting(MerkleTreeTests::hex).containsExactlyElementsOf(words(steps));
    }

    @Test
    void everyLeafOfEveryTreeIsProvedAndNoOther() {
        var tree = Kept.of(70);
        for (long size = 1; size <= 70; size++) {
            var root = MerkleTree.root(size, tree);
            for (long position = 0; position < size; position++) {
                var proof = MerkleTree.inclusionProof(position, size, tree);
                assertThat(MerkleTree.isIncluded(leaf(position), position, size, root, proof))
                        .isTrue();
                assertThat(MerkleTree.isIncluded(leaf(position + 1), position, size, root, proof))
                        .isFalse();
                assertThat(MerkleTree.isIncluded(leaf(position), position + 1, size, root, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void everyTreeBeginsEveryLargerOneAndNoOtherDoes() {
        var tree = Kept.of(70);
        for (long size = 1; size <= 70; size++) {
            var root = MerkleTree.root(size, tree);
            for (long earlier = 1; earlier <= size; earlier++) {
                var proof = MerkleTree.consistencyProof(earlier, size, tree);
                var earlierRoot = MerkleTree.root(earlier, tree);
                assertThat(MerkleTree.begins(earlier, earlierRoot, size, root, proof))
                        .isTrue();
                assertThat(MerkleTree.begins(earlier, leaf(99), size, root, proof))
                        .isFalse();
                assertThat(MerkleTree.begins(earlier, earlierRoot, size, leaf(99), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aProofWithAStepMoreOrLessProvesNothing() {
        var tree = Kept.of(8);
        var root = MerkleTree.root(7, tree);
        var proof = new ArrayList<>(MerkleTree.inclusionProof(4, 7, tree));

        proof.add(leaf(0));
        assertThat(MerkleTree.isIncluded(leaf(4), 4, 7, root, proof)).isFalse();
        assertThat(MerkleTree.isIncluded(leaf(4), 4, 7, root, proof.subList(0, proof.size() - 2)))
                .isFalse();
        assertThat(MerkleTree.begins(3, MerkleTree.root(3, tree), 7, root, List.of()))
                .isFalse();
    }

    @Test
    void aHundredThousandLeavesHaveTheRootOfTheirKeptNodes() {
        var frontier = new Frontier();
        var nodes = new Kept(new HashMap<>());
        LongStream.range(0, 100_003).forEach(position -> frontier.append(leaf(position), nodes::keep));

        assertThat(frontier.root()).isEqualTo(MerkleTree.root(100_003, nodes));
        assertThat(nodes.nodes()).hasSizeLessThan(2 * 100_003);
    }

    private record Kept(Map<String, byte[]> nodes) implements MerkleTree.Nodes {

        static Kept of(long size) {
            var kept = new Kept(new HashMap<>());
            var frontier = new Frontier();
            LongStream.range(0, size).forEach(position -> frontier.append(leaf(position), kept::keep));
            return kept;
        }

        void keep(int level, long ordinal, byte[] hash) {
            assertThat(nodes.put(level + "/" + ordinal, hash)).isNull();
        }

        @Override
        public byte[] hash(int level, long ordinal) {
            var hash = nodes.get(level + "/" + ordinal);
            if (hash == null) {
                throw new AssertionError("node " + ordinal + " of level " + level + " was never complete");
            }
            return hash;
        }
    }

    private static byte[] leaf(long position) {
        return position < LEAVES.size()
                ? Hashes.leaf(HexFormat.of().parseHex(LEAVES.get((int) position)))
                : Hashes.leaf("leaf " + position);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.trim().split("\\s+"));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
