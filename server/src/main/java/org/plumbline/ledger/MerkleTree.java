package org.plumbline.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Proofs over the tree of RFC 9162 §2.1, made from its kept nodes and checked from nothing but the proof. */
final class MerkleTree {

    private MerkleTree() {}

    /** The roots of complete subtrees: node {@code ordinal} of a level covers the leaves from {@code ordinal << level}. */
    @FunctionalInterface
    interface Nodes {

        byte[] hash(int level, long ordinal);
    }

    static byte[] root(long size, Nodes nodes) {
        return size == 0 ? Hashes.sha256() : root(0, size, nodes);
    }

    /** That the leaf at a position is in the tree of a size (§2.1.3.1). */
    static List<byte[]> inclusionProof(long position, long size, Nodes nodes) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("no position " + position + " in a tree of " + size);
        }
        var proof = new ArrayList<byte[]>();
        long start = 0;
        long within = position;
        for (long left = size; left > 1; ) {
            long half = largestPowerOfTwoBelow(left);
            if (within < half) {
                proof.addFirst(root(start + half, left - half, nodes));
                left = half;
            } else {
                proof.addFirst(root(start, half, nodes));
                start += half;
                within -= half;
                left -= half;
            }
        }
        return List.copyOf(proof);
    }

    /** That the tree of an earlier size is a beginning of the tree of a size (§2.1.4.1). */
    static List<byte[]> consistencyProof(long earlier, long size, Nodes nodes) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("no tree of " + earlier + " begins a tree of " + size);
        }
        var proof = new ArrayList<byte[]>();
        long start = 0;
        long within = earlier;
        long left = size;
        boolean isWholeEarlierTree = true;
        while (within != left) {
            long half = largestPowerOfTwoBelow(left);
            if (within <= half) {
                proof.addFirst(root(start + half, left - half, nodes));
                left = half;
            } else {
                proof.addFirst(root(start, half, nodes));
                start += half;
                within -= half;
                left -= half;
                isWholeEarlierTree = false;
            }
        }
        if (!isWholeEarlierTree) {
            proof.addFirst(root(start, left, nodes));
        }
        return List.copyOf(proof);
    }

    /** Checks as §2.1.3.2 says. */
    static boolean isIncluded(byte[] leaf, long position, long size, byte[] root, List<byte[]> proof) {
        if (position < 0 || position >= size) {
            return false;
        }
        long fn = position;
        long sn = size - 1;
        var hash = leaf;
        for (var step : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hashes.node(step, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hashes.node(hash, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** Checks as §2.1.4.2 says; a tree begins itself, and the empty proof says so. */
    static boolean begins(long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlier == size) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, root);
        }
        if (earlier < 1 || earlier > size || proof.isEmpty()) {
            return false;
        }
        var steps = new ArrayList<>(proof);
        if (Long.bitCount(earlier) == 1) {
            steps.addFirst(earlierRoot);
        }
        long fn = earlier - 1;
        long sn = size - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var first = steps.getFirst();
        var second = steps.getFirst();
        for (var step : steps.subList(1, steps.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                first = Hashes.node(step, first);
                second = Hashes.node(step, second);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                second = Hashes.node(second, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(first, earlierRoot) && Arrays.equals(second, root);
    }

    /** MTH of the leaves from {@code start}, which a power of two no smaller than {@code size} divides (§2.1.1). */
    private static byte[] root(long start, long size, Nodes nodes) {
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.hash(level, start >> level);
        }
        long half = largestPowerOfTwoBelow(size);
        return Hashes.node(root(start, half, nodes), root(start + half, size - half, nodes));
    }

    private static long largestPowerOfTwoBelow(long size) {
        return Long.highestOneBit(size - 1);
    }
}
