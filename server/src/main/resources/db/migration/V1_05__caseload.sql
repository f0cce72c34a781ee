create table caseload_upload (
    id                  uuid primary key,
    wave_id             uuid not null references wave,
    inspectorate_id     uuid not null references organisation,
    force_id            uuid not null references organisation,
    organisation_id     uuid not null references organisation,
    person_id           uuid not null,
    person_name         text not null,
    uploaded_at         timestamptz not null,
    file_name           text not null,
    bytes               bigint not null check (bytes > 0),
    digest              text not null check (digest ~ '^[0-9a-f]{64}$'),
    state               text not null check (
        state in ('COLUMNS', 'CASE_TYPES', 'CHECKING', 'REFUSED', 'CHECKED', 'CONFIRMED', 'WITHDRAWN')),
    encoding            text not null check (encoding in ('UTF_8', 'WINDOWS_1252')),
    separator           text not null check (separator in ('COMMA', 'SEMICOLON', 'TAB')),
    columns             jsonb not null default '{}',
    case_type_values    jsonb not null default '{}',
    case_types          jsonb not null default '{}',
    also_outside_period boolean not null default false,
    outcome             jsonb not null default '{"rows": 0, "leftOut": 0, "byCaseType": {}, "faults": {}}',
    run                 uuid,
    run_bytes           bigint not null default 0,
    run_rows            int not null default 0,
    run_seen_at         timestamptz,
    version             bigint not null default 0,
    check (organisation_id in (inspectorate_id, force_id))
);
comment on table caseload_upload is 'a file on its way to becoming a caseload; the file itself lies in the upload folder until it is confirmed or withdrawn';
comment on column caseload_upload.organisation_id is 'who uploaded it; only they see what is in the file';
comment on column caseload_upload.case_type_values is 'number of rows by what the file calls its types of case; emptied with the file';
comment on column caseload_upload.case_types is 'the instrument''s type by the file''s word for it; emptied with the file';
comment on column caseload_upload.run is 'the check under way: one that was cut off can no longer report once another was begun';
comment on column caseload_upload.run_seen_at is 'when the check last said how far it is; one that is silent was cut off';

-- Two people cannot work on two files of one wave without knowing of each other
create unique index caseload_upload_open on caseload_upload (wave_id)
    where state in ('COLUMNS', 'CASE_TYPES', 'CHECKING', 'REFUSED', 'CHECKED');

create table caseload (
    id              uuid primary key,
    wave_id         uuid not null unique references wave,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    upload_id       uuid not null references caseload_upload,
    file_name       text not null,
    cases           int not null check (cases > 0),
    left_out        int not null check (left_out >= 0),
    hash            text not null check (hash ~ '^[0-9a-f]{64}$'),
    key_id          text not null,
    confirmed_by    text not null,
    confirmed_at    timestamptz not null
);
comment on column caseload.left_out is 'rows of the file whose type of case is no part of the inspection';
comment on column caseload.key_id is 'tells which key made the pseudonyms, without telling the key';

create table case_file (
    id              uuid primary key,
    wave_id         uuid not null references caseload (wave_id) deferrable initially deferred,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    reference       text not null check (reference ~ '^C-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$'),
    case_type       text not null,
    opened          date not null,
    unit            text not null,
    unique (wave_id, reference)
);
comment on table case_file is 'never changed: replaced with its caseload before the draw, and fixed from the draw on';

alter table caseload_upload enable row level security;
alter table caseload_upload force row level security;
create policy seen_by_both_sides on caseload_upload for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy uploaded_by_both_sides on caseload_upload for insert to ${application}
    with check (organisation_id = (select acting_organisation()));
create policy worked_on_by_both_sides on caseload_upload for update to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));

alter table caseload enable row level security;
alter table caseload force row level security;
create policy seen_by_both_sides on caseload for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy confirmed_before_the_draw on caseload for insert to ${application}
    with check ((select acting_organisation()) in (inspectorate_id, force_id)
        and exists (select from wave w where w.id = wave_id and w.stage in ('PLANNED', 'CASELOAD_CONFIRMED')));
create policy replaced_before_the_draw on caseload for delete to ${application}
    using ((select acting_organisation()) in (inspectorate_id, force_id)
        and exists (select from wave w where w.id = wave_id and w.stage in ('PLANNED', 'CASELOAD_CONFIRMED')));

alter table case_file enable row level security;
alter table case_file force row level security;
create policy seen_by_both_sides on case_file for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy confirmed_with_its_caseload on case_file for insert to ${application}
    with check ((select acting_organisation()) in (inspectorate_id, force_id));
create policy replaced_before_the_draw on case_file for delete to ${application}
    using ((select acting_organisation()) in (inspectorate_id, force_id)
        and exists (select from wave w where w.id = wave_id and w.stage in ('PLANNED', 'CASELOAD_CONFIRMED')));

grant select, insert, update on caseload_upload to ${application};
grant select, insert, delete on caseload, case_file to ${application};
