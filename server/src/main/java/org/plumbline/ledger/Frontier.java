package org.plumbline.ledger;

/**
 * The right edge of a Merkle tree (RFC 9162 §2.1): enough to append leaves and to tell the root, in memory that grows
 * with the logarithm of the size.
 */
final class Frontier {

    /** The roots of the complete subtrees, one for each bit that is set in the size; the others are of no account. */
    private final byte[][] peaks = new byte[Long.SIZE][];

    private long size;

    Frontier() {}

    /** The frontier of a tree whose nodes are kept. */
    static Frontier of(long size, MerkleTree.Nodes nodes) {
        var frontier = new Frontier();
        frontier.size = size;
        for (int level = 0; level < Long.SIZE - 1; level++) {
            if ((size >> level & 1) == 1) {
                frontier.peaks[level] = nodes.hash(level, (size >> level) - 1);
            }
        }
        return frontier;
    }

    long size() {
        return size;
    }

    /**
     * Appends a leaf.
     *
     * @param made is told each node that is complete now, the leaf first, then upwards
     */
    void append(byte[] leaf, NodeMade made) {
        var hash = leaf;
        int level = 0;
        made.node(level, size, hash);
        while ((size >> level & 1) == 1) {
            hash = Hashes.node(peaks[level], hash);
            level++;
            made.node(level, size >> level, hash);
        }
        peaks[level] = hash;
        size++;
    }

    byte[] root() {
        if (size == 0) {
            return Hashes.sha256();
        }
        int level = Long.numberOfTrailingZeros(size);
        var root = peaks[level];
        for (level++; level < Long.SIZE - 1; level++) {
            if ((size >> level & 1) == 1) {
                root = Hashes.node(peaks[level], root);
            }
        }
        return root;
    }

    /** Takes a complete node: number {@code ordinal} of its level, over the leaves from {@code ordinal << level}. */
    @FunctionalInterface
    interface NodeMade {

        void node(int level, long ordinal, byte[] hash);
    }
}
