-- Runs with its owner's rights and drops what is old: for whoever was granted it, and never what is
-- younger than a day, so that nobody who may call it can empty the log.
alter function eventing_keep_days(regclass, integer, integer) rename to eventing_days_kept;
revoke execute on function eventing_days_kept(regclass, integer, integer) from public;

create function eventing_keep_days(parent regclass, ahead integer, behind integer) returns integer
language sql security definer
set search_path = pg_catalog, public, pg_temp as $$
  select eventing_days_kept(parent, ahead, greatest(behind, 1))
$$;
revoke execute on function eventing_keep_days(regclass, integer, integer) from public;
