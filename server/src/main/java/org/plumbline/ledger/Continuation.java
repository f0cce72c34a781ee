package org.plumbline.ledger;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the ledger, as its newest checkpoint has it, begins with exactly what an earlier checkpoint covers; provable
 * to whoever holds the two checkpoints and nothing else.
 *
 * @param steps the consistency proof (RFC 9162 §2.1.4); empty when there are fewer entries now than there were
 */
public record Continuation(Checkpoint earlier, Checkpoint newest, List<byte[]> steps) {

    public Continuation {
        steps = List.copyOf(steps);
    }

    public boolean holds() {
        return MerkleTree.begins(earlier.size(), earlier.rootHash(), newest.size(), newest.rootHash(), steps);
    }

    /** As plain text: what a witness is sent (C2SP tlog-witness, add-checkpoint). */
    public String text() {
        return "old " + earlier.size() + "\n"
                + steps.stream()
                        .map(step -> Base64.getEncoder().encodeToString(step) + "\n")
                        .collect(Collectors.joining())
                + "\n" + newest.text();
    }
}
