-- The owner, too, is fenced; for as long as this runs, it moves what is there
alter table sent_back_step no force row level security;

-- A clock is a thing of its own: set going by one step, stopped by another, with the working of its due time
create table sent_back_clock (
    sent_back_id    uuid not null references sent_back,
    kind            text not null check (kind in ('ACKNOWLEDGEMENT', 'SAFETY', 'ANSWER', 'VERIFICATION')),
    started_by      int not null,
    inspectorate_id uuid not null,
    force_id        uuid not null,
    started_at      timestamptz not null,
    due             timestamptz not null check (due > started_at),
    in_words        text not null,
    working         jsonb not null,
    stopped_by      int,
    stopped_at      timestamptz,
    primary key (sent_back_id, started_by, kind),
    foreign key (sent_back_id, started_by) references sent_back_step (sent_back_id, number),
    foreign key (sent_back_id, stopped_by) references sent_back_step (sent_back_id, number),
    check ((stopped_by is null) = (stopped_at is null)),
    check (stopped_by > started_by)
);
comment on column sent_back_clock.due is 'fixed when the clock is set going; nothing moves it';
comment on column sent_back_clock.working is 'the stretches of time that counted and those that did not, and the version of the calendar';
-- The escalation asks for what is due among the clocks that run
create index sent_back_clock_running on sent_back_clock (due) where stopped_at is null;

insert into sent_back_clock (sent_back_id, kind, started_by, inspectorate_id, force_id, started_at, due, in_words, working)
select t.sent_back_id, c.kind, t.number, t.inspectorate_id, t.force_id, t.at, c.due, c.in_words,
       '{"calendar": "", "stretches": []}'::jsonb
from sent_back_step t
cross join lateral (values ('ACKNOWLEDGEMENT', t.acknowledge_by, t.acknowledge_in),
                           ('ANSWER', t.answer_by, t.answer_in),
                           ('VERIFICATION', t.verify_by, t.verify_in)) c (kind, due, in_words)
where c.due is not null;

update sent_back_clock c
set stopped_by = s.number, stopped_at = s.at
from sent_back_step s
where s.sent_back_id = c.sent_back_id and s.kind = c.kind
  and s.number = (select min(n.number) from sent_back_step n
                  where n.sent_back_id = c.sent_back_id and n.kind = c.kind and n.number > c.started_by);

alter table sent_back_step
    drop column acknowledge_by, drop column acknowledge_in,
    drop column answer_by, drop column answer_in,
    drop column verify_by, drop column verify_in,
    drop constraint sent_back_step_kind_check,
    add constraint sent_back_step_kind_check check (kind in (
        'RAISING', 'ACKNOWLEDGEMENT', 'ASSIGNMENT', 'SAFETY_CONFIRMATION', 'REVIEW', 'ANSWER', 'VERIFICATION', 'CLOSURE',
        'REOPENING', 'WITHDRAWAL')),
    add column done text[],
    add column consequences text[] check (consequences <@ array['ARRESTED', 'CHARGED', 'CAUTIONED']),
    add column other_children int check (other_children >= 0);

-- What was one answer to 'charged or cautioned' is kept as the first of the two
update sent_back_step
set consequences = case when charged then array['CHARGED'] else array[]::text[] end, other_children = 0
where kind = 'ANSWER';
alter table sent_back_step drop column charged;

do $$
declare found record;
begin
    for found in select conname from pg_constraint
        where conrelid = 'sent_back_step'::regclass and contype = 'c'
          and (pg_get_constraintdef(oid) like '%words%' or pg_get_constraintdef(oid) like '%organisation_id = force_id%'
               or pg_get_constraintdef(oid) like '%further_risk%')
    loop
        execute format('alter table sent_back_step drop constraint %I', found.conname);
    end loop;
end $$;
alter table sent_back_step
    add constraint words_where_something_is_said check ((kind in ('RAISING', 'SAFETY_CONFIRMATION', 'REVIEW', 'ANSWER',
        'VERIFICATION', 'REOPENING', 'WITHDRAWAL')) = (words is not null)),
    add constraint done_in_a_review check ((kind = 'REVIEW') = (done is not null)),
    add constraint outcome_in_an_answer check ((kind = 'ANSWER') = (further_risk is not null)
        and (kind = 'ANSWER') = (consequences is not null) and (kind = 'ANSWER') = (other_children is not null)),
    -- The force can neither verify nor close nor withdraw, the inspectorate can't speak for the force
    add constraint taken_by_its_own_side check (
        case when kind in ('ACKNOWLEDGEMENT', 'ASSIGNMENT', 'SAFETY_CONFIRMATION', 'REVIEW', 'ANSWER')
             then organisation_id = force_id else organisation_id = inspectorate_id end);

alter table sent_back_step force row level security;
alter table sent_back_clock enable row level security;
alter table sent_back_clock force row level security;
create policy seen_by_both_sides on sent_back_clock for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy started_with_its_step on sent_back_clock for insert to ${application}
    with check (exists (select from sent_back_step s
                        where s.sent_back_id = sent_back_clock.sent_back_id and s.number = started_by
                          and s.organisation_id = (select acting_organisation())
                          and s.inspectorate_id = sent_back_clock.inspectorate_id
                          and s.force_id = sent_back_clock.force_id));
-- Once, and by a step of the acting side
create policy stopped_once on sent_back_clock for update to ${application}
    using (stopped_at is null and (select acting_organisation()) in (inspectorate_id, force_id))
    with check (exists (select from sent_back_step s
                        where s.sent_back_id = sent_back_clock.sent_back_id and s.number = stopped_by
                          and s.organisation_id = (select acting_organisation())
                          and s.at = stopped_at));
grant select, insert on sent_back_clock to ${application};
grant update (stopped_by, stopped_at) on sent_back_clock to ${application};
