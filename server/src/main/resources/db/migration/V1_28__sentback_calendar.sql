-- The secret address at which a person's calendar asks for due times
create table calendar_address (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    token_hash      bytea not null unique check (length(token_hash) = 32),
    created_at      timestamptz not null,
    used_at         timestamptz,
    ended_at        timestamptz
);
comment on column calendar_address.token_hash is 'SHA-256 of the secret in the address, which is random and shown once';
comment on column calendar_address.used_at is 'when a calendar last asked, to the minute';
comment on column calendar_address.ended_at is 'when it was withdrawn, or replaced by a newer one';
create unique index calendar_address_of_person on calendar_address (person_id) where ended_at is null;

alter table calendar_address enable row level security;
alter table calendar_address force row level security;
create policy seen_by_its_organisation on calendar_address for select to ${application}
    using ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy made_by_its_organisation on calendar_address for insert to ${application}
    with check (organisation_id = (select acting_organisation()));
create policy ended_or_used on calendar_address for update to ${application}
    using ((select acting_server()) or organisation_id = (select acting_organisation()))
    with check ((select acting_server()) or organisation_id = (select acting_organisation()));
grant select, insert on calendar_address to ${application};
grant update (used_at, ended_at) on calendar_address to ${application};
