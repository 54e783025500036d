-- A database that is put back to an earlier point begins a new history; until then all is history 1.
create table history (
  epoch    integer     primary key check (epoch > 0),
  begun_at timestamptz not null default now(),
  operator text,
  reason   text
);

insert into history (epoch) values (1);

-- What this service knows of the history of each stream it consumes. While stopped_at is set nothing
-- of the stream is applied; the rest is what it was stopped for.
create table upstream (
  stream      text        primary key,
  epoch       integer     not null default 1,
  stopped_at  timestamptz,
  key         uuid,
  version     bigint,
  applied     text,
  contradicts uuid
);

alter table event_log add column epoch integer not null default 1;

-- The trail: the version in four bytes, then of each event that was applied last the last four bytes
-- of its id, newest last.
alter table watermark
  add column epoch integer not null default 1,
  add column trail bytea   not null default '';

alter table parked      add column epoch integer not null default 1;
alter table dead_letter add column epoch integer not null default 1;
