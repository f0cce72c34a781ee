-- A table of answers that somebody of a force uploaded
create table answer_table (
    id          uuid primary key,
    force_id    uuid not null references organisation,
    person_id   uuid not null references person,
    file_name   text not null,
    uploaded_at timestamptz not null
);
comment on column answer_table.id is 'made by the page, so that the same file sent twice is one table';
-- Whoever uploaded one finds it again
create index answer_table_by_person on answer_table (person_id, uploaded_at);

-- Waits until it is confirmed, and goes then: what it says stands in the steps, or nowhere
create table answer_table_row (
    answer_table_id uuid not null references answer_table,
    number          int not null check (number > 1),
    force_id        uuid not null,
    cells           jsonb not null,
    primary key (answer_table_id, number)
);
comment on column answer_table_row.number is 'as a spreadsheet numbers it: the headings are row 1';

-- What was decided of a row, once; the key lets one of two confirmations that come at once decide it
create table answer_table_outcome (
    answer_table_id uuid not null references answer_table,
    number          int not null,
    force_id        uuid not null,
    reference       text not null,
    outcome         text not null check (outcome in ('TAKEN', 'LEFT_ALONE', 'NOT_TAKEN')),
    steps           text[] not null,
    why             text not null,
    at              timestamptz not null,
    primary key (answer_table_id, number),
    check ((outcome = 'TAKEN') = (cardinality(steps) > 0) and (outcome = 'NOT_TAKEN') = (why <> ''))
);

alter table answer_table enable row level security;
alter table answer_table force row level security;
create policy seen_by_its_force on answer_table for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) = force_id);
create policy uploaded_by_its_force on answer_table for insert to ${application}
    with check ((select acting_organisation()) = force_id);
create policy discarded_by_its_force_or_in_time on answer_table for delete to ${application}
    using ((select acting_server()) or (select acting_organisation()) = force_id);

alter table answer_table_row enable row level security;
alter table answer_table_row force row level security;
create policy seen_by_its_force on answer_table_row for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) = force_id);
create policy uploaded_with_its_table on answer_table_row for insert to ${application}
    with check (exists (select from answer_table t
                        where t.id = answer_table_id and t.force_id = answer_table_row.force_id
                          and t.force_id = (select acting_organisation())));
create policy decided_or_discarded on answer_table_row for delete to ${application}
    using ((select acting_server()) or (select acting_organisation()) = force_id);

alter table answer_table_outcome enable row level security;
alter table answer_table_outcome force row level security;
create policy seen_by_its_force on answer_table_outcome for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) = force_id);
create policy decided_by_its_force on answer_table_outcome for insert to ${application}
    with check (exists (select from answer_table t
                        where t.id = answer_table_id and t.force_id = answer_table_outcome.force_id
                          and t.force_id = (select acting_organisation())));

grant select, insert, delete on answer_table, answer_table_row to ${application};
grant select, insert on answer_table_outcome to ${application};
