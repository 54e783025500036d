-- Everything committed, for replay and for closing gaps. Old days are dropped whole.
create table event_log (
  logged_on   date        not null default (now() at time zone 'utc')::date,
  position    bigint      not null,
  event_id    uuid        not null,
  stream      text        not null,
  key         uuid        not null,
  version     bigint      not null check (version > 0),
  type        text        not null,
  schema      text        not null,
  occurred_at timestamptz not null,
  traceparent text,
  body        bytea       not null,
  primary key (logged_on, position)
) partition by range (logged_on);

-- Serves: the versions of one aggregate (gap healing, replay of one order).
create index event_log_by_key on event_log (stream, key, version);

create table event_log_default partition of event_log default;

-- One narrow row for each event that is not confirmed yet. The sequence must not cache: positions
-- of one key are taken under its row lock and rise with its versions.
create sequence outbox_position cache 1;

create table outbox (
  position  bigint   primary key,
  logged_on date     not null,
  shard     smallint not null,
  stream    text     not null,
  key       uuid     not null,
  version   bigint   not null,
  -- Serves: "is an earlier version of this key still waiting?"
  unique (stream, key, version)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0);

-- Who works on which slot (a shard of the outbox, a partition of a stream). A fence number never
-- falls, so that a holder who slept through his lease can be told from his successor.
create table lease (
  resource   text        not null,
  slot       smallint    not null,
  owner      text,
  fence      bigint      not null default 0,
  expires_at timestamptz not null default '-infinity',
  primary key (resource, slot)
);

-- Who is there to share the slots with.
create table lease_member (
  resource   text        not null,
  owner      text        not null,
  expires_at timestamptz not null,
  primary key (resource, owner)
);

-- Event ids seen, for a window. Old days are dropped whole; the watermark still refuses what they held.
create table inbox (
  received_on date not null default (now() at time zone 'utc')::date,
  event_id    uuid not null,
  stream      text not null,
  primary key (received_on, event_id)
) partition by range (received_on);

create table inbox_default partition of inbox default;

-- The last version applied, for ever.
create table watermark (
  stream  text   not null,
  key     uuid   not null,
  version bigint not null,
  primary key (stream, key)
);

-- Events that came before their predecessor, or behind a dead one.
create table parked (
  stream      text        not null,
  key         uuid        not null,
  version     bigint      not null,
  event_id    uuid        not null,
  source      text        not null,
  type        text        not null,
  schema      text        not null,
  occurred_at timestamptz not null,
  traceparent text,
  body        bytea       not null,
  parked_at   timestamptz not null default now(),
  primary key (stream, key, version)
);

-- Events that can't be applied until a person acts. Without a readable key nothing waits behind them.
create table dead_letter (
  id          bigint      generated always as identity primary key,
  stream      text        not null,
  key         uuid,
  version     bigint,
  event_id    uuid,
  source      text,
  type        text,
  schema      text,
  occurred_at timestamptz,
  traceparent text,
  headers     jsonb,
  body        bytea       not null,
  reason      text        not null,
  died_at     timestamptz not null default now(),
  unique (stream, key, version)
);

-- Legal deliveries of illegal transitions: what was refused, and why.
create table refusal (
  event_id   uuid        primary key,
  stream     text        not null,
  key        uuid        not null,
  version    bigint      not null,
  type       text        not null,
  reason     text        not null,
  refused_at timestamptz not null default now()
);

-- Calls to the outside world. Nothing more is due once one is settled; one that waits for a person
-- is due at infinity.
create table effect (
  id              bigint      generated always as identity primary key,
  kind            text        not null,
  key             uuid        not null,
  purpose         text        not null,
  request         jsonb       not null,
  traceparent     text,
  state           text        not null default 'PENDING'
                  check (state in ('PENDING', 'IN_FLIGHT', 'UNKNOWN', 'CONFIRMED', 'REFUSED')),
  attempts        integer     not null default 0,
  next_attempt_at timestamptz default now(),
  claimed_by      text,
  first_sent_at   timestamptz,
  answer          jsonb,
  intended_at     timestamptz not null default now(),
  settled_at      timestamptz,
  unique (kind, key, purpose),
  check ((settled_at is null) = (state in ('PENDING', 'IN_FLIGHT', 'UNKNOWN'))),
  check ((settled_at is null) = (next_attempt_at is not null))
);

-- Serves: the worker's search for due effects. A condition on one column that is null elsewhere, so
-- that the planner takes it without ever having analysed the table.
create index effect_due on effect (next_attempt_at, id) where next_attempt_at is not null;
-- Serves: is an earlier one of this key still open?
create index effect_open_by_key on effect (key, id) where settled_at is null;
-- Serve the gauges: the oldest that is open, the number of those nobody knows about.
create index effect_open_by_age on effect (intended_at) where settled_at is null;
create index effect_unknown on effect (next_attempt_at) where state = 'UNKNOWN';

-- Makes the days ahead and drops those behind; a day of the event log with something still to be
-- published is never dropped. Runs with its owner's rights, so that the role the service runs as
-- needs none to change tables. Gives up rather than make everybody wait for its locks.
create function eventing_keep_days(parent regclass, ahead integer, behind integer) returns integer
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set lock_timeout = '1s' as $$
declare
  today   date := (now() at time zone 'utc')::date;
  schema  name;
  base    name;
  name    text;
  day     date;
  old     record;
  stray   boolean;
  changed integer := 0;
begin
  if parent not in ('event_log'::regclass, 'inbox'::regclass) then
    raise exception 'eventing_keep_days: % is not kept by days', parent;
  end if;
  select n.nspname, c.relname into schema, base
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  perform pg_advisory_xact_lock(hashtext('eventing_keep_days'), parent::oid::integer);
  for day in select generate_series(today, today + ahead, interval '1 day')::date loop
    name := format('%I.%I', schema, base || '_' || to_char(day, 'YYYYMMDD'));
    -- A row that came before its day was made stays where it is, and so does the day's rest.
    execute format('select exists (select from %I.%I where %I = $1)', schema, base || '_default',
                   case base when 'inbox' then 'received_on' else 'logged_on' end)
      into stray using day;
    if to_regclass(name) is null and not stray then
      execute format('create table %s partition of %s for values from (%L) to (%L)',
        name, parent, day, day + 1);
      changed := changed + 1;
    end if;
  end loop;
  for old in
    select c.oid::regclass as name, to_date(right(c.relname, 8), 'YYYYMMDD') as day
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = parent and c.relname ~ '_[0-9]{8}$'
  loop
    if old.day < today - behind
       and not (base = 'event_log' and exists (select from outbox o where o.logged_on = old.day)) then
      execute format('drop table %s', old.name);
      changed := changed + 1;
    end if;
  end loop;
  return changed;
end $$;

select eventing_keep_days('event_log', 7, 365000), eventing_keep_days('inbox', 7, 365000);
