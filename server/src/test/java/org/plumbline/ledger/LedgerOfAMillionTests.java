package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.ledger.OwnLedger.INSPECTOR;
import static org.plumbline.ledger.OwnLedger.INSPECTORATE;
import static org.plumbline.ledger.OwnLedger.reading;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How long the ledger takes when it is large. Run with {@code -Dplumbline.entries=1000000}; the figures are printed and
 * those in docs/ledger.md are from here.
 */
@LedgerTest
@EnabledIfSystemProperty(named = "plumbline.entries", matches = "\\d+")
class LedgerOfAMillionTests {

    private final int entries = Integer.getInteger("plumbline.entries", 0);

    @Autowired
    private OwnLedger own;

    @BeforeEach
    void anEmptyLedger() {
        own.clear();
    }

    @Test
    void sealingAndVerifyingTakeTimeInProportion() {
        took("entering " + entries + " by SQL", this::enterBySql);
        own.tamper("analyze ledger_entry, ledger_unsealed");
        long begin = System.nanoTime();
        int batches = 0;
        while (own.seal() > 0) {
            batches++;
        }
        System.out.printf("sealing %,d in %d batches: %s%n", entries, batches, since(begin));
        own.tamper("analyze ledger_leaf, ledger_node");

        own.enter(reading("one more", Map.of()));
        took("sealing one more", own::seal);
        took("verifying", () -> assertThat(own.verify()).isInstanceOf(LedgerVerdict.Whole.class));

        own.tamper("update ledger_entry set canonical = replace(canonical, 'load', 'lord') where id ="
                + " (select entry_id from ledger_leaf where position = " + (entries / 2) + ")");
        took(
                "finding one that was changed in the middle",
                () -> assertThat(own.verify().sentence()).contains("position " + entries / 2));
    }

    /** As {@link Ledger} would, and quicker. */
    private void enterBySql() {
        own.tamper("""
                with made as (
                    select gen_random_uuid() as id, timestamptz '2026-11-24 09:00Z' - (:n - n) * interval '1 second' as at, n
                    from generate_series(1, :n) n),
                written as (
                    select id, at, n,
                        '{"act":"case.looked-at","at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        || '","by":{"organisation":":org","person":":person"},"facts":{"of":"load","purpose":"READING"}'
                        || ',"form":"plumbline-entry/1","id":"' || id || '","inspectorate":":org"'
                        || ',"on":{"id":"case-' || n || '","kind":"case"}}' as canonical
                    from made),
                entered as (
                    insert into ledger_entry (id, at, person_id, organisation_id, inspectorate_id, act, subject,
                        subject_id, canonical, leaf_hash)
                    select id, at, ':person', ':org', ':org', 'case.looked-at', 'case', 'case-' || n, canonical,
                        sha256('\\x00'::bytea || convert_to(canonical, 'UTF8'))
                    from written
                    returning id)
                insert into ledger_unsealed select id, ':org' from entered
                """.replace(":n", Integer.toString(entries))
                .replace(":org", INSPECTORATE.toString())
                .replace(":person", INSPECTOR.person().toString()));
    }

    private static void took(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        System.out.printf("%s: %s%n", what, since(begin));
    }

    private static String since(long begin) {
        return "%.2f s".formatted(Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }
}
