-- Where each case stands after its last step, so that a board of thousands need not read all that ever happened to each.
-- It is written with each step and can be made anew from the steps at any time.
create table sent_back_standing (
    sent_back_id     uuid primary key references sent_back,
    inspectorate_id  uuid not null,
    force_id         uuid not null,
    reference        text not null,
    case_reference   text not null,
    ground           text not null,
    immediate_danger boolean not null,
    state            text not null,
    waits_for        text not null check (waits_for in ('FORCE', 'INSPECTORATE', 'NOBODY')),
    due_next         timestamptz,
    due_kind         text,
    reviewer_id      uuid,
    raised_at        timestamptz not null,
    ended_at         timestamptz,
    version          int not null,
    check ((waits_for = 'NOBODY') = (ended_at is not null)),
    check ((due_next is null) = (due_kind is null))
);
-- The board: what is due first on top, page by page
create index sent_back_standing_of_inspectorate on sent_back_standing (inspectorate_id, waits_for, due_next, sent_back_id);
create index sent_back_standing_of_force on sent_back_standing (force_id, waits_for, due_next, sent_back_id);

alter table sent_back_standing enable row level security;
alter table sent_back_standing force row level security;
create policy seen_by_both_sides on sent_back_standing for select to ${application}
    using ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy written_with_each_step on sent_back_standing for insert to ${application}
    with check ((select acting_server()) or (select acting_organisation()) in (inspectorate_id, force_id));
create policy changed_with_each_step on sent_back_standing for update to ${application}
    using ((select acting_organisation()) in (inspectorate_id, force_id))
    with check ((select acting_organisation()) in (inspectorate_id, force_id));
grant select, insert on sent_back_standing to ${application};
grant update (state, waits_for, due_next, due_kind, reviewer_id, ended_at, version) on sent_back_standing to ${application};
