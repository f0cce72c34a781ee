create table organisation (
    id              uuid primary key,
    kind            text not null check (kind in ('INSPECTORATE', 'FORCE', 'OVERSIGHT')),
    name            text not null check (name <> ''),
    slug            text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    nation          text not null check (nation in ('ENGLAND_AND_WALES', 'SCOTLAND', 'NORTHERN_IRELAND')),
    inspectorate_id uuid references organisation,
    created_at      timestamptz not null,
    check (kind <> 'INSPECTORATE' or inspectorate_id = id)
);
comment on column organisation.nation is 'whose bank holidays its clocks keep';
comment on column organisation.inspectorate_id is
    'whose administrators look after its people: an inspectorate''s its own; none where only the server does';
create index organisation_by_inspectorate on organisation (inspectorate_id);

create table person (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    email           text not null,
    name            text not null check (name <> ''),
    roles           text[] not null check (cardinality(roles) > 0),
    password_hash   text,
    active          boolean not null default true,
    version         int not null default 0,
    created_at      timestamptz not null
);
comment on column person.password_hash is 'none until the person has chosen one';
create unique index person_by_email on person (lower(email));
create index person_by_organisation on person (organisation_id);

-- A link by which a person chooses a password, handed over by an administrator. Only its hash is kept.
create table invitation (
    token_hash bytea primary key check (length(token_hash) = 32),
    person_id  uuid not null references person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz
);
comment on column invitation.ended_at is 'when it was used, or replaced by a newer one';
create index invitation_by_person on invitation (person_id);

create table sign_in_attempt (
    id         uuid primary key,
    at         timestamptz not null,
    email_hash bytea not null,
    address    text not null,
    succeeded  boolean not null
);
create index sign_in_attempt_by_email on sign_in_attempt (email_hash, at);
create index sign_in_attempt_by_address on sign_in_attempt (address, at);

-- Spring Session's own two tables
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

alter table organisation enable row level security;
alter table organisation force row level security;
create policy names_are_no_secret on organisation for select to ${application} using (true);
create policy added_by_whoever_looks_after_it on organisation for insert to ${application}
    with check ((select acting_server())
        or kind <> 'INSPECTORATE' and inspectorate_id = (select acting_organisation()));

alter table person enable row level security;
alter table person force row level security;
create policy seen_by_colleagues_and_whoever_looks_after_them on person for select to ${application}
    using ((select acting_server())
        or organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));
create policy added_by_whoever_looks_after_them on person for insert to ${application}
    with check ((select acting_server())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));
create policy changed_by_whoever_looks_after_them on person for update to ${application}
    using ((select acting_server())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));

alter table invitation enable row level security;
alter table invitation force row level security;
create policy made_by_whoever_looks_after_them on invitation for all to ${application}
    using ((select acting_server())
        or exists (select from person p join organisation o on o.id = p.organisation_id
            where p.id = person_id and o.inspectorate_id = (select acting_organisation())));

alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy kept_by_server on sign_in_attempt for all to ${application} using ((select acting_server()));

-- A session is reached by its secret id alone, before anybody is known
alter table spring_session enable row level security;
alter table spring_session force row level security;
create policy by_secret_id on spring_session for all to ${application} using (true);
alter table spring_session_attributes enable row level security;
alter table spring_session_attributes force row level security;
create policy by_secret_id on spring_session_attributes for all to ${application} using (true);

grant select, insert on organisation to ${application};
grant select, insert, update on person, invitation to ${application};
grant select, insert, update, delete on sign_in_attempt to ${application};
grant select, insert, update, delete on spring_session, spring_session_attributes to ${application};
