create table draw (
    id              uuid primary key,
    -- holds the caseload in place: from the first draw on it can no longer be replaced
    wave_id         uuid not null references caseload (wave_id),
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    design          text not null check (design in ('SIMPLE_RANDOM', 'STRATIFIED', 'CHOSEN_BY_HAND')),
    proportional    boolean not null check (not proportional or design = 'STRATIFIED'),
    drawn           int not null check (drawn > 0),
    seed            text not null check (seed ~ '^([0-9a-f]{64})?$'),
    caseload_hash   text not null check (caseload_hash ~ '^[0-9a-f]{64}$'),
    reason          text not null,
    person_id       uuid not null,
    person_name     text not null,
    drawn_at        timestamptz not null,
    check ((design = 'CHOSEN_BY_HAND') = (seed = '')),
    check ((design = 'CHOSEN_BY_HAND') = (reason <> ''))
);
comment on column draw.drawn is 'n';
comment on column draw.person_name is 'as it was then: the force sees the name, not the person';

-- A wave is drawn by chance once; finding the draws of a wave is by the other index
create unique index draw_by_chance on draw (wave_id) where design <> 'CHOSEN_BY_HAND';
create index draw_of_wave on draw (wave_id, drawn_at);

create table draw_stratum (
    draw_id         uuid not null references draw,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    case_type       text not null,
    population      int not null check (population > 0),
    drawn           int not null check (drawn between 0 and population),
    primary key (draw_id, case_type)
);
comment on table draw_stratum is 'the caseload by type of case as it was drawn from; in a simple random draw, drawn is what chance gave';

create table drawn_case (
    draw_id         uuid not null references draw,
    case_id         uuid not null references case_file,
    wave_id         uuid not null references caseload (wave_id),
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    stratum         text not null,
    place           int not null check (place > 0),
    mark            text not null check (mark ~ '^([0-9a-f]{64})?$'),
    probability     double precision check (probability > 0 and probability <= 1),
    primary key (draw_id, case_id),
    check ((mark = '') = (probability is null))
);
comment on column drawn_case.stratum is 'empty where the draw had none';
comment on column drawn_case.place is 'its place in the order of the draw, within its stratum; chosen by hand, in the order of the list';
comment on column drawn_case.probability is 'with which it had to be drawn; null where it was chosen by hand';

-- The cases of a wave, and whether a case is drawn
create index drawn_case_of_wave on drawn_case (wave_id);
create index drawn_case_by_case on drawn_case (case_id);

alter table draw enable row level security;
alter table draw force row level security;
create policy seen_by_both_sides on draw for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy drawn_by_inspectorate on draw for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from wave w where w.id = wave_id and w.inspectorate_id = draw.inspectorate_id
            and w.force_id = draw.force_id and w.stage not in ('PLANNED', 'MODERATED', 'PUBLISHED')));

-- What belongs to a draw comes in its transaction, or never
alter table draw_stratum enable row level security;
alter table draw_stratum force row level security;
create policy seen_by_both_sides on draw_stratum for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy drawn_with_its_draw on draw_stratum for insert to ${application}
    with check (exists (select from draw d where d.id = draw_id and d.inspectorate_id = (select acting_organisation())
        and d.inspectorate_id = draw_stratum.inspectorate_id and d.force_id = draw_stratum.force_id
        and d.xmin = pg_current_xact_id()::xid));

alter table drawn_case enable row level security;
alter table drawn_case force row level security;
create policy seen_by_both_sides on drawn_case for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy drawn_with_its_draw on drawn_case for insert to ${application}
    with check (exists (select from draw d where d.id = draw_id and d.inspectorate_id = (select acting_organisation())
        and d.inspectorate_id = drawn_case.inspectorate_id and d.force_id = drawn_case.force_id
        and d.wave_id = drawn_case.wave_id and d.xmin = pg_current_xact_id()::xid)
        and exists (select from case_file c where c.id = case_id and c.wave_id = drawn_case.wave_id));

-- Nothing of a draw is ever changed or taken back
grant select, insert on draw, draw_stratum, drawn_case to ${application};
