-- How far the log of a stream's producer has been compared with what arrived here.
create table log_cursor (
  stream    text        primary key,
  position  bigint      not null default 0,
  looked_at timestamptz not null default '-infinity'
);

-- Keys with versions that exist but have not arrived: noted when an event is parked and when the
-- producer's log is compared, asked for if they don't arrive by themselves, gone once they have.
create table gap (
  stream    text        not null,
  key       uuid        not null,
  version   bigint      not null,
  opened_at timestamptz not null default clock_timestamp(),
  requests  integer     not null default 0,
  due_at    timestamptz not null default clock_timestamp(),
  primary key (stream, key)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Serves: what has to be looked after now?
create index gap_due on gap (stream, due_at);

insert into gap (stream, key, version)
select stream, key, max(version) from parked group by stream, key;
