create table instrument_version (
    key       text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version   text not null check (version <> ''),
    title     text not null check (title <> ''),
    digest    text not null check (digest ~ '^[0-9a-f]{64}$'),
    canonical text not null,
    file      text not null,
    loaded_at timestamptz not null,
    used_at   timestamptz,
    primary key (key, version)
);
comment on column instrument_version.canonical is 'the content as canonical JSON (RFC 8785); digest is its SHA-256';
comment on column instrument_version.file is 'the file as its author wrote it, for whoever wants to read or reuse it';
comment on column instrument_version.used_at is 'since when an inspection uses it, so that it can no longer change';

create function instrument_version_stays_as_used() returns trigger
    language plpgsql as $$
begin
    if old.used_at is not null and new is distinct from old then
        raise exception 'instrument % version % is used by an inspection and cannot change', old.key, old.version;
    end if;
    if not acting_server() and (new.key, new.version, new.title, new.digest, new.canonical, new.file, new.loaded_at)
        is distinct from (old.key, old.version, old.title, old.digest, old.canonical, old.file, old.loaded_at) then
        raise exception 'only the server replaces the content of an instrument';
    end if;
    return new;
end
$$;
create trigger instrument_version_stays_as_used before update on instrument_version
    for each row execute function instrument_version_stays_as_used();

alter table instrument_version enable row level security;
alter table instrument_version force row level security;
create policy public_documents on instrument_version for select to ${application} using (true);
create policy loaded_by_server on instrument_version for insert to ${application} with check ((select acting_server()));
-- The trigger above lets a member do no more than mark it as used
create policy replaced_by_server_or_used on instrument_version for update to ${application}
    using ((select acting_server()) or (select acting_organisation()) is not null)
    with check ((select acting_server()) or used_at is not null);

grant select, insert, update on instrument_version to ${application};
