-- Whom the passing of a clock is told to, as an inspectorate has decided; one that has decided nothing has Plumbline's rules
create table escalation_rule (
    id              uuid primary key,
    inspectorate_id uuid not null references organisation,
    kind            text not null check (kind in ('ACKNOWLEDGEMENT', 'SAFETY', 'ANSWER', 'VERIFICATION')),
    minutes         int not null check (minutes between -43200 and 43200),
    roles           text[] not null check (cardinality(roles) > 0),
    repeat_minutes  int check (repeat_minutes between 5 and 43200)
);
comment on column escalation_rule.minutes is 'from the due time; before it where negative';
comment on column escalation_rule.repeat_minutes is 'told again so often until somebody says that they have seen it, or the step is taken';
create index escalation_rule_by_inspectorate on escalation_rule (inspectorate_id);

-- One row for each telling: its key lets one of several servers tell it, once
create table escalation (
    sent_back_id    uuid not null,
    started_by      int not null,
    kind            text not null,
    rule            text not null,
    occurrence      int not null check (occurrence >= 0),
    inspectorate_id uuid not null,
    force_id        uuid not null,
    due             timestamptz not null,
    at              timestamptz not null,
    roles           text[] not null,
    seen_by         uuid,
    seen_by_name    text,
    seen_at         timestamptz,
    primary key (sent_back_id, started_by, kind, rule, occurrence),
    foreign key (sent_back_id, started_by, kind) references sent_back_clock (sent_back_id, started_by, kind),
    check ((seen_by is null) = (seen_at is null) and (seen_by is null) = (seen_by_name is null))
);
comment on column escalation.rule is 'what the rule was then, in short, so that it can change or go';

create table heartbeat (
    what text primary key,
    at   timestamptz not null
);
comment on table heartbeat is 'when the server last did what it has to do all the time';

alter table escalation_rule enable row level security;
alter table escalation_rule force row level security;
create policy seen_by_its_inspectorate on escalation_rule for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) = inspectorate_id);
create policy made_by_its_inspectorate on escalation_rule for insert to ${application}
    with check ((select acting_organisation()) = inspectorate_id);
create policy removed_by_its_inspectorate on escalation_rule for delete to ${application}
    using ((select acting_organisation()) = inspectorate_id);

alter table escalation enable row level security;
alter table escalation force row level security;
create policy seen_by_both_sides on escalation for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy told_by_the_server on escalation for insert to ${application} with check ((select acting_server()));
create policy seen_once on escalation for update to ${application}
    using (seen_at is null and (select acting_organisation()) in (inspectorate_id, force_id))
    with check ((select acting_organisation()) in (inspectorate_id, force_id));

alter table heartbeat enable row level security;
alter table heartbeat force row level security;
create policy read_by_anybody on heartbeat for select to ${application} using (true);
create policy written_by_the_server on heartbeat for insert to ${application} with check ((select acting_server()));
create policy beaten_by_the_server on heartbeat for update to ${application}
    using ((select acting_server())) with check ((select acting_server()));

grant select, insert, delete on escalation_rule to ${application};
grant select, insert on escalation, heartbeat to ${application};
grant update (seen_by, seen_by_name, seen_at) on escalation to ${application};
grant update (at) on heartbeat to ${application};
