create table inspection (
    id                 uuid primary key,
    inspectorate_id    uuid not null references organisation,
    force_id           uuid not null references organisation,
    title              text not null check (title <> ''),
    instrument_key     text not null,
    instrument_version text not null,
    created_at         timestamptz not null,
    version            bigint not null default 0,
    foreign key (instrument_key, instrument_version) references instrument_version,
    -- lets a wave's foreign key hold it to the same two organisations
    unique (id, inspectorate_id, force_id)
);
create index inspection_by_inspectorate on inspection (inspectorate_id, created_at);
create index inspection_by_force on inspection (force_id, created_at);

create table wave (
    id              uuid primary key,
    inspection_id   uuid not null,
    inspectorate_id uuid not null,
    force_id        uuid not null,
    number          int not null check (number >= 0),
    name            text not null check (name <> ''),
    practice_from   date not null,
    practice_to     date not null check (practice_to >= practice_from),
    stage           text not null check (
        stage in ('PLANNED', 'CASELOAD_CONFIRMED', 'DRAWN', 'READING', 'MODERATED', 'PUBLISHED')),
    version         bigint not null default 0,
    foreign key (inspection_id, inspectorate_id, force_id) references inspection (id, inspectorate_id, force_id),
    unique (inspection_id, number),
    unique (inspection_id, name)
);
comment on column wave.number is '0 is the baseline';
comment on column wave.practice_from is 'first day of the practice that is judged';

-- A stage is never taken back, and the force moves its wave on without changing what was planned
create function wave_goes_forward() returns trigger
    language plpgsql as $$
declare
    stages constant text[] := array['PLANNED', 'CASELOAD_CONFIRMED', 'DRAWN', 'READING', 'MODERATED', 'PUBLISHED'];
begin
    if array_position(stages, new.stage) < array_position(stages, old.stage) then
        raise exception 'wave % is at % and does not go back to %', old.id, old.stage, new.stage;
    end if;
    if acting_organisation() = old.force_id and (new.name, new.practice_from, new.practice_to)
        is distinct from (old.name, old.practice_from, old.practice_to) then
        raise exception 'the force does not plan its wave';
    end if;
    return new;
end
$$;
create trigger wave_goes_forward before update on wave for each row execute function wave_goes_forward();

alter table inspection enable row level security;
alter table inspection force row level security;
create policy seen_by_both_sides on inspection for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy planned_by_inspectorate on inspection for insert to ${application}
    with check (inspectorate_id = (select acting_organisation()));
create policy changed_by_inspectorate on inspection for update to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table wave enable row level security;
alter table wave force row level security;
create policy seen_by_both_sides on wave for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy planned_by_inspectorate on wave for insert to ${application}
    with check (inspectorate_id = (select acting_organisation()));
-- The force moves its wave on when it confirms the caseload
create policy moved_on_by_both_sides on wave for update to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));

grant select, insert on inspection, wave to ${application};
grant update (title, version) on inspection to ${application};
grant update (name, practice_from, practice_to, stage, version) on wave to ${application};
