-- For whom a transaction is, as the application told at its start. Both end with the transaction.

create function acting_organisation() returns uuid
    language sql stable
    return nullif(current_setting('app.organisation', true), '')::uuid;

create function acting_server() returns boolean
    language sql stable
    return coalesce(current_setting('app.server', true) = 'on', false);

grant usage on schema public to ${application};
