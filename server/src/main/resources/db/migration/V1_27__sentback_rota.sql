-- How an organisation keeps its rota; one that has decided nothing keeps one, and works from nine to five
create table rota (
    organisation_id uuid primary key references organisation,
    opens           time not null,
    closes          time not null,
    kept            boolean not null,
    version         int not null check (version > 0),
    check (opens < closes)
);
comment on column rota.opens is 'in London, on working days of the organisation''s nation';
comment on column rota.version is 'moves with every change of the rota, so that a second editor is told';

create table duty (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    person_id       uuid not null references person,
    from_at         timestamptz not null,
    to_at           timestamptz not null,
    unique (organisation_id, person_id, from_at, to_at),
    check (from_at < to_at)
);
comment on table duty is 'what is over stays; whether the person can still do it is read from the person';
-- Whoever is on duty now, and the rota from a day on
create index duty_by_end on duty (organisation_id, to_at);

alter table rota enable row level security;
alter table rota force row level security;
create policy seen_by_its_people_and_whoever_looks_after_them on rota for select to ${application}
    using ((select acting_server())
        or organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));
create policy begun_by_its_people_and_whoever_looks_after_them on rota for insert to ${application}
    with check (organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));
create policy changed_by_its_people_and_whoever_looks_after_them on rota for update to ${application}
    using (organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));

alter table duty enable row level security;
alter table duty force row level security;
create policy seen_by_their_people_and_whoever_looks_after_them on duty for select to ${application}
    using ((select acting_server())
        or organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));
-- Of people of that organisation only
create policy given_by_their_people_and_whoever_looks_after_them on duty for insert to ${application}
    with check ((organisation_id = (select acting_organisation())
            or exists (select from organisation o
                where o.id = duty.organisation_id and o.inspectorate_id = (select acting_organisation())))
        and exists (select from person p where p.id = person_id and p.organisation_id = duty.organisation_id));
create policy taken_away_by_their_people_and_whoever_looks_after_them on duty for delete to ${application}
    using (organisation_id = (select acting_organisation())
        or exists (select from organisation o
            where o.id = organisation_id and o.inspectorate_id = (select acting_organisation())));

grant select, insert on rota, duty to ${application};
grant update (opens, closes, kept, version) on rota to ${application};
grant delete on duty to ${application};

alter table delivery add column on_duty boolean not null default false;
comment on column delivery.on_duty is 'whether the person was on duty out of hours when they were found';
