package org.plumbline.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is judged, in one version: immutable once an inspection uses it. One that exists has each key once, the four
 * categories of failing, a scale with poor and other grades, and a checklist for each ground.
 *
 * @param summary what it is for and where its settings come from
 * @param digest SHA-256 of the file's canonical content, in hexadecimal
 */
public record Instrument(
        InstrumentRef ref,
        String title,
        String summary,
        String digest,
        List<CaseType> caseTypes,
        List<Topic> topics,
        List<Judgement> judgements,
        GradeScale scale,
        List<FailingCategory> failings,
        List<Ground> grounds,
        Clocks clocks) {

    public Instrument {
        caseTypes = List.copyOf(caseTypes);
        topics = List.copyOf(topics);
        judgements = List.copyOf(judgements);
        failings = List.copyOf(failings);
        grounds = List.copyOf(grounds);
        var flaws = Flaws.of(caseTypes, topics, judgements, scale, failings, grounds, clocks);
        if (!flaws.isEmpty()) {
            throw new FlawedInstrument(flaws);
        }
    }

    public Optional<CaseType> caseType(String key) {
        return caseTypes.stream().filter(type -> type.key().equals(key)).findFirst();
    }

    public Optional<Criterion> criterion(String key) {
        return topics.stream()
                .flatMap(topic -> topic.criteria().stream())
                .filter(criterion -> criterion.key().equals(key))
                .findFirst();
    }

    public Optional<Judgement> judgement(String key) {
        return judgements.stream()
                .filter(judgement -> judgement.key().equals(key))
                .findFirst();
    }

    public Optional<Ground> ground(String key) {
        return grounds.stream().filter(ground -> ground.key().equals(key)).findFirst();
    }

    public Optional<FailingKind> failing(String key) {
        return failings.stream()
                .flatMap(category -> category.kinds().stream())
                .filter(kind -> kind.key().equals(key))
                .findFirst();
    }

    /** The digest in groups of eight, so that people can compare it and a narrow page can break it. */
    public String fingerprint() {
        return digest.replaceAll("(.{8})(?=.)", "$1 ");
    }

    /** How many criteria there are. */
    public int questions() {
        return topics.stream().mapToInt(topic -> topic.criteria().size()).sum();
    }

    /** The topics with the criteria that apply to a type of case, without topics in which none does. */
    public List<Topic> topicsFor(String caseType) {
        return topics.stream()
                .map(topic -> new Topic(
                        topic.key(),
                        topic.title(),
                        topic.criteria().stream()
                                .filter(criterion -> criterion.appliesTo(caseType))
                                .toList()))
                .filter(topic -> !topic.criteria().isEmpty())
                .toList();
    }

    /** For example 'met, partly met, not met'. */
    public String judgementsInWords() {
        return judgements.stream()
                .map(judgement -> judgement.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Which cases a criterion applies to, for example 'Only: Missing child'. */
    public String appliesInWords(Criterion criterion) {
        if (criterion.caseTypes().isEmpty()) {
            return "Every type of case";
        }
        return "Only: "
                + caseTypes.stream()
                        .filter(type -> criterion.caseTypes().contains(type.key()))
                        .map(CaseType::label)
                        .collect(Collectors.joining("; "));
    }

    /** A type of case, for example 'missing children'. */
    public record CaseType(String key, String label) {}

    /** A topic of the inspection with its criteria, in the order of reading. */
    public record Topic(String key, String title, List<Criterion> criteria) {

        public Topic {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * One question to the file.
     *
     * @param guidance what to look for; may be empty
     * @param caseTypes the keys of the case types that it applies to; empty means all
     */
    public record Criterion(String key, String text, String guidance, List<String> caseTypes) {

        public Criterion {
            caseTypes = List.copyOf(caseTypes);
        }

        public boolean appliesTo(String caseType) {
            return caseTypes.isEmpty() || caseTypes.contains(caseType);
        }
    }

    /** An answer that a criterion can have, for example 'met', 'not met', 'not recorded', 'not applicable'. */
    public record Judgement(String key, String label) {}

    /** A kind of failing under its category (leadership, training, organisation, judgement). */
    public record FailingCategory(String key, String label, List<FailingKind> kinds) {

        public FailingCategory {
            kinds = List.copyOf(kinds);
        }
    }

    public record FailingKind(String key, String label) {}

    /**
     * A ground for sending a case straight back.
     *
     * @param immediateDanger whether the shorter clock of acknowledgement runs
     * @param checklist what the force is asked to do, in order
     */
    public record Ground(
            String key, String label, String description, boolean immediateDanger, List<String> checklist) {

        public Ground {
            checklist = List.copyOf(checklist);
        }
    }
}
