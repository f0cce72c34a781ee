-- The transactional outbox: Spring Modulith's own tables
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_by_completion on event_publication (completion_date);
create index event_publication_by_listener on event_publication (listener_id, serialized_event);

alter table event_publication enable row level security;
alter table event_publication force row level security;
create policy kept_with_the_change on event_publication for all to ${application} using (true);

grant select, insert, update, delete on event_publication to ${application};
