-- That one side has seen a telling must not end it for the other
-- The owner, too, is fenced; for as long as this runs, it fills in what is there
alter table escalation no force row level security;
alter table person no force row level security;
alter table escalation add column seen_by_organisation uuid;
update escalation e set seen_by_organisation = (select p.organisation_id from person p where p.id = e.seen_by)
where e.seen_by is not null;
alter table escalation force row level security;
alter table person force row level security;
grant update (seen_by_organisation) on escalation to ${application};
