-- Addresses of systems that are told as people are
create table webhook (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    address         text not null check (address <> ''),
    made_at         timestamptz not null,
    made_by         text not null,
    ended_at        timestamptz
);
create index webhook_by_organisation on webhook (organisation_id, made_at);

create table webhook_secret (
    webhook_id      uuid primary key references webhook,
    organisation_id uuid not null,
    secret          bytea not null
);
comment on table webhook_secret is 'what deliveries are signed with; shown once and afterwards read by the server alone';

alter table webhook enable row level security;
alter table webhook force row level security;
create policy seen_by_its_organisation on webhook for select to ${application}
    using ((select acting_server()) or organisation_id = (select acting_organisation()));
create policy made_by_its_organisation on webhook for insert to ${application}
    with check (organisation_id = (select acting_organisation()));
create policy ended_by_its_organisation on webhook for update to ${application}
    using (organisation_id = (select acting_organisation()));
grant select, insert on webhook to ${application};
grant update (ended_at) on webhook to ${application};

alter table webhook_secret enable row level security;
alter table webhook_secret force row level security;
create policy read_by_the_server on webhook_secret for select to ${application} using ((select acting_server()));
create policy made_by_its_organisation on webhook_secret for insert to ${application}
    with check (organisation_id = (select acting_organisation()));
grant select, insert on webhook_secret to ${application};

-- A delivery goes to a person or to a system
alter table delivery alter column person_id drop not null;
alter table delivery add column webhook_id uuid references webhook;
alter table delivery add constraint to_one_receiver check (num_nonnulls(person_id, webhook_id) = 1);
create unique index delivery_to_webhook on delivery (message_id, webhook_id) where webhook_id is not null;
