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
    leaf_hash       bytea not null check (length(leaf_hash) = 32),
    unique (id, organisation_id)
);
comment on column ledger_entry.canonical is 'the whole entry as canonical JSON (RFC 8785); the columns beside it are for finding it';
comment on column ledger_entry.leaf_hash is 'SHA-256 of a zero byte and the canonical form (RFC 9162 §2.1.1)';

-- The log's page reads by time, also of one act, one thing or one person
create index ledger_entry_by_time on ledger_entry (inspectorate_id, at, id);
create index ledger_entry_by_act on ledger_entry (inspectorate_id, act, at, id);
create index ledger_entry_by_subject on ledger_entry (subject_id, subject, at, id);
create index ledger_entry_by_person on ledger_entry (person_id, at, id);

create table ledger_personal (
    entry_id        uuid primary key,
    organisation_id uuid not null,
    salt            bytea not null check (length(salt) = 32),
    content         text not null,
    -- referential checks see past row-level security: nobody adds content to another organisation's entry
    foreign key (entry_id, organisation_id) references ledger_entry (id, organisation_id)
);
comment on table ledger_personal is 'erasable content, bound to its entry by a salted digest inside the canonical form';

create table ledger_unsealed (
    entry_id        uuid primary key,
    organisation_id uuid not null,
    foreign key (entry_id, organisation_id) references ledger_entry (id, organisation_id)
);
comment on table ledger_unsealed is 'entries that wait for the sealer; a row lives for less than a second';

create table ledger_leaf (
    position bigint primary key check (position >= 0),
    entry_id uuid not null unique references ledger_entry
);
comment on table ledger_leaf is 'which entry the sealer put at which position of the tree';

create table ledger_node (
    level   smallint not null check (level >= 0),
    ordinal bigint not null check (ordinal >= 0),
    hash    bytea not null check (length(hash) = 32),
    primary key (level, ordinal)
);
comment on table ledger_node is 'the roots of all complete subtrees: node n of level l covers the leaves from n * 2^l';

create table ledger_checkpoint (
    size      bigint primary key check (size > 0),
    root      bytea not null check (length(root) = 32),
    at        timestamptz not null,
    origin    text not null,
    signature bytea not null check (length(signature) = 68)
);
comment on column ledger_checkpoint.signature is 'four bytes that name the key, then its Ed25519 signature (C2SP signed-note)';

alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy entered_for_oneself on ledger_entry for insert to ${application}
    with check ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy read_by_inspectorate_and_server on ledger_entry for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));

-- Reading and erasing: of the entries that one sees, which the policy above says
alter table ledger_personal enable row level security;
alter table ledger_personal force row level security;
create policy entered_for_oneself on ledger_personal for insert to ${application}
    with check ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy read_with_its_entry on ledger_personal for select to ${application}
    using ((select acting_server()) or exists (select from ledger_entry e where e.id = entry_id));
create policy erased_with_sight_of_its_entry on ledger_personal for delete to ${application}
    using (exists (select from ledger_entry e where e.id = entry_id));

alter table ledger_unsealed enable row level security;
alter table ledger_unsealed force row level security;
create policy entered_for_oneself on ledger_unsealed for insert to ${application}
    with check ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy read_by_server on ledger_unsealed for select to ${application} using ((select acting_server()));
create policy sealed_by_server on ledger_unsealed for delete to ${application} using ((select acting_server()));

alter table ledger_leaf enable row level security;
alter table ledger_leaf force row level security;
create policy sealed_by_server on ledger_leaf for insert to ${application} with check ((select acting_server()));
create policy read_with_its_entry on ledger_leaf for select to ${application}
    using ((select acting_server()) or exists (select from ledger_entry e where e.id = entry_id));

alter table ledger_node enable row level security;
alter table ledger_node force row level security;
create policy sealed_by_server on ledger_node for insert to ${application} with check ((select acting_server()));
-- Hashes tell nothing of what was hashed; proofs are made of them
create policy read_by_members on ledger_node for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) is not null);

alter table ledger_checkpoint enable row level security;
alter table ledger_checkpoint force row level security;
create policy signed_by_server on ledger_checkpoint for insert to ${application} with check ((select acting_server()));
create policy read_by_all on ledger_checkpoint for select to ${application} using (true);

grant insert, select on ledger_entry, ledger_leaf, ledger_node, ledger_checkpoint to ${application};
grant insert, select, delete on ledger_personal, ledger_unsealed to ${application};
