package org.plumbline.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.instrument.TimeLimit.Elapsed;
import org.plumbline.instrument.TimeLimit.WorkingDays;
import org.plumbline.instrument.TimeLimit.WorkingHours;
import org.plumbline.instrument.WrongInstrument.Problem;

class InstrumentFileTests {

    /** The instruments that come with Plumbline, from the root of the repository. */
    private static final Path SHIPPED = Path.of("..", "instruments");

    @ParameterizedTest
    @CsvSource({
        "child-protection-2014, 'good / requires improvement / inadequate', 9",
        "child-protection-2024, 'outstanding / good / adequate / requires improvement / inadequate', 10",
        "multi-agency-audit, 'outstanding / good / requires improvement / inadequate', 5"
    })
    void theInstrumentsThatComeWithPlumblineAreRight(String key, String scale, int caseTypes) throws IOException {
        var instrument = InstrumentFile.read(SHIPPED.resolve(key + ".yaml")).instrument();

        assertThat(instrument.ref()).isEqualTo(new InstrumentRef(key, "1"));
        assertThat(instrument.scale().inWords()).isEqualTo(scale);
        assertThat(instrument.caseTypes()).hasSize(caseTypes);
        assertThat(instrument.topics().stream()
                        .flatMap(topic -> topic.criteria().stream())
                        .toList())
                .hasSizeBetween(15, 30);
    }

    @Test
    void theThreeGradesOf2014CountTheLastTwoAsPoor() throws IOException {
        var instrument = InstrumentFile.read(SHIPPED.resolve("child-protection-2014.yaml"))
                .instrument();

        assertThat(instrument.scale().grades().stream()
                        .filter(GradeScale.Grade::poor)
                        .map(GradeScale.Grade::key))
                .containsExactly("requires-improvement", "inadequate");
        assertThat(instrument.failing("leadership.supervision")).isPresent();
        assertThat(instrument.clocks())
                .isEqualTo(new Clocks(
                        new Elapsed(Duration.ofHours(1)),
                        new Elapsed(Duration.ofHours(4)),
                        new Elapsed(Duration.ofHours(24)),
                        new WorkingDays(10),
                        new WorkingDays(10)));
    }

