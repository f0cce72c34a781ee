-- A file that the force attached to a case sent back: kept as it was sent, never changed and never removed
create table sent_back_evidence (
    id              uuid primary key,
    sent_back_id    uuid not null references sent_back,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    person_id       uuid not null,
    person_name     text not null,
    at              timestamptz not null,
    file_name       text not null check (file_name <> '' and length(file_name) <= 200 and file_name !~ '[/\\[:cntrl:]]'),
    type            text not null check (type in ('PDF', 'PNG', 'JPEG', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'DOC', 'XLS')),
    bytes           bigint not null check (bytes between 1 and 52428800),
    digest          text not null check (digest ~ '^[0-9a-f]{64}$'),
    scan            text not null check (scan in ('NOTHING_FOUND', 'NOT_SCANNED')),
    -- The same file sent again by the same person is the same piece of evidence
    unique (sent_back_id, person_id, digest)
);
comment on column sent_back_evidence.type is 'what the content is, whatever the name says';
comment on column sent_back_evidence.digest is 'SHA-256 of the file, in hexadecimal';

-- Several servers share the database and nothing else, so the file lies here, in pieces that each fit easily into memory
create table sent_back_evidence_piece (
    evidence_id     uuid not null references sent_back_evidence,
    number          int not null check (number >= 0),
    inspectorate_id uuid not null,
    force_id        uuid not null,
    content         bytea not null check (octet_length(content) between 1 and 1048576),
    primary key (evidence_id, number)
);
-- What may be attached is compressed already
alter table sent_back_evidence_piece alter column content set storage external;

alter table sent_back_evidence enable row level security;
alter table sent_back_evidence force row level security;
create policy seen_by_both_sides on sent_back_evidence for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy attached_by_the_force_while_open on sent_back_evidence for insert to ${application}
    with check (force_id = (select acting_organisation())
        and exists (select from sent_back_standing s
                    where s.sent_back_id = sent_back_evidence.sent_back_id
                      and s.inspectorate_id = sent_back_evidence.inspectorate_id
                      and s.force_id = sent_back_evidence.force_id
                      and s.ended_at is null));

alter table sent_back_evidence_piece enable row level security;
alter table sent_back_evidence_piece force row level security;
create policy seen_by_both_sides on sent_back_evidence_piece for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
-- No more pieces than the file has, so that none can be added to it afterwards
create policy kept_with_its_file on sent_back_evidence_piece for insert to ${application}
    with check (force_id = (select acting_organisation())
        and exists (select from sent_back_evidence e
                    where e.id = evidence_id
                      and e.inspectorate_id = sent_back_evidence_piece.inspectorate_id
                      and e.force_id = sent_back_evidence_piece.force_id
                      and number < (e.bytes + 1048575) / 1048576));

grant select, insert on sent_back_evidence, sent_back_evidence_piece to ${application};
