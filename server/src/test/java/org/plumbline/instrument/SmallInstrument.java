package org.plumbline.instrument;

/** The smallest instrument that is right, for tests that change something in it. */
record SmallInstrument(String key, String version) {

    static SmallInstrument named(String key) {
        return new SmallInstrument(key, "1");
    }

    SmallInstrument version(String version) {
        return new SmallInstrument(key, version);
    }

    InstrumentFile file() {
        return InstrumentFile.read(key + ".yaml", yaml());
    }

    InstrumentRef ref() {
        return new InstrumentRef(key, version);
    }

    String yaml() {
        return """
                key: %s
                version: "%s"
                title: A small instrument
                summary: Made for a test.
                case-types:
                  - { key: missing, label: Missing child }
                topics:
                  - key: contact
                    title: Contact
                    criteria:
                      - { key: seen, text: Was the child seen? }
                  - key: decisions
                    title: Decisions
                    criteria:
                      - { key: closure, text: Was it closed rightly?, case-types: [missing] }
                judgements:
                  - { key: met, label: Met }
                  - { key: not-met, label: Not met }
                scale:
                  key: two
                  grades:
                    - { key: good, label: Good, meaning: It was., poor: false }
                    - { key: poor, label: Poor, meaning: It was not., poor: true }
                failings:
                  - { key: leadership, label: Leadership, kinds: [{ key: supervision, label: No supervision }] }
                  - { key: training, label: Training, kinds: [{ key: powers, label: Powers not known }] }
                  - { key: organisation, label: Organisation, kinds: [{ key: workload, label: Too many cases }] }
                  - { key: judgement, label: Judgement, kinds: [{ key: blame, label: Child blamed }] }
                grounds:
                  - { key: danger, label: Danger, description: Now., immediate-danger: true, checklist: [See the child] }
                clocks:
                  acknowledged-in-danger: 1 hour
                  acknowledged: 4 hours
                  answered: 10 working days
                  verified: 10 working days
                """.formatted(key, version);
    }
}
