package org.plumbline.ledger;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * That an entry stands at its position under a checkpoint, provable to whoever has the entry's text and nothing else.
 *
 * @param position from 0
 * @param steps the hashes from the leaf's sibling up to the root's child (RFC 9162 §2.1.3)
 */
public record InclusionProof(long position, List<byte[]> steps, Checkpoint checkpoint) {

    public InclusionProof {
        steps = List.copyOf(steps);
    }

    boolean proves(byte[] leafHash) {
        return MerkleTree.isIncluded(leafHash, position, checkpoint.size(), checkpoint.rootHash(), steps);
    }

    /** As plain text that others' tools read (C2SP tlog-proof). */
    public String text() {
        return "c2sp.org/tlog-proof@v1\nindex " + position + "\n"
                + steps.stream()
                        .map(step -> Base64.getEncoder().encodeToString(step) + "\n")
                        .collect(Collectors.joining())
                + "\n" + checkpoint.text();
    }
}
