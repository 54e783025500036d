-- An effect's kind is <provider>.<what>. Calls to one provider for one key follow each other; a
-- provider that is slow, gone or held back holds up nobody else's.
alter table effect
  add column provider text not null generated always as (split_part(kind, '.', 1)) stored;

-- Serves: effect_due_at.
drop index effect_due;
create index effect_due on effect (provider, next_attempt_at, id)
  where next_attempt_at is not null;
-- Serves: is an earlier one of this provider and key still open?
drop index effect_open_by_key;
create index effect_open_by_key on effect (provider, key, id) where settled_at is null;

-- Locks what is due first at one provider, reading no more than that. Of two conditions on a table
-- it knows nothing of, or last knew when this provider had nothing, the planner believes that few
-- rows fulfil them, and would read and sort them all; so it may not sort.
create function effect_due_at(at text, most integer)
returns table (id bigint, provider text, key uuid, kind text, next_attempt_at timestamptz)
language sql volatile
set enable_sort = off as $$
  select e.id, e.provider, e.key, e.kind, e.next_attempt_at
  from effect e
  where e.provider = at and e.next_attempt_at <= now()
  order by e.next_attempt_at, e.id
  limit most
  for update skip locked
$$;

-- Providers that give no answer, where settings say to hold them back after a while. While held_at
-- is set nothing is called; a person deletes the row.
create table effect_trouble (
  provider text        primary key,
  since    timestamptz not null default now(),
  held_at  timestamptz
);
