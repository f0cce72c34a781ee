-- Readings belong to the inspectorate alone: no policy here lets a force or an overseer see a row.

create table reading (
    id              uuid primary key,
    case_id         uuid not null references case_file,
    wave_id         uuid not null references wave,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    reader_id       uuid not null references person,
    reader_name     text not null,
    state           text not null
        check (state in ('ALLOCATED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'MODERATED', 'WITHDRAWN')),
    content         jsonb not null,
    version         bigint not null check (version >= 0),
    changed_at      timestamptz not null,
    unique (case_id, reader_id)
);
comment on column reading.version is 'goes up with each saving and each step';
comment on column reading.content is 'what the reader says now; what was submitted stands in reading_submission';

-- One reader at a time. A withdrawn reading stays, with all that was written in it
create unique index reading_of_case on reading (case_id) where state <> 'WITHDRAWN';
create index reading_by_wave on reading (wave_id, state);
create index reading_by_reader on reading (reader_id, state);

create table allocation (
    id              uuid primary key,
    reading_id      uuid not null references reading,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null
);
create index allocation_by_reading on allocation (reading_id, at);

create table allocation_withdrawal (
    allocation_id   uuid primary key references allocation,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null
);

create table reading_edit (
    reading_id      uuid not null references reading,
    version         bigint not null,
    field           text not null,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    value           text not null,
    window_id       uuid not null,
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null,
    primary key (reading_id, version, field)
);
comment on table reading_edit is 'each field that a saving changed: what two editors knew of one another is worked out from it';
comment on column reading_edit.window_id is 'the opened page that it was typed in';

create table reading_conflict (
    reading_id      uuid not null references reading,
    field           text not null,
    window_id       uuid not null,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    value           text not null,
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null,
    primary key (reading_id, field, window_id)
);
comment on table reading_conflict is 'what was typed for a field that another page had changed; kept until the reader decides';

create table reading_submission (
    id                 uuid primary key,
    reading_id         uuid not null references reading,
    inspectorate_id    uuid not null references organisation,
    force_id           uuid not null references organisation,
    number             int not null check (number > 0),
    draft_version      bigint not null,
    instrument_key     text not null,
    instrument_version text not null,
    grade              text not null,
    content            jsonb not null,
    by_id              uuid not null references person,
    by_name            text not null,
    at                 timestamptz not null,
    unique (reading_id, number),
    unique (reading_id, draft_version)
);
comment on column reading_submission.draft_version is 'the version that was checked and submitted: the same one sent twice is one submission';

create table reading_return (
    submission_id   uuid primary key references reading_submission,
    reading_id      uuid not null references reading,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    reason          text not null check (reason <> ''),
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null
);
create index reading_return_by_reading on reading_return (reading_id, at);

create table moderation (
    reading_id      uuid primary key references reading,
    submission_id   uuid not null unique references reading_submission,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    grade           text not null,
    reason          text not null,
    by_id           uuid not null references person,
    by_name         text not null,
    at              timestamptz not null
);
comment on column moderation.grade is 'the final grade of the case; the reader''s own stands in the submission';

create table reading_look (
    reading_id      uuid not null references reading,
    person_id       uuid not null references person,
    at              timestamptz not null,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    purpose         text not null,
    primary key (reading_id, person_id, at)
);
comment on table reading_look is 'for what purpose somebody opened the file, so that it is asked once a sitting; the record of it is the ledger';

alter table reading enable row level security;
alter table reading force row level security;
create policy read_by_inspectorate on reading for select to ${application}
    using (inspectorate_id = (select acting_organisation()));
-- Whatever the application does: nothing of a published wave changes. Each step on a reading updates its row
create policy written_until_published on reading for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and not exists (select from wave w where w.id = wave_id and w.stage = 'PUBLISHED'));
create policy changed_until_published on reading for update to ${application}
    using (inspectorate_id = (select acting_organisation())
        and not exists (select from wave w where w.id = wave_id and w.stage = 'PUBLISHED'))
    with check (inspectorate_id = (select acting_organisation()));

alter table allocation enable row level security;
alter table allocation force row level security;
create policy kept_by_inspectorate on allocation for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table allocation_withdrawal enable row level security;
alter table allocation_withdrawal force row level security;
create policy kept_by_inspectorate on allocation_withdrawal for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table reading_edit enable row level security;
alter table reading_edit force row level security;
create policy kept_by_inspectorate on reading_edit for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table reading_conflict enable row level security;
alter table reading_conflict force row level security;
create policy kept_by_inspectorate on reading_conflict for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table reading_submission enable row level security;
alter table reading_submission force row level security;
create policy kept_by_inspectorate on reading_submission for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table reading_return enable row level security;
alter table reading_return force row level security;
create policy kept_by_inspectorate on reading_return for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table moderation enable row level security;
alter table moderation force row level security;
create policy kept_by_inspectorate on moderation for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

alter table reading_look enable row level security;
alter table reading_look force row level security;
create policy kept_by_inspectorate on reading_look for all to ${application}
    using (inspectorate_id = (select acting_organisation()));

-- What was allocated, submitted, returned or moderated is never changed
grant select, insert, update on reading to ${application};
grant select, insert on allocation, allocation_withdrawal, reading_edit, reading_submission, reading_return, moderation,
    reading_look to ${application};
grant select, insert, delete on reading_conflict to ${application};
