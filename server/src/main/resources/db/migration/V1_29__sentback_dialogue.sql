-- What both sides write to one another on a case that is open: appended, never changed, and no step
create table sent_back_note (
    id              uuid primary key,
    sent_back_id    uuid not null references sent_back,
    inspectorate_id uuid not null,
    force_id        uuid not null,
    organisation_id uuid not null check (organisation_id in (inspectorate_id, force_id)),
    person_id       uuid not null,
    person_name     text not null,
    at              timestamptz not null,
    words           text not null check (char_length(words) between 1 and 4000)
);
comment on column sent_back_note.id is 'made by the page, so that the same sending twice is one note';
-- The notes of a case, in order
create index sent_back_note_by_case on sent_back_note (sent_back_id, at, id);

alter table sent_back_note enable row level security;
alter table sent_back_note force row level security;
create policy seen_by_both_sides on sent_back_note for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy written_by_either_side_while_open on sent_back_note for insert to ${application}
    with check (organisation_id = (select acting_organisation())
        and exists (select from sent_back_standing s
                    where s.sent_back_id = sent_back_note.sent_back_id and s.waits_for <> 'NOBODY'
                      and s.inspectorate_id = sent_back_note.inspectorate_id and s.force_id = sent_back_note.force_id));

grant select, insert on sent_back_note to ${application};
