package org.plumbline.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps one organisation's rows from another's. */
@PlumblineTest
class FencedTransactionsTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private People people;

    @Test
    void aMemberSeesTheirOwnPeopleAndNobodyElses() {
        var mine = withOnePerson(people.inspectorate());
        var theirs = withOnePerson(people.inspectorate());

        assertThat(Fence.asMemberOf(mine.id(), () -> count(mine))).isEqualTo(1);
        assertThat(Fence.asMemberOf(mine.id(), () -> count(theirs))).isZero();
    }

    @Test
    void aStrangerSeesNobody() {
        var organisation = withOnePerson(people.force());

        assertThat(count(organisation)).isZero();
    }

    @Test
    void outsideATransactionNothingIsSeenWhoeverAsks() {
        var organisation = withOnePerson(people.inspectorate());

        assertThat(Fence.asTheServer(this::countAllWithoutTransaction)).isZero();
        assertThat(Fence.asMemberOf(organisation.id(), this::countAllWithoutTransaction))
                .isZero();
    }

    @Test
    void aTransactionCannotBeJoinedForSomebodyElse() {
        var one = people.inspectorate();
        var other = people.inspectorate();

        assertThatThrownBy(() ->
                        Fence.asTheServer(() -> inTransaction(() -> Fence.asMemberOf(one.id(), () -> count(one)))))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("outside of the transaction");
        assertThatThrownBy(() -> Fence.asMemberOf(
                        one.id(), () -> inTransaction(() -> Fence.asMemberOf(other.id(), () -> count(other)))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aTransactionOfItsOwnMayBeForSomebodyElseAndTheFirstGoesOnAsItBegan() {
        var mine = withOnePerson(people.inspectorate());
        var theirs = withOnePerson(people.inspectorate());

        var seen = Fence.asMemberOf(
                mine.id(),
                () -> inTransaction(() -> List.of(
                        count(mine),
                        Fence.asMemberOf(theirs.id(), () -> inANewTransaction(() -> count(theirs))),
                        count(mine),
                        count(theirs))));

        assertThat(seen).containsExactly(1, 1, 1, 0);
    }

    /** Many virtual threads on the few connections of the pool: whatever a connection was told ends with its transaction. */
    @Test
    void aConnectionCarriesNothingOverToTheNextWhoUsesIt() throws Exception {
        var organisations =
                Stream.generate(() -> withOnePerson(people.force())).limit(4).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = threads.invokeAll(Stream.iterate(0, i -> i + 1)
                    .limit(1000)
                    .<Callable<Boolean>>map(i -> () -> {
                        var mine = organisations.get(i % 4);
                        var theirs = organisations.get((i + 1) % 4);
                        return i % 5 == 0
                                ? count(mine) == 0
                                : Fence.asMemberOf(mine.id(), () -> count(mine) == 1 && count(theirs) == 0);
                    })
                    .toList());
            for (var one : seen) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void workHandedToAnotherThreadKeepsTheFence() throws Exception {
        var organisation = UUID.randomUUID();
        var seen = new Acting[1];

        var work = Fence.asMemberOf(organisation, () -> Fence.carriedInto(() -> seen[0] = Fence.acting()));
        Thread.ofVirtual().start(work).join();

        assertThat(seen[0]).isEqualTo(new Acting.Member(organisation));
    }

    private Organisation withOnePerson(Organisation organisation) {
        people.join(
                organisation,
                switch (organisation.kind()) {
                    case INSPECTORATE -> Role.INSPECTOR;
                    case FORCE -> Role.FORCE_LIAISON;
                    case OVERSIGHT -> Role.OVERSEER;
                });
        return organisation;
    }

    private int count(Organisation organisation) {
        return inTransaction(() -> jdbc.sql("select count(*) from person where organisation_id = :organisation")
                .param("organisation", organisation.id())
                .query(Integer.class)
                .single());
    }

    private int countAllWithoutTransaction() {
        return jdbc.sql("select count(*) from person").query(Integer.class).single();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private <T> T inANewTransaction(java.util.function.Supplier<T> work) {
        var anew = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return java.util.Objects.requireNonNull(
                new TransactionTemplate(transactions, anew).execute(status -> work.get()));
    }
}
