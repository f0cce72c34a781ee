-- The outbox: what somebody is to be told, written in the transaction of what they are told of
create table message (
    id              uuid primary key,
    inspectorate_id uuid not null references organisation,
    force_id        uuid not null references organisation,
    organisation_id uuid not null references organisation,
    roles           text[] not null,
    person_id       uuid,
    reference       text not null,
    what            text not null,
    urgent          boolean not null,
    at              timestamptz not null,
    spread_at       timestamptz,
    reached         int
);
comment on column message.id is 'the key by which whoever receives it twice knows it';
comment on column message.spread_at is 'when the people who have one of the roles were found, and a delivery made for each';
comment on column message.reached is 'how many deliveries were made; none is an alarm';
create index message_to_spread on message (urgent desc, at) where spread_at is null;
create index message_by_reference on message (reference, at);

create table delivery (
    id              uuid primary key,
    message_id      uuid not null references message,
    inspectorate_id uuid not null,
    force_id        uuid not null,
    person_id       uuid not null,
    person_name     text not null,
    urgent          boolean not null,
    state           text not null check (state in ('WAITING', 'DELIVERED', 'DEAD', 'GIVEN_UP')),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null,
    failure         text,
    ended_at        timestamptz,
    unique (message_id, person_id),
    check ((state = 'WAITING') = (ended_at is null))
);
comment on column delivery.next_attempt_at is 'whoever takes it moves this on first: if they are killed, another takes it then';
create index delivery_waiting on delivery (urgent, next_attempt_at) where state = 'WAITING';
create index delivery_dead on delivery (inspectorate_id, ended_at) where state = 'DEAD';

alter table message enable row level security;
alter table message force row level security;
create policy seen_by_both_sides on message for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy written_by_either_side on message for insert to ${application}
    with check (organisation_id in (inspectorate_id, force_id)
        and ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id)));
create policy spread_by_the_server on message for update to ${application}
    using ((select acting_server())) with check ((select acting_server()));

alter table delivery enable row level security;
alter table delivery force row level security;
create policy seen_by_both_sides on delivery for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy made_by_the_server on delivery for insert to ${application} with check ((select acting_server()));
-- A dead letter is sent again or given up by the inspectorate
create policy taken_further on delivery for update to ${application}
    using ((select acting_server()) or (state = 'DEAD' and (select acting_organisation()) = inspectorate_id))
    with check ((select acting_server()) or (select acting_organisation()) = inspectorate_id);

grant select, insert on message, delivery to ${application};
grant update (spread_at, reached) on message to ${application};
grant update (state, attempts, next_attempt_at, failure, ended_at) on delivery to ${application};
