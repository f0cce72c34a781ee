create table sent_back (
    id              uuid primary key,
    reference       text not null unique,
    wave_id         uuid not null references wave,
    case_id         uuid not null references case_file,
    case_reference  text not null,
    case_type       text not null,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    ground          jsonb not null
);
comment on column sent_back.ground is 'the ground as the instrument had it, with its checklist';
create index sent_back_by_wave on sent_back (wave_id);
create index sent_back_by_case on sent_back (case_id);
create index sent_back_by_force on sent_back (force_id);
create index sent_back_by_inspectorate on sent_back (inspectorate_id);

-- Appended and never changed; the number lets one of two people who act at once go first and tells the other
create table sent_back_step (
    sent_back_id    uuid not null references sent_back,
    number          int not null check (number > 0),
    kind            text not null check (kind in (
                        'RAISING', 'ACKNOWLEDGEMENT', 'ASSIGNMENT', 'ANSWER', 'VERIFICATION', 'CLOSURE', 'REOPENING')),
    inspectorate_id uuid not null,
    force_id        uuid not null,
    organisation_id uuid not null,
    person_id       uuid not null,
    person_name     text not null,
    at              timestamptz not null,
    words           text,
    reviewer_id     uuid,
    reviewer_name   text,
    further_risk    boolean,
    charged         boolean,
    verdict         text check (verdict in ('AGREES', 'DOES_NOT_AGREE', 'CANNOT_TELL')),
    acknowledge_by  timestamptz,
    acknowledge_in  text,
    answer_by       timestamptz,
    answer_in       text,
    verify_by       timestamptz,
    verify_in       text,
    primary key (sent_back_id, number),
    check ((number = 1) = (kind = 'RAISING')),
    check ((kind in ('RAISING', 'ANSWER', 'VERIFICATION', 'REOPENING')) = (words is not null)),
    check ((kind = 'ASSIGNMENT') = (reviewer_id is not null) and (kind = 'ASSIGNMENT') = (reviewer_name is not null)),
    check ((kind = 'ANSWER') = (further_risk is not null) and (kind = 'ANSWER') = (charged is not null)),
    check ((kind = 'VERIFICATION') = (verdict is not null)),
    check ((kind in ('RAISING', 'REOPENING')) = (acknowledge_by is not null)),
    check ((kind in ('RAISING', 'REOPENING') or (kind = 'VERIFICATION' and verdict <> 'AGREES')) = (answer_by is not null)),
    check ((kind = 'ANSWER') = (verify_by is not null)),
    check ((acknowledge_by is null) = (acknowledge_in is null)
        and (answer_by is null) = (answer_in is null)
        and (verify_by is null) = (verify_in is null)),
    check (case when kind in ('ACKNOWLEDGEMENT', 'ASSIGNMENT', 'ANSWER')
                then organisation_id = force_id else organisation_id = inspectorate_id end)
);
comment on column sent_back_step.answer_by is 'due times are fixed by the step that starts the clock; nothing moves them';
comment on column sent_back_step.answer_in is 'how the due time was found, in words';

alter table sent_back enable row level security;
alter table sent_back force row level security;
create policy seen_by_both_sides on sent_back for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy raised_by_inspectorate on sent_back for insert to ${application}
    with check (inspectorate_id = (select acting_organisation())
        and exists (select from case_file c where c.id = case_id and c.wave_id = sent_back.wave_id
                    and c.inspectorate_id = sent_back.inspectorate_id and c.force_id = sent_back.force_id));

alter table sent_back_step enable row level security;
alter table sent_back_step force row level security;
create policy seen_by_both_sides on sent_back_step for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
-- With the last check above: the force can neither verify nor close, the inspectorate can't answer for the force
create policy taken_by_its_side on sent_back_step for insert to ${application}
    with check (organisation_id = (select acting_organisation())
        and exists (select from sent_back s where s.id = sent_back_id
                    and s.inspectorate_id = sent_back_step.inspectorate_id and s.force_id = sent_back_step.force_id));

grant select, insert on sent_back, sent_back_step to ${application};
