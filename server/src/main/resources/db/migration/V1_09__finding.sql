create table finding (
    id              uuid primary key,
    wave_id         uuid not null references wave,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    kind            text not null check (kind in ('CAUSE_OF_CONCERN', 'AREA_FOR_IMPROVEMENT')),
    title           text not null check (title <> ''),
    words           text not null check (words <> ''),
    published_on    date,
    version         bigint not null default 0
);
create index finding_by_wave on finding (wave_id);

create table finding_evidence (
    finding_id      uuid not null references finding on delete cascade,
    reading_id      uuid not null references reading,
    inspectorate_id uuid not null references organisation,
    primary key (finding_id, reading_id)
);

-- Those of our own findings and those of a register that was imported: one permanent row, by its reference
create table recommendation (
    id              uuid primary key,
    reference       text not null unique check (reference ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    finding_id      uuid references finding,
    inspectorate_id uuid not null references organisation,
    force_id        uuid references organisation,
    force_name      text not null,
    words           text not null check (words <> ''),
    timescale       text not null check (timescale in ('IMMEDIATELY', 'THREE_MONTHS', 'SIX_MONTHS', 'BY_DATE', 'NONE_SET')),
    due             date,
    published_on    text not null default '',
    published       boolean not null default false,
    register        jsonb,
    check ((finding_id is null) = (register is not null)),
    check ((finding_id is null) or force_id is not null)
);
comment on column recommendation.published_on is 'ISO date, or as much of it as a register knows (2023-10)';
comment on column recommendation.register is 'what an imported register says of it, in its own words';
create index recommendation_by_finding on recommendation (finding_id);
create index recommendation_by_force on recommendation (force_id);

-- Appended and never changed; goes only with a recommendation that is withdrawn before it is published
create table recommendation_event (
    recommendation_id uuid not null references recommendation on delete cascade,
    number            int not null check (number > 0),
    inspectorate_id   uuid not null,
    force_id          uuid,
    side              text not null check (side in ('INSPECTORATE', 'FORCE', 'REGISTER')),
    organisation_id   uuid not null,
    person_id         uuid not null,
    person_name       text not null,
    at                timestamptz not null,
    dated             text not null,
    status            text,
    own_words         text not null,
    superseded_by     text,
    primary key (recommendation_id, number),
    check ((status = 'SUPERSEDED') = (superseded_by is not null) or side = 'REGISTER'),
    check (side = 'REGISTER' or status is null
        or (side = 'FORCE') = (status in ('ACCEPTED', 'NOT_ACCEPTED', 'IN_PROGRESS', 'FORCE_SAYS_DONE')))
);
comment on column recommendation_event.dated is 'when it happened, as far as that is known: an ISO date, a month, a year, or empty';
comment on column recommendation_event.status is 'the neutral status, or null for a comment and for words that have no neutral one';

create table action_plan (
    recommendation_id uuid not null references recommendation,
    number            int not null check (number > 0),
    inspectorate_id   uuid not null,
    force_id          uuid not null,
    steps             jsonb not null,
    person_id         uuid not null,
    person_name       text not null,
    at                timestamptz not null,
    primary key (recommendation_id, number)
);

create table action_plan_signature (
    recommendation_id uuid not null,
    number            int not null,
    inspectorate_id   uuid not null,
    force_id          uuid not null,
    person_id         uuid not null,
    person_name       text not null,
    at                timestamptz not null,
    primary key (recommendation_id, number),
    foreign key (recommendation_id, number) references action_plan
);

alter table finding enable row level security;
alter table finding force row level security;
create policy seen_by_inspectorate on finding for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));
create policy added_by_inspectorate on finding for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from wave w where w.id = wave_id
                    and w.inspectorate_id = finding.inspectorate_id and w.force_id = finding.force_id));
create policy changed_until_published on finding for update to ${application}
    using (inspectorate_id = (select acting_organisation()) and published_on is null)
    with check (inspectorate_id = (select acting_organisation()));
create policy withdrawn_until_published on finding for delete to ${application}
    using (inspectorate_id = (select acting_organisation()) and published_on is null);
create policy read_when_published on finding for select to ${application} using (published_on is not null);

-- What a finding rests on is shown to nobody outside the inspectorate
alter table finding_evidence enable row level security;
alter table finding_evidence force row level security;
create policy seen_by_inspectorate on finding_evidence for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));
create policy added_by_inspectorate on finding_evidence for insert to ${application}
    with check (inspectorate_id = (select acting_organisation()));
create policy withdrawn_until_published on finding_evidence for delete to ${application}
    using (inspectorate_id = (select acting_organisation())
        and exists (select from finding f where f.id = finding_id and f.published_on is null));

alter table recommendation enable row level security;
alter table recommendation force row level security;
create policy seen_by_inspectorate on recommendation for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));
create policy added_by_inspectorate on recommendation for insert to ${application}
    with check (inspectorate_id = (select acting_organisation()));
create policy changed_until_published on recommendation for update to ${application}
    using (inspectorate_id = (select acting_organisation()) and not published)
    with check (inspectorate_id = (select acting_organisation()));
create policy withdrawn_until_published on recommendation for delete to ${application}
    using (inspectorate_id = (select acting_organisation()) and not published);
create policy read_when_published on recommendation for select to ${application} using (published);

alter table recommendation_event enable row level security;
alter table recommendation_event force row level security;
create policy read_with_the_recommendation on recommendation_event for select to ${application}
    using (exists (select from recommendation r where r.id = recommendation_id));
create policy entered_by_its_side on recommendation_event for insert to ${application}
    with check (organisation_id = (select acting_organisation())
        and case side when 'FORCE' then organisation_id = force_id else organisation_id = inspectorate_id end
        and exists (select from recommendation r where r.id = recommendation_id
                    and r.inspectorate_id = recommendation_event.inspectorate_id
                    and r.force_id is not distinct from recommendation_event.force_id));

alter table action_plan enable row level security;
alter table action_plan force row level security;
create policy seen_by_both_sides on action_plan for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy written_by_force on action_plan for insert to ${application}
    with check (force_id = (select acting_organisation())
        and exists (select from recommendation r where r.id = recommendation_id
                    and r.inspectorate_id = action_plan.inspectorate_id and r.force_id = action_plan.force_id));

alter table action_plan_signature enable row level security;
alter table action_plan_signature force row level security;
create policy seen_by_both_sides on action_plan_signature for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy signed_by_force on action_plan_signature for insert to ${application}
    with check (force_id = (select acting_organisation())
        and exists (select from action_plan p where p.recommendation_id = action_plan_signature.recommendation_id
                    and p.number = action_plan_signature.number and p.force_id = action_plan_signature.force_id));

grant select, insert, update, delete on finding, recommendation to ${application};
grant select, insert, delete on finding_evidence to ${application};
grant select, insert on recommendation_event, action_plan, action_plan_signature to ${application};
