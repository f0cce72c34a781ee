-- Keys by which a program acts for a named person
create table api_key (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    name            text not null check (name <> ''),
    key_hash        bytea not null unique,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    ended_at        timestamptz
);
comment on column api_key.key_hash is 'SHA-256 of the key, which is random and shown once';
comment on column api_key.used_at is 'when it was last used, to the minute';
create index api_key_by_person on api_key (person_id, created_at);

alter table api_key enable row level security;
alter table api_key force row level security;
create policy seen_by_its_organisation on api_key for select to ${application}
    using ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy made_by_its_organisation on api_key for insert to ${application}
    with check (organisation_id = (select acting_organisation()));
create policy ended_or_used on api_key for update to ${application}
    using ((select acting_server()) or organisation_id = (select acting_organisation()));
grant select, insert on api_key to ${application};
grant update (used_at, ended_at) on api_key to ${application};

-- What a program asked for once, so that asking again does nothing twice
create table sent_back_request (
    person_id       uuid not null references person,
    key             text not null check (key <> ''),
    organisation_id uuid not null references organisation,
    fingerprint     bytea not null,
    at              timestamptz not null,
    primary key (person_id, key)
);
comment on column sent_back_request.key is 'the Idempotency-Key of the request';
comment on column sent_back_request.fingerprint is 'SHA-256 of the step, the case, the version and the body';
create index sent_back_request_by_age on sent_back_request (person_id, at);

alter table sent_back_request enable row level security;
alter table sent_back_request force row level security;
create policy of_its_organisation on sent_back_request for all to ${application}
    using (organisation_id = (select acting_organisation()))
    with check (organisation_id = (select acting_organisation()));
grant select, insert, delete on sent_back_request to ${application};