    @Test
    void commentsAndLayoutDoNotChangeTheDigestAndContentDoes() {
        var yaml = SmallInstrument.named("layout").yaml();

        var first = InstrumentFile.read("a.yaml", yaml);
        var laidOutAnew = InstrumentFile.read("a.yaml", "# a comment\n" + yaml.replace("  - {", "  -   {"));
        var changed = InstrumentFile.read("a.yaml", yaml.replace("Was the child seen?", "Was the child seen alone?"));

        assertThat(laidOutAnew.digest()).isEqualTo(first.digest());
        assertThat(changed.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheKeysThatAreKnown() {
        var problem = onlyProblem("scale:\n", "colour: red\nscale:\n");

        assertThat(problem.toString())
                .startsWith("wrong.yaml:" + lineOf("scale:")
                        + ":1: 'colour' is not known here; known are 'key', 'version', 'title'");
    }

    @Test
    void aMissingLabelIsNamedWithTheEntryThatLacksIt() {
        var problem = onlyProblem("{ key: missing, label: Missing child }", "{ key: missing }");

        assertThat(problem.line()).isEqualTo(lineOf("{ key: missing"));
        assertThat(problem.cause()).isEqualTo("'label' is missing in 'missing'");
    }

    @Test
    void aCriterionKeyThatIsUsedTwiceIsRefusedAtTheSecondPlaceEvenInAnotherTopic() {
        var problem = onlyProblem("key: closure, text", "key: seen, text");

        assertThat(problem.line()).isEqualTo(lineOf("key: closure"));
        assertThat(problem.cause())
                .isEqualTo("the criterion key 'seen' is used before: a key stands for one criterion");
    }

    @Test
    void aScaleOfOneGradeIsRefused() {
        var problem = onlyProblem("    - { key: poor, label: Poor, meaning: It was not., poor: true }\n", "");

        assertThat(problem.line()).isEqualTo(lineOf("  grades:"));
        assertThat(problem.cause())
                .isEqualTo("'grades' has 1 entry and needs at least 2: the grades, best first; "
                        + "one grade alone says nothing");
    }

    @Test
    void aScaleWithoutAPoorGradeOrWithTheWorstFirstIsRefused() {
        assertThat(onlyProblem("poor: true }", "poor: false }").cause())
                .startsWith("at least one grade has 'poor: true'");
        assertThat(onlyProblem(
                                "    - { key: good",
                                "    - { key: bad, label: Bad, meaning: Very., poor: true }\n    - { key: good")
                        .cause())
                .startsWith("the grades stand best first");
    }

    @Test
    void aGroundWithoutAChecklistIsRefused() {
        assertThat(onlyProblem(", checklist: [See the child] }", " }").cause())
                .isEqualTo("'checklist' is missing in 'danger'");
        assertThat(onlyProblem("checklist: [See the child]", "checklist: []").cause())
                .startsWith("'checklist' has 0 entries and needs at least 1");
    }

    @Test
    void aMissingCategoryOfFailingIsNamed() {
        var problem = onlyProblem(
                "  - { key: training, label: Training, kinds: [{ key: powers, label: Powers not known }] }\n", "");

        assertThat(problem.line()).isEqualTo(lineOf("failings:"));
        assertThat(problem.cause()).startsWith("the failing category 'training' is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "10 weeks", "0 hours", "4", "ten working days", "99999 hours", "-1 hour", "1.5 hours"})
    void aClockThatIsNoTimeLimitIsRefused(String limit) {
        var problem = onlyProblem("  answered: 10 working days", "  answered: \"" + limit + "\"");

        assertThat(problem.line()).isEqualTo(lineOf("  answered"));
        assertThat(problem.column()).isEqualTo(3);
        assertThat(problem.cause())
                .isEqualTo("'answered' is '" + limit + "': write a number and minutes, hours, days, working hours or "
                        + "working days, such as '4 hours' or '10 working days'");
    }

    @Test
    void aClockInWorkingHoursRunsInTheOfficeHoursOfTheInstrument() {
        var yaml = SmallInstrument.named("office")
                .yaml()
                .replace("acknowledged: 4 hours", "acknowledged: 4 working hours")
                .replace("verified: 10 working days", "verified: 1 working hour");
        var usual = InstrumentFile.read("office.yaml", yaml).instrument().clocks();
        var own = InstrumentFile.read("office.yaml", yaml + "  office-hours: 08:30 to 16:00\n")
                .instrument()
                .clocks();

        assertThat(usual.acknowledged().inWords()).isEqualTo("4 working hours (09:00 to 17:00)");
        assertThat(usual.verified().inWords()).isEqualTo("1 working hour (09:00 to 17:00)");
        assertThat(own.acknowledged())
                .isEqualTo(new WorkingHours(4, new OfficeHours(LocalTime.of(8, 30), LocalTime.of(16, 0))));
    }

    @ParameterizedTest
    @CsvSource({
        "9 to 5, write from when to when",
        "24:00 to 25:00, write from when to when",
        "17:00 to 09:00, office hours end after they begin"
    })
    void officeHoursThatAreNoneAreRefused(String hours, String why) {
        var problem = onlyProblem("  verified: 10", "  office-hours: \"" + hours + "\"\n  verified: 10");

        assertThat(problem.line()).isEqualTo(lineOf("  verified"));
        assertThat(problem.cause()).contains(why);
    }

    @Test
    void dangerAndSafetyDoNotWaitForOfficeHoursNorDangerLongerThanOtherCases() {
        assertThat(onlyProblem("acknowledged-in-danger: 1 hour", "acknowledged-in-danger: 1 working hour")
                        .cause())
                .startsWith("danger does not wait for office hours");
        assertThat(onlyProblem("  answered: 10", "  safety-confirmed: 8 working hours\n  answered: 10")
                        .cause())
                .startsWith("a child's safety does not wait for office hours");
        assertThat(onlyProblem(
                                "danger: 1 hour\n  acknowledged: 4 hours",
                                "danger: 3 hours\n  acknowledged: 2 working hours")
                        .cause())
                .contains("cannot have longer");
        assertThat(new WorkingHours(8, OfficeHours.USUAL).shortest()).isEqualTo(Duration.ofHours(8));
        assertThat(new WorkingHours(9, OfficeHours.USUAL).shortest()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void dangerDoesNotWaitForAWorkingDayNorLongerThanOtherCases() {
        assertThat(onlyProblem("acknowledged-in-danger: 1 hour", "acknowledged-in-danger: 1 working day")
                        .cause())
                .startsWith("danger does not wait");
        assertThat(onlyProblem("acknowledged-in-danger: 1 hour", "acknowledged-in-danger: 5 hours")
                        .cause())
                .contains("cannot have longer");
    }

    @Test
    void aVersionWithoutQuotesIsRefusedBecauseOnePointTenWouldBecomeOnePointOne() {
        var problem = onlyProblem("version: \"1\"", "version: 1.10");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.cause()).startsWith("'version' must be text in quotes");
    }

    @Test
    void aCaseTypeThatDoesNotExistIsRefused() {
        var problem = onlyProblem("case-types: [missing]", "case-types: [mising]");

        assertThat(problem.line()).isEqualTo(lineOf("key: closure"));
        assertThat(problem.cause()).isEqualTo("there is no case type 'mising' in 'case-types'");
    }

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfTheLines() {
        var yaml = SmallInstrument.named("wrong")
                .yaml()
                .replace("title: A small instrument\n", "")
                .replace("  answered: 10 working days", "  answered: soon");

        assertThat(problems(yaml)).hasSize(2).first().extracting(Problem::cause).isEqualTo("'title' is missing");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsPlace() {
        assertThat(problems("key: a\ntitle: \"never closed\n").getFirst().toString())
                .startsWith("wrong.yaml:2:")
                .contains("the file is not YAML: while scanning a quoted scalar, found unexpected end");
        assertThat(problems("key: a\nkey: b\n").getFirst().toString())
                .startsWith("wrong.yaml:2:")
                .contains("the key 'key' stands twice in one place");
        assertThat(problems("").getFirst().cause()).isEqualTo("the file is empty");
        assertThat(problems("- a\n- b\n").getFirst().cause()).startsWith("the file must be a mapping");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        var wrong = catchThrowableOfType(
                WrongInstrument.class,
                () -> InstrumentFile.read("wrong.yaml", "title: Straße".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(wrong.getMessage()).isEqualTo("wrong.yaml:1:1: the file is not UTF-8: save it as UTF-8 text");
    }

    private static Problem onlyProblem(String right, String wrong) {
        var yaml = SmallInstrument.named("wrong").yaml();
        assertThat(yaml).contains(right);
        var problems = problems(yaml.replace(right, wrong));
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<Problem> problems(String yaml) {
        return catchThrowableOfType(WrongInstrument.class, () -> InstrumentFile.read("wrong.yaml", yaml))
                .problems();
    }

    private static int lineOf(String beginning) {
        return 1
                + Math.toIntExact(SmallInstrument.named("wrong")
                        .yaml()
                        .lines()
                        .takeWhile(line -> !line.contains(beginning))
                        .count());
    }
}
