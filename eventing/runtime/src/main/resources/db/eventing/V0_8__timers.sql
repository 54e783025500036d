-- What is to happen to an aggregate at a time to come, at most one of a purpose. The row goes away
-- in the transaction that fires it. While a replica is at it, it is not due before its claim ends.
create table timer (
  key         uuid        not null,
  purpose     text        not null,
  version     bigint      not null,
  due_at      timestamptz not null,
  next_at     timestamptz not null,
  attempts    integer     not null default 0,
  claim       uuid,
  traceparent text,
  primary key (key, purpose)
) with (fillfactor = 80);

-- Serves: what is due, oldest first; when the next one is; how late the oldest is.
create index timer_due on timer (next_at);
