create table release_draft (
    wave_id         uuid primary key references wave,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    summary         text not null,
    what_changed    text not null,
    version         bigint not null default 0
);
comment on column release_draft.what_changed is 'of a correction: what changed since the release before; else empty';

-- The report as it was signed; appended and never changed
create table release (
    id              uuid primary key,
    wave_id         uuid not null references wave,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    title           text not null,
    content         text not null,
    digest          text not null check (digest ~ '^[0-9a-f]{64}$'),
    corrects        uuid references release,
    what_changed    text not null,
    frozen_at       timestamptz not null,
    check ((corrects is null) = (what_changed = ''))
);
comment on column release.content is 'the whole report as canonical JSON (RFC 8785); everything that is published is made from it';
create index release_by_wave on release (wave_id);
create index release_by_force on release (force_id);

create table release_signature (
    release_id      uuid not null references release,
    inspectorate_id uuid not null,
    person_id       uuid not null,
    person_name     text not null,
    at              timestamptz not null,
    primary key (release_id, person_id)
);

-- The first signature was taken back: this text is never published
create table release_withdrawal (
    release_id      uuid primary key references release,
    inspectorate_id uuid not null,
    person_id       uuid not null,
    at              timestamptz not null
);

create table release_publication (
    release_id   uuid primary key references release,
    slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    published_at timestamptz not null,
    checkpoint   text not null,
    pdf          bytea not null
);
comment on column release_publication.checkpoint is 'the ledger''s newest signed checkpoint at that moment';

-- Results that were published elsewhere, with their source; shown beside our own and never joined with them
create table published_result (
    id                   text primary key,
    inspectorate_id      uuid not null references organisation,
    force_name           text not null,
    inspection           text not null,
    dated                text not null,
    case_type            text not null,
    assessor             text not null,
    scale                text not null,
    cases                int check (cases > 0),
    good                 int,
    adequate             int,
    requires_improvement int,
    inadequate           int,
    poor                 int,
    sent_back            int,
    verified             text not null,
    note                 text not null,
    source               text not null
);

alter table release_draft enable row level security;
alter table release_draft force row level security;
create policy kept_by_inspectorate on release_draft for all to ${application}
    using (inspectorate_id = (select acting_organisation()))
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from wave w where w.id = wave_id
                    and w.inspectorate_id = release_draft.inspectorate_id and w.force_id = release_draft.force_id));

alter table release enable row level security;
alter table release force row level security;
create policy seen_by_inspectorate on release for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));
create policy read_when_published on release for select to ${application}
    using (exists (select from release_publication p where p.release_id = id));
create policy added_by_inspectorate on release for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from wave w where w.id = wave_id
                    and w.inspectorate_id = release.inspectorate_id and w.force_id = release.force_id));

alter table release_signature enable row level security;
alter table release_signature force row level security;
create policy seen_by_inspectorate on release_signature for select to ${application}
    using ((select acting_server()) or inspectorate_id = (select acting_organisation()));
create policy read_when_published on release_signature for select to ${application}
    using (exists (select from release_publication p where p.release_id = release_signature.release_id));
create policy added_by_inspectorate on release_signature for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from release r where r.id = release_id and r.inspectorate_id = release_signature.inspectorate_id));

alter table release_withdrawal enable row level security;
alter table release_withdrawal force row level security;
create policy kept_by_inspectorate on release_withdrawal for all to ${application}
    using (inspectorate_id = (select acting_organisation()))
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from release r where r.id = release_id and r.inspectorate_id = release_withdrawal.inspectorate_id));

-- What is published is for everybody
alter table release_publication enable row level security;
alter table release_publication force row level security;
create policy read_by_all on release_publication for select to ${application} using (true);
create policy added_by_inspectorate on release_publication for insert to ${application}
    with check (exists (select from release r where r.id = release_id and r.inspectorate_id = (select acting_organisation()))
        and 2 <= (select count(*) from release_signature s where s.release_id = release_publication.release_id)
        and not exists (select from release_withdrawal w where w.release_id = release_publication.release_id));

alter table published_result enable row level security;
alter table published_result force row level security;
create policy read_by_all on published_result for select to ${application} using (true);
create policy added_by_inspectorate on published_result for insert to ${application}
    with check (inspectorate_id = (select acting_organisation()));

grant select, insert, update on release_draft to ${application};
grant select, insert on release, release_signature, release_withdrawal, release_publication, published_result to ${application};
