create table ledger_entry (
    id              uuid primary key,
    at              timestamptz not null,
    person_id       uuid not null,
    organisation_id uuid not null,
    inspectorate_id uuid not null,
    force_id        uuid,
    act             text not null,
    subject         text not null,
    subject_id      text not null,
    canonical       text not null,
    leaf_hash       bytea not null check (length(leaf_hash) = 32)
);
comment on column ledger_entry.canonical is 'the whole entry as canonical JSON (RFC 8785); the columns beside it are for finding it';

create index ledger_entry_by_subject on ledger_entry (subject, subject_id, at);

create table ledger_personal (
    entry_id  uuid primary key references ledger_entry,
    salt      bytea not null,
    content   text not null
);
comment on table ledger_personal is 'erasable content, bound to its entry by a salted digest inside the canonical form';

create table ledger_leaf (
    position bigint primary key check (position >= 0),
    entry_id uuid not null unique references ledger_entry
);

create table ledger_checkpoint (
    size      bigint primary key check (size > 0),
    root      bytea not null check (length(root) = 32),
    at        timestamptz not null,
    key_id    text not null,
    signature bytea not null
);

alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy entered_for_oneself on ledger_entry for insert to ${application}
    with check (acting_server() or organisation_id = (select acting_organisation()));
create policy read_by_inspectorate_and_server on ledger_entry for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));

alter table ledger_personal enable row level security;
alter table ledger_personal force row level security;
create policy entered on ledger_personal for insert to ${application} with check (true);
create policy read_by_server on ledger_personal for select to ${application} using ((select acting_server()));
create policy erased_by_server on ledger_personal for delete to ${application} using ((select acting_server()));

alter table ledger_leaf enable row level security;
alter table ledger_leaf force row level security;
create policy sealed_by_server on ledger_leaf for all to ${application} using ((select acting_server()));

alter table ledger_checkpoint enable row level security;
alter table ledger_checkpoint force row level security;
create policy signed_by_server on ledger_checkpoint for insert to ${application} with check ((select acting_server()));
create policy read_by_all on ledger_checkpoint for select to ${application} using (true);

grant insert, select on ledger_entry, ledger_leaf, ledger_checkpoint to ${application};
grant insert, select, delete on ledger_personal to ${application};
